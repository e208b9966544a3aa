#include <algorithm>
#include <limits>

#include <QTest>

#include "core/evaluate/matching.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

class TestMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlapIsIntersectionOverUnion() {
        QCOMPARE(overlap({0, 0, 10, 10}, {5, 0, 10, 10}), 50.0 / 150.0);
        QCOMPARE(overlap({0, 0, 10, 10}, {0, 0, 10, 10}), 1.0);
    }

    void boxesThatOnlyTouchDoNotOverlap() {
        QCOMPARE(overlap({0, 0, 10, 10}, {10, 0, 10, 10}), 0.0);
        QCOMPARE(overlap({0, 0, 10, 10}, {0, 10, 10, 10}), 0.0);
    }

    void boxesApartInOneDirectionOrBothDoNotOverlap() {
        QCOMPARE(overlap({0, 0, 10, 10}, {30, 0, 10, 10}), 0.0);
        QCOMPARE(overlap({0, 0, 10, 10}, {0, 30, 10, 10}), 0.0);
        QCOMPARE(overlap({0, 0, 10, 10}, {30, 30, 10, 10}), 0.0);
    }

    void aBoxWithoutExtentOverlapsNothing() {
        QCOMPARE(overlap({5, 5, 0, 10}, {0, 0, 20, 20}), 0.0);
        QCOMPARE(overlap({5, 5, 0, 0}, {5, 5, 0, 0}), 0.0);
        QCOMPARE(overlapWithCrowd({5, 5, 0, 10}, {0, 0, 20, 20}), 0.0);
    }

    void overlapWithACrowdIsTheCoveredPartOfTheDetection() {
        QCOMPARE(overlapWithCrowd({0, 0, 10, 10}, {0, 0, 1000, 1000}), 1.0);
        QCOMPARE(overlapWithCrowd({-5, 0, 10, 10}, {0, 0, 1000, 1000}), 0.5);
    }

    void rankingIsByDescendingScoreAndKeepsTheOrderOfEquals() {
        const std::vector<double> scores{0.5, 0.9, 0.5, 0.9, 0.1};
        QCOMPARE(rankedByScore(scores), (std::vector<std::size_t>{1, 3, 0, 2, 4}));
    }

    void manyEqualScoresKeepTheirOrder() {
        const std::vector<double> scores(1000, 0.5);
        const std::vector<std::size_t> order = rankedByScore(scores);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }

    void aScoreThatIsNotANumberRanksLast() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> scores{nan, 0.0, nan, 1.0};
        QCOMPARE(rankedByScore(scores), (std::vector<std::size_t>{3, 1, 0, 2}));
    }

    void splitByClassKeepsImagesInWhichTheClassOccursAndDropsOtherLabels() {
        const XywhBox box{0, 0, 10, 10};
        const std::vector<ScoredImage> images{
            {{truthBox(box, 7)}, {}},
            {{}, {}},
            {{truthBox(box, 3), truthBox(box, 7)}, {{box, 3, 0.5}, {box, 99, 0.5}}},
            {{}, {{box, 7, 0.5}}},
        };
        const std::vector<int> labels{3, 7};
        const auto byClass = splitByClass(images, labels);
        QCOMPARE(byClass.size(), 2U);
        QCOMPARE(byClass[0].size(), 1U);
        QCOMPARE(byClass[0][0].image, 2U);
        QCOMPARE(byClass[0][0].truth.size(), 1U);
        QCOMPARE(byClass[0][0].detections.size(), 1U);
        QCOMPARE(byClass[1].size(), 3U);
        QCOMPARE(byClass[1][0].image, 0U);
        QCOMPARE(byClass[1][1].image, 2U);
        QVERIFY(byClass[1][1].detections.empty());
        QCOMPARE(byClass[1][2].image, 3U);
        QVERIFY(byClass[1][2].truth.empty());
    }
};

QTEST_APPLESS_MAIN(TestMatching)
#include "tst_matching.moc"
