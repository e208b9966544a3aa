#include "ui/support/evaluation_pdf.h"

#include <QBuffer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/detailed_report.h"
#include "ui/support/evaluation_html.h"

using namespace boxwright;

class TestEvaluationPdf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReportIsAPdfOfSeveralPagesWithItsPictures() {
        const QTemporaryDir folder;
        for (const char* id : {"a", "b", "c"}) {
            QImage picture(80, 80, QImage::Format_RGB32);
            picture.fill(Qt::white);
            QVERIFY(picture.save(folder.filePath(QLatin1String(id) + QStringLiteral(".png"))));
        }
        const QString page =
            EvaluationHtml::page(*test::detailedReport(folder.path().toStdString()), QStringLiteral("best.pth"));
        const QByteArray pdf = evaluationPdf(page, QStringLiteral("best.pth"));
        QVERIFY(pdf.startsWith("%PDF-1."));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QVERIFY2(pdf.count("/Type /Page\n") >= 2, pdf.left(200).constData());
        // Two plots, bars of one colour, and five pictures of errors: each is an image of its own.
        QVERIFY2(pdf.count("/Subtype /Image") >= 8, qPrintable(QString::number(pdf.count("/Subtype /Image"))));
    }

    void picturesKeepTheirShape() {
        const QString page = printablePage(figure());
        QVERIFY2(page.contains(QStringLiteral("width=\"200\" height=\"150\">")), qPrintable(page.right(80)));
    }

    void sixPicturesAreOnOnePage() {
        QString html = QStringLiteral("<h3>Missed</h3>");
        for (int i = 0; i < 6; ++i)
            html += figure();
        QCOMPARE(evaluationPdf(html, QString()).count("/Type /Page\n"), 1);
        QVERIFY(evaluationPdf(html.repeated(4), QString()).count("/Type /Page\n") <= 4);
    }

    void aHeadingIsOnThePageOfWhatItIsAbout_data() {
        QTest::addColumn<int>("linesBefore");
        for (int lines = 40; lines < 62; lines += 3)
            QTest::addRow("%d lines before it", lines) << lines;
    }

    void aHeadingIsOnThePageOfWhatItIsAbout() {
        QFETCH(int, linesBefore);
        const QString html = QStringLiteral("<p>line</p>").repeated(linesBefore / 2) +
                             QStringLiteral("<h2>Errors</h2><h3>Missed</h3>") + figure().repeated(2);
        const QStringList pages = textOfPages(evaluationPdf(html, QString()));
        QVERIFY2(pages.join(QString()).contains(QStringLiteral("Errors")), "is poppler-utils installed?");
        for (const QString& text : pages)
            QCOMPARE(text.contains(QStringLiteral("Errors")) + 2 * text.contains(QStringLiteral("Missed")),
                     text.contains(QStringLiteral("A long sentence")) ? 3 : 0);
    }

    void nothingIsLostWhereHeadingsMove() {
        QString html;
        for (int i = 10; i < 30; ++i)
            html += QStringLiteral("<h2>Errors%1</h2><table><tr><td>Cell%1</td></tr></table><h3>Missed%1</h3>").arg(i) +
                    figure().repeated(i % 5 + 1);
        const QString text = textOfPages(evaluationPdf(html, QString())).join(QString());
        for (int i = 10; i < 30; ++i)
            for (const char* part : {"Errors%1", "Cell%1", "Missed%1"})
                QVERIFY2(text.contains(QString::fromLatin1(part).arg(i)), part);
    }

private:
    /// By poppler, as another reader of the file.
    static QStringList textOfPages(const QByteArray& pdf) {
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-"), QStringLiteral("-")});
        reader.write(pdf);
        reader.closeWriteChannel();
        reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput()).split(QLatin1Char('\f'));
    }

    static QString figure() {
        QImage picture(320, 240, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "JPG");
        return QStringLiteral("<figure><img alt=\"\" src=\"data:image/jpeg;base64,%1\"><figcaption><b>image</b> A long "
                              "sentence that says what is wrong with the box</figcaption></figure>")
            .arg(QString::fromLatin1(bytes.toBase64()));
    }
};

QTEST_MAIN(TestEvaluationPdf)
#include "tst_evaluation_pdf.moc"
