#include "ui/support/evaluation_html.h"

#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/detailed_report.h"
#include "ui/models/class_metrics_model.h"

using namespace boxwright;

class TestEvaluationHtml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePageHasTheNumbersAndTheTitleOfTheReport() {
        const SharedReport report = test::detailedReport();
        const QString page = EvaluationHtml::page(*report, QStringLiteral("best.pth & co"));
        QVERIFY(page.contains(QStringLiteral("best.pth &amp; co")));
        QVERIFY(page.contains(QStringLiteral("<td class=\"n\">%1</td>").arg(metricText(report->coco.numbers.ap))));
        QVERIFY(page.contains(QStringLiteral("<td class=\"n\">%1</td>").arg(metricText(report->voc.mean.ap50Area))));
        QCOMPARE(page.count(QStringLiteral("<svg")), 2);
        QVERIFY(page.contains(QStringLiteral("cat (80 %) where dog is annotated")));
    }

    void picturesAreInsideThePageAndShowTheirBoxes() {
        const QTemporaryDir folder;
        for (const char* id : {"a", "b", "c"}) {
            QImage picture(80, 80, QImage::Format_RGB32);
            picture.fill(Qt::white);
            QVERIFY(picture.save(folder.filePath(QLatin1String(id) + QStringLiteral(".png"))));
        }
        const QString page = EvaluationHtml::page(*test::detailedReport(folder.path().toStdString()), QString());
        const QRegularExpression embedded(QStringLiteral("src=\"data:image/jpeg;base64,([^\"]+)\""));
        auto pictures = embedded.globalMatch(page);
        int count = 0;
        for (; pictures.hasNext(); ++count) {
            const QByteArray bytes = QByteArray::fromBase64(pictures.next().captured(1).toLatin1());
            const QImage picture = QImage::fromData(bytes, "JPG");
            QCOMPARE(picture.size(), QSize(80, 80));
            bool painted = false;
            for (int x = 0; x < 80; ++x)
                for (int y = 0; y < 80; ++y)
                    painted = painted || picture.pixelColor(x, y).lightness() < 200;
            QVERIFY(painted);
        }
        QCOMPARE(count, 5);
        QVERIFY(!page.contains(QStringLiteral("src=\"http")));
    }

    void aPictureThatIsGoneIsSaid() {
        const QString page = EvaluationHtml::page(*test::detailedReport("/no/such/folder"), QString());
        QVERIFY(!page.contains(QStringLiteral("<img")));
        QVERIFY(page.contains(QStringLiteral("/no/such/folder/b.png")));
    }

    void namesCannotBreakThePage() {
        EvaluationReport report = *test::detailedReport();
        report.classes = ClassList({"<b>cat</b>", "dog"});
        report.messages = {"a<b.jpg is missing"};
        const QString page = EvaluationHtml::page(report, QString());
        QVERIFY(!page.contains(QStringLiteral("<b>cat")));
        QVERIFY(page.contains(QStringLiteral("&lt;b&gt;cat&lt;/b&gt;")));
        QVERIFY(page.contains(QStringLiteral("a&lt;b.jpg")));
    }
};

QTEST_MAIN(TestEvaluationHtml)
#include "tst_evaluation_html.moc"
