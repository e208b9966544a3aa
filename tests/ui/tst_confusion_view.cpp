#include "ui/panels/confusion_view.h"

#include <algorithm>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "tests/core/evaluate/evaluate_cases.h"
#include "tests/ui/support/detailed_report.h"
#include "ui/panels/confusion_panel.h"

using namespace boxwright;

class TestConfusionView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_report = test::detailedReport();
        m_view = std::make_unique<ConfusionView>();
        m_view->setMatrix(makeConfusion(m_report->scored, m_report->judgements, {.scoreThreshold = 0.25}),
                          m_report->classes);
        m_view->resize(600, 400);
        m_view->show();
    }

    void aClickChoosesTheCellUnderIt() {
        QSignalSpy chosen(m_view.get(), &ConfusionView::cellChosen);
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect({0, 1}).center().toPoint());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0], (QVariantList{1, 0}));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(3, 3)); // the corner with the titles
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->cellRect({2, 2}).center().toPoint());
        QCOMPARE(chosen.count(), 1);
    }

    void arrowKeysAndEnterChooseACell() {
        QSignalSpy chosen(m_view.get(), &ConfusionView::cellChosen);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right); // there is no fourth column
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0], (QVariantList{1, 2}));
    }

    void aCellSaysWhatItCounts() {
        QCOMPARE(m_view->cellText({0, 1}), QStringLiteral("Annotated dog, detected as cat: 1 (100 % of the row)"));
        QVERIFY(m_view->cellText({2, 0}).startsWith(QStringLiteral("cat that were missed")));
        QVERIFY(m_view->cellText({1, 2}).startsWith(QStringLiteral("Detected as dog where nothing is annotated")));
    }

    void aHitIsPaintedInAnotherColourThanAMistakeAndAnEmptyCell() {
        const QImage picture = m_view->grab().toImage();
        const auto color = [&](QPoint cell) {
            return picture.pixelColor(m_view->cellRect(cell).topLeft().toPoint() + QPoint(9, 9));
        };
        QVERIFY(color({0, 0}) != color({0, 1}));
        QVERIFY(color({0, 1}) != color({1, 1}));
    }

    void theScoreOfThePanelCountsAnew() {
        ConfusionPanel panel;
        panel.setReport(m_report);
        panel.setScore(0.25);
        QCOMPARE(panel.view()->matrix().at(2, 1), 1); // the dog at 0.3 where nothing is
        panel.setScore(0.5);
        QCOMPARE(panel.view()->matrix().at(2, 1), 0);
        QCOMPARE(panel.view()->matrix().at(0, 0), 1);
    }

    void theScoreCountsAThousandImagesWithinFiftyMilliseconds() {
        EvaluationReport large;
        large.classes = ClassList({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"});
        large.scored = randomImages(1000, 10, 5);
        large.images.resize(large.scored.size());
        measure(large, {});
        ConfusionPanel panel;
        panel.setReport(std::make_shared<const EvaluationReport>(std::move(large)));
        std::vector<qint64> times;
        for (int percent = 10; percent < 60; ++percent) {
            QElapsedTimer clock;
            clock.start();
            panel.setScore(percent / 100.0);
            times.push_back(clock.nsecsElapsed());
        }
        std::nth_element(times.begin(), times.begin() + 25, times.end()); // the median: others may take the core
        QVERIFY2(times[25] < 50'000'000, qPrintable(QStringLiteral("%1 ns").arg(times[25])));
        qInfo("median %lld us", times[25] / 1000);
    }

private:
    SharedReport m_report;
    std::unique_ptr<ConfusionView> m_view;
};

QTEST_MAIN(TestConfusionView)
#include "tst_confusion_view.moc"
