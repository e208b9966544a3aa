#include "ui/support/evaluation_pdf.h"

#include <QBuffer>
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

private:
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
