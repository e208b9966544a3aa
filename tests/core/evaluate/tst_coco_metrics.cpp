#include <QTest>

#include "core/evaluate/coco_metrics.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

constexpr double tolerance = 1e-12;
const std::vector<int> oneClass{1};

void compare(double actual, double expected) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QStringLiteral("%1 instead of %2").arg(actual, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}

/// An image with `count` objects of side `side` in a row, and a perfect detection of each.
ScoredImage perfectRow(int count, double side, int label = 1) {
    ScoredImage image;
    for (int i = 0; i < count; ++i) {
        const XywhBox box{i * side * 2, 0, side, side};
        image.truth.push_back(truthBox(box, label));
        image.detections.push_back({box, label, 1.0 - i * 0.01});
    }
    return image;
}

} // namespace

class TestCocoMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void perfectDetectionGivesOneEverywhereButWhereNothingIs() {
        const std::vector<ScoredImage> images{perfectRow(2, 50)};
        const CocoReport report = evaluateCoco(images, oneClass);
        compare(report.numbers.ap, 1);
        compare(report.numbers.ap50, 1);
        compare(report.numbers.ap75, 1);
        compare(report.numbers.apMedium, 1);
        compare(report.numbers.ar1, 0.5); // one detection for two objects
        compare(report.numbers.ar10, 1);
        compare(report.numbers.ar100, 1);
        compare(report.numbers.arMedium, 1);
        QCOMPARE(report.numbers.apSmall, -1.0);
        QCOMPARE(report.numbers.apLarge, -1.0);
        QCOMPARE(report.numbers.arSmall, -1.0);
        QCOMPARE(report.numbers.arLarge, -1.0);
        QCOMPARE(report.classes.size(), 1U);
        QCOMPARE(report.classes[0].truthCount, 2);
        compare(report.classes[0].ap, 1);
        compare(report.classes[0].ap50, 1);
    }

    void withoutTruthEveryNumberIsMinusOne() {
        const std::vector<ScoredImage> images{{{}, {{{0, 0, 10, 10}, 1, 0.9}}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        QCOMPARE(report.numbers.ap, -1.0);
        QCOMPARE(report.numbers.ap50, -1.0);
        QCOMPARE(report.numbers.ar1, -1.0);
        QCOMPARE(report.numbers.ar100, -1.0);
        QCOMPARE(report.classes[0].truthCount, 0);
        QCOMPARE(report.classes[0].ap, -1.0);
        QCOMPARE(report.classes[0].ap50, -1.0);
    }

    void noImagesAndNoClassesAreNoError() {
        QCOMPARE(evaluateCoco({}, oneClass).numbers.ap, -1.0);
        const CocoReport report = evaluateCoco(std::vector<ScoredImage>{perfectRow(1, 50)}, {});
        QCOMPARE(report.numbers.ap, -1.0);
        QVERIFY(report.classes.empty());
    }

    void withoutDetectionsEveryNumberIsZero() {
        const std::vector<ScoredImage> images{{{truthBox({0, 0, 10, 10})}, {}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        QCOMPARE(report.numbers.ap, 0.0);
        QCOMPARE(report.numbers.apSmall, 0.0);
        QCOMPARE(report.numbers.ar100, 0.0);
        QCOMPARE(report.numbers.apLarge, -1.0);
    }

    void aFalseAlarmAboveTheHitHalvesThePrecision() {
        const XywhBox box{0, 0, 50, 50};
        const std::vector<ScoredImage> images{{{truthBox(box)}, {{{200, 0, 50, 50}, 1, 0.9}, {box, 1, 0.8}}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        compare(report.numbers.ap50, 0.5);
        compare(report.numbers.ap, 0.5);
        compare(report.numbers.ar1, 0); // the one detection that counts is the wrong one
        compare(report.numbers.ar10, 1);
    }

    void aDuplicateBelowTheHitCostsNothing() {
        const XywhBox box{0, 0, 50, 50};
        const std::vector<ScoredImage> images{{{truthBox(box)}, {{box, 1, 0.9}, {box, 1, 0.8}}}};
        compare(evaluateCoco(images, oneClass).numbers.ap, 1);
    }

    void aDuplicateBetweenTwoHitsCostsPrecisionAtTheHigherRecalls() {
        const XywhBox first{0, 0, 50, 50};
        const XywhBox second{100, 0, 50, 50};
        const std::vector<ScoredImage> images{
            {{truthBox(first), truthBox(second)}, {{first, 1, 0.9}, {first, 1, 0.8}, {second, 1, 0.7}}}};
        // Recalls .5 .5 1, precisions 1 1/2 2/3: 51 recall points at 1 (0 to .50), 50 at 2/3.
        compare(evaluateCoco(images, oneClass).numbers.ap50, (51 + 50 * 2.0 / 3.0) / 101);
    }

    void aLooseBoxCountsOnlyAtTheThresholdsItReaches() {
        // IoU .8: hit at .50 to .80 (7 of 10).
        const std::vector<ScoredImage> images{{{truthBox({0, 0, 50, 50})}, {{{0, 0, 50, 40}, 1, 0.9}}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        compare(report.numbers.ap, 0.7);
        compare(report.numbers.ap50, 1);
        compare(report.numbers.ap75, 1);
        compare(report.numbers.ar100, 0.7);
    }

    void thresholdsReachFromOneHalfToNinetyFiveHundredths() {
        const auto numbersAtOverlap = [](double share) {
            const std::vector<ScoredImage> images{{{truthBox({0, 0, 50, 50})}, {{{0, 0, 50, 50 * share}, 1, 0.9}}}};
            return evaluateCoco(images, oneClass).numbers;
        };
        compare(numbersAtOverlap(0.49).ap, 0);
        compare(numbersAtOverlap(0.51).ap, 0.1);
        compare(numbersAtOverlap(0.74).ap75, 0);
        compare(numbersAtOverlap(0.76).ap75, 1);
        compare(numbersAtOverlap(0.94).ap, 0.9);
        compare(numbersAtOverlap(0.96).ap, 1);
    }

    void precisionAtARecallIsTheBestThereOrBeyond() {
        // Recalls 0 .5 1, precisions 0 1/2 2/3.
        const XywhBox first{0, 0, 50, 50};
        const XywhBox second{100, 0, 50, 50};
        const std::vector<ScoredImage> images{
            {{truthBox(first), truthBox(second)}, {{{500, 0, 50, 50}, 1, 0.9}, {first, 1, 0.8}, {second, 1, 0.7}}}};
        compare(evaluateCoco(images, oneClass).numbers.ap50, 2.0 / 3);
    }

    void detectionsInACrowdCountNeitherWay() {
        const XywhBox box{300, 300, 50, 50};
        const std::vector<ScoredImage> images{
            {{crowdBox({0, 0, 200, 200}), truthBox(box)},
             {{{0, 0, 50, 50}, 1, 0.99}, {{60, 0, 50, 50}, 1, 0.98}, {{0, 60, 50, 50}, 1, 0.97}, {box, 1, 0.5}}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        compare(report.numbers.ap, 1);
        QCOMPARE(report.classes[0].truthCount, 1);
    }

    void areaBoundariesBelongToBothRanges() {
        // 32 x 32 is small and medium, 96 x 96 medium and large.
        const CocoReport small = evaluateCoco(std::vector<ScoredImage>{perfectRow(1, 32)}, oneClass);
        compare(small.numbers.apSmall, 1);
        compare(small.numbers.apMedium, 1);
        QCOMPARE(small.numbers.apLarge, -1.0);
        const CocoReport large = evaluateCoco(std::vector<ScoredImage>{perfectRow(1, 96)}, oneClass);
        QCOMPARE(large.numbers.apSmall, -1.0);
        compare(large.numbers.apMedium, 1);
        compare(large.numbers.apLarge, 1);
    }

    void onlyTheBestHundredDetectionsOfAnImageCount() {
        ScoredImage image{{truthBox({0, 0, 50, 50})}, {}};
        for (int i = 0; i < 99; ++i)
            image.detections.push_back({{1000, 0, 50, 50}, 1, 0.9});
        image.detections.push_back({{0, 0, 50, 50}, 1, 0.5});
        compare(evaluateCoco(std::vector<ScoredImage>{image}, oneClass).numbers.ar100, 1);
        image.detections.insert(image.detections.begin(), {{1000, 0, 50, 50}, 1, 0.9});
        compare(evaluateCoco(std::vector<ScoredImage>{image}, oneClass).numbers.ar100, 0);
    }

    void equalScoresKeepTheOrderOfTheImages() {
        const XywhBox box{0, 0, 50, 50};
        const ScoredImage hit{{truthBox(box)}, {{box, 1, 0.5}}};
        const ScoredImage falseAlarm{{}, {{box, 1, 0.5}}};
        compare(evaluateCoco(std::vector<ScoredImage>{hit, falseAlarm}, oneClass).numbers.ap50, 1);
        compare(evaluateCoco(std::vector<ScoredImage>{falseAlarm, hit}, oneClass).numbers.ap50, 0.5);
    }

    void classesWithoutTruthAreLeftOutOfTheMeans() {
        const XywhBox box{0, 0, 50, 50};
        ScoredImage image = perfectRow(1, 50, 1);
        image.truth.push_back(truthBox({200, 0, 50, 50}, 2));
        image.detections.push_back({box, 3, 0.9});
        const std::vector<int> labels{1, 2, 3};
        const CocoReport report = evaluateCoco(std::vector<ScoredImage>{image}, labels);
        compare(report.numbers.ap, 0.5); // class 1 has 1, class 2 has 0, class 3 is not counted
        QCOMPARE(report.classes.size(), 3U);
        QCOMPARE(report.classes[1].label, 2);
        QCOMPARE(report.classes[1].ap, 0.0);
        QCOMPARE(report.classes[2].ap, -1.0);
    }

    void detectionsOfAnotherClassDoNotMatch() {
        const XywhBox box{0, 0, 50, 50};
        const std::vector<ScoredImage> images{{{truthBox(box, 1)}, {{box, 2, 0.9}}}};
        const std::vector<int> labels{1, 2};
        compare(evaluateCoco(images, labels).numbers.ap, 0);
    }
};

QTEST_APPLESS_MAIN(TestCocoMetrics)
#include "tst_coco_metrics.moc"
