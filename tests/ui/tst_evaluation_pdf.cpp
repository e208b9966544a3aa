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
        QImage picture(320, 240, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && picture.save(&buffer, "JPG"));
        const QString page =
            printablePage(QStringLiteral("<figure><img alt=\"\" src=\"data:image/jpeg;base64,%1\"></figure>")
                              .arg(QString::fromLatin1(bytes.toBase64())));
        QVERIFY2(page.contains(QStringLiteral("width=\"200\" height=\"150\">")), qPrintable(page.right(80)));
    }
};

QTEST_MAIN(TestEvaluationPdf)
#include "tst_evaluation_pdf.moc"
