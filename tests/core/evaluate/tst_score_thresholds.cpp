#include <limits>

#include <QTest>

#include "core/evaluate/score_thresholds.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

const std::vector<int> oneClass{1};
const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};
const XywhBox emptyPlace{300, 300, 50, 50};

ThresholdReport thresholdsOf(const std::vector<ScoredImage>& images, const std::vector<int>& labels) {
    return makeThresholds(judgeClasses(images, labels));
}

/// What a threshold leaves, counted anew: the detections below it are taken away and the rest is matched.
ThresholdPoint countAgain(std::vector<ScoredImage> images, const std::vector<int>& labels, double score) {
    for (ScoredImage& image : images)
        std::erase_if(image.detections, [score](const ScoredBox& box) { return box.score < score; });
    ThresholdPoint point{score, 0, 0, 0};
    for (const ClassJudgement& judgement : judgeClasses(images, labels)) {
        point.missed += judgement.truthCount;
        for (const JudgedDetection& detection : judgement.ranked) {
            point.hits += detection.verdict == Verdict::Hit ? 1 : 0;
            point.missed -= detection.verdict == Verdict::Hit ? 1 : 0;
            point.falseAlarms += detection.verdict == Verdict::FalseAlarm ? 1 : 0;
        }
    }
    return point;
}

bool sameCounts(const ThresholdPoint& a, const ThresholdPoint& b) {
    return a.hits == b.hits && a.falseAlarms == b.falseAlarms && a.missed == b.missed;
}

} // namespace

class TestScoreThresholds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyScoreIsAPointWithWhatIsShownFromThere() {
        const std::vector<ScoredImage> images{
            {{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {emptyPlace, 1, 0.8}, {boxB, 1, 0.7}}}};
        const ThresholdCurve curve = thresholdsOf(images, oneClass).classes[0];
        QCOMPARE(curve.points.size(), std::size_t(3));
        QCOMPARE(curve.points[0].precision(), 1.0);
        QCOMPARE(curve.points[0].recall(), 0.5);
        QCOMPARE(curve.points[0].f1(), 2.0 / 3);
        QCOMPARE(curve.points[1].precision(), 0.5);
        QCOMPARE(curve.points[1].f1(), 0.5);
        QCOMPARE(curve.points[2].precision(), 2.0 / 3);
        QCOMPARE(curve.points[2].recall(), 1.0);
        QCOMPARE(curve.points[2].f1(), 0.8);
        QCOMPARE(curve.best, std::size_t(2));
    }

    void equalScoresAreShownTogether() {
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{boxA, 1, 0.5}, {emptyPlace, 1, 0.5}}}};
        const ThresholdCurve curve = thresholdsOf(images, oneClass).classes[0];
        QCOMPARE(curve.points.size(), std::size_t(1));
        QCOMPARE(curve.points[0].hits, 1);
        QCOMPARE(curve.points[0].falseAlarms, 1);
    }

    void ofEqualF1TheHighestScoreIsBest() {
        // One hit alone: 2/3. With two false alarms and the second hit: 4/6.
        const std::vector<ScoredImage> images{
            {{truthBox(boxA), truthBox(boxB)},
             {{boxA, 1, 0.9}, {emptyPlace, 1, 0.8}, {emptyPlace, 1, 0.7}, {boxB, 1, 0.6}}}};
        const ThresholdCurve curve = thresholdsOf(images, oneClass).classes[0];
        QCOMPARE(curve.points[0].f1(), curve.points[3].f1());
        QCOMPARE(curve.best, std::size_t(0));
    }

    void withoutAHitNoThresholdIsBest() {
        QVERIFY(!thresholdsOf({{{truthBox(boxA)}, {{emptyPlace, 1, 0.9}}}}, oneClass).classes[0].best);
        QVERIFY(!thresholdsOf({{{}, {{emptyPlace, 1, 0.9}}}}, oneClass).overall.best);
        QVERIFY(thresholdsOf({}, {}).overall.points.empty());
    }

    void aThresholdBetweenTheScoresTakesWhatIsAboveIt() {
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{boxA, 1, 0.9}, {emptyPlace, 1, 0.4}}}};
        const ThresholdCurve curve = thresholdsOf(images, oneClass).classes[0];
        QCOMPARE(curve.at(0.95).hits, 0);
        QCOMPARE(curve.at(0.95).missed, 1);
        QCOMPARE(curve.at(0.95).precision(), 1.0);
        QCOMPARE(curve.at(0.9).hits, 1);
        QCOMPARE(curve.at(0.5).falseAlarms, 0);
        QCOMPARE(curve.at(0).falseAlarms, 1);
        QCOMPARE(curve.at(0.5).score, 0.5);
    }

    void aDetectionWithoutAScoreIsNeverShown() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{boxA, 1, nan}, {emptyPlace, 1, 0.5}}}};
        const ThresholdCurve curve = thresholdsOf(images, oneClass).overall;
        QCOMPARE(curve.points.size(), std::size_t(1));
        QCOMPARE(curve.at(-1e300).hits, 0);
    }

    void allClassesArePooledThoseWithoutTruthToo() {
        const std::vector<ScoredImage> images{
            {{truthBox(boxA, 1), truthBox(boxB, 2)}, {{boxA, 1, 0.9}, {boxB, 2, 0.8}, {emptyPlace, 3, 0.85}}}};
        const ThresholdReport report = thresholdsOf(images, {1, 2, 3});
        QCOMPARE(report.overall.truthCount, 2);
        QCOMPARE(report.overall.at(0.85).hits, 1);
        QCOMPARE(report.overall.at(0.85).falseAlarms, 1);
        QCOMPARE(report.overall.at(0.8).hits, 2);
        QCOMPARE(report.classes[2].truthCount, 0);
        QCOMPARE(report.classes[2].points[0].recall(), 0.0);
        QCOMPARE(report.classes[2].points[0].f1(), 0.0);
    }

    void everyPointIsWhatMatchingTheShownDetectionsAloneGives() {
        for (std::uint32_t seed = 1; seed <= 10; ++seed) {
            const std::vector<ScoredImage> images = randomImages(12, 2, seed);
            const std::vector<int> labels = randomLabels(2);
            const ThresholdReport report = thresholdsOf(images, labels);
            QVERIFY(!report.overall.points.empty());
            for (const ThresholdPoint& point : report.overall.points)
                QVERIFY(sameCounts(point, countAgain(images, labels, point.score)));
            for (std::size_t k = 0; k < labels.size(); ++k)
                for (const ThresholdPoint& point : report.classes[k].points)
                    QVERIFY(sameCounts(point, countAgain(images, {labels[k]}, point.score)));
        }
    }
};

QTEST_APPLESS_MAIN(TestScoreThresholds)
#include "tst_score_thresholds.moc"
