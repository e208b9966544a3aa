#include <cmath>

#include <QTest>

#include "core/evaluate/voc_metrics.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

constexpr double tolerance = 1e-12;
const std::vector<int> oneClass{1};

void compare(double actual, double expected) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QStringLiteral("%1 instead of %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

VocNumbers evaluateOne(const ScoredImage& image, const VocOptions& options = {}) {
    return evaluateVoc(std::vector<ScoredImage>{image}, oneClass, options).mean;
}

const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};
const XywhBox emptyPlace{300, 300, 50, 50};

} // namespace

class TestVocMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void perfectDetectionGivesOne() {
        const VocNumbers numbers = evaluateOne({{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {boxB, 1, 0.8}}});
        compare(numbers.ap50ElevenPoint, 1);
        compare(numbers.ap50Area, 1);
    }

    void withoutTruthTheNumbersAreMinusOne() {
        const VocReport report = evaluateVoc(std::vector<ScoredImage>{{{}, {{boxA, 1, 0.9}}}}, oneClass);
        QCOMPARE(report.mean.ap50Area, -1.0);
        QCOMPARE(report.mean.ap50ElevenPoint, -1.0);
        QCOMPARE(report.classes[0].truthCount, 0);
        QCOMPARE(report.classes[0].numbers.ap50Area, -1.0);
    }

    void withoutDetectionsTheNumbersAreZero() {
        const VocNumbers numbers = evaluateOne({{truthBox(boxA)}, {}});
        QCOMPARE(numbers.ap50ElevenPoint, 0.0);
        QCOMPARE(numbers.ap50Area, 0.0);
    }

    void halfOfTheObjectsFoundIsSixOfElevenPointsAndHalfTheArea() {
        // Recall .5 at precision 1 covers the points 0 to .5.
        const VocNumbers numbers = evaluateOne({{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}}});
        compare(numbers.ap50ElevenPoint, 6.0 / 11);
        compare(numbers.ap50Area, 0.5);
    }

    void aFalseAlarmBetweenTwoHitsLowersTheSecondHalf() {
        // Recalls .5 .5 1, precisions 1 1/2 2/3.
        const VocNumbers numbers =
            evaluateOne({{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {emptyPlace, 1, 0.8}, {boxB, 1, 0.7}}});
        compare(numbers.ap50ElevenPoint, (6 + 5 * 2.0 / 3) / 11);
        compare(numbers.ap50Area, 0.5 + 0.5 * 2 / 3);
    }

    void precisionAtARecallIsTheBestThereOrBeyond() {
        // Recalls 0 .5 1, precisions 0 1/2 2/3.
        const VocNumbers numbers =
            evaluateOne({{truthBox(boxA), truthBox(boxB)}, {{emptyPlace, 1, 0.9}, {boxA, 1, 0.8}, {boxB, 1, 0.7}}});
        compare(numbers.ap50ElevenPoint, 2.0 / 3);
        compare(numbers.ap50Area, 2.0 / 3);
    }

    void theOverlapMustExceedOneHalf() {
        // Pixels 0 to 9 both ways; the upper five rows have IoU exactly .5, one row more is enough.
        const TruthBox truth = truthBox({0, 0, 9, 9});
        compare(evaluateOne({{truth}, {{{0, 0, 9, 4}, 1, 0.9}}}).ap50Area, 0);
        compare(evaluateOne({{truth}, {{{0, 0, 9, 5}, 1, 0.9}}}).ap50Area, 1);
    }

    void continuousPixelsHaveNoLastPixelToAdd() {
        const TruthBox truth = truthBox({0, 0, 10, 10});
        const VocOptions continuous{VocOverlap::Continuous, 1};
        compare(evaluateOne({{truth}, {{{0, 0, 10, 5}, 1, 0.9}}}, continuous).ap50Area, 0);
        compare(evaluateOne({{truth}, {{{0, 0, 10, 5}, 1, 0.9}}}).ap50Area, 1); // 66 of 121 pixels
        compare(evaluateOne({{truth}, {{{0, 0, 10, 6}, 1, 0.9}}}, continuous).ap50Area, 1);
    }

    void boxesThatTouchShareAPixel() {
        // One pixel each, the same one: without extent as edges, a perfect match as pixels.
        compare(evaluateOne({{truthBox({7, 7, 0, 0})}, {{{7, 7, 0, 0}, 1, 0.9}}}).ap50Area, 1);
    }

    void aDetectionOfATakenObjectIsFalseEvenIfAnotherObjectWouldDo() {
        // Both detections lie best on the first object; the second object (IoU .8) stays missed.
        const ScoredImage image{{truthBox({0, 0, 10, 10}), truthBox({0, 0, 10, 8})},
                                {{{0, 0, 10, 10}, 1, 0.9}, {{0, 0, 10, 10}, 1, 0.8}}};
        compare(evaluateOne(image).ap50Area, 0.5);
    }

    void difficultObjectsCountNeitherWay() {
        // Two detections on the difficult object are neither hits nor false alarms.
        const ScoredImage image{{difficultBox(boxA), truthBox(boxB)},
                                {{boxA, 1, 0.9}, {boxA, 1, 0.85}, {boxB, 1, 0.8}}};
        const VocReport report = evaluateVoc(std::vector<ScoredImage>{image}, oneClass);
        QCOMPARE(report.classes[0].truthCount, 1);
        compare(report.mean.ap50Area, 1);
        compare(report.mean.ap50ElevenPoint, 1);
    }

    void difficultObjectsAloneAreNoTruth() {
        QCOMPARE(evaluateOne({{difficultBox(boxA)}, {{boxA, 1, 0.9}}}).ap50Area, -1.0);
    }

    void aCrowdIsADifficultObjectHere() {
        const ScoredImage image{{crowdBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {boxA, 1, 0.85}, {boxB, 1, 0.8}}};
        compare(evaluateOne(image).ap50Area, 1);
        QCOMPARE(evaluateOne({{crowdBox(boxA)}, {{boxA, 1, 0.9}}}).ap50Area, -1.0);
    }

    void theNumberOfThreadsDoesNotShowInTheNumbers() {
        const std::vector<ScoredImage> images = randomImages(60, 5, 4);
        const std::vector<int> labels = randomLabels(5);
        const VocNumbers one = evaluateVoc(images, labels).mean;
        const VocNumbers three = evaluateVoc(images, labels, {VocOverlap::Inclusive, 3}).mean;
        QVERIFY(one.ap50Area == three.ap50Area && one.ap50ElevenPoint == three.ap50ElevenPoint);
        QVERIFY(one.ap50Area > 0.05 && one.ap50Area < 0.95);
    }

    void detectionsAreRankedOverAllImages() {
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{boxA, 1, 0.5}}}, {{}, {{boxA, 1, 0.9}}}};
        compare(evaluateVoc(images, oneClass).mean.ap50Area, 0.5);
    }

    void theMeanIsOverClassesWithTruth() {
        const ScoredImage image{{truthBox(boxA, 1), truthBox(boxB, 2)}, {{boxA, 1, 0.9}, {boxA, 3, 0.9}}};
        const std::vector<int> labels{1, 2, 3};
        const VocReport report = evaluateVoc(std::vector<ScoredImage>{image}, labels);
        compare(report.mean.ap50Area, 0.5);
        QCOMPARE(report.classes.size(), 3U);
        compare(report.classes[0].numbers.ap50Area, 1);
        compare(report.classes[1].numbers.ap50Area, 0);
        QCOMPARE(report.classes[2].numbers.ap50Area, -1.0);
    }

    void moreThanAHundredDetectionsOfAnImageAllCount() {
        ScoredImage image{{truthBox(boxA)}, {}};
        for (int i = 0; i < 199; ++i)
            image.detections.push_back({emptyPlace, 1, 0.9});
        image.detections.push_back({boxA, 1, 0.5});
        compare(evaluateOne(image).ap50Area, 1.0 / 200);
    }
};

QTEST_APPLESS_MAIN(TestVocMetrics)
#include "tst_voc_metrics.moc"
