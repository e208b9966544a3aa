#include <cstring>
#include <limits>

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

double ap50Of(const ScoredImage& image) {
    return evaluateCoco(std::vector<ScoredImage>{image}, oneClass).numbers.ap50;
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
        compare(report.classes[0].ap75, 1);
        compare(report.classes[0].ar100, 0.7);
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

    void labelsThatAreNotAskedForDoNotCount() {
        // A class that is missing in the split: its detections are no false alarms of the others.
        ScoredImage image = perfectRow(1, 50, 1);
        image.detections.insert(image.detections.begin(), {{0, 0, 50, 50}, 7, 0.99});
        image.truth.push_back(truthBox({200, 0, 50, 50}, 8));
        compare(evaluateCoco(std::vector<ScoredImage>{image}, oneClass).numbers.ap, 1);
    }

    void aFalseAlarmInAnImageWithoutTruthCounts() {
        const XywhBox box{0, 0, 50, 50};
        const std::vector<ScoredImage> images{{{}, {{box, 1, 0.9}}}, {{truthBox(box)}, {{box, 1, 0.8}}}};
        compare(evaluateCoco(images, oneClass).numbers.ap50, 0.5);
    }

    void aDetectionWithoutAScoreRanksLast() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const XywhBox box{0, 0, 50, 50};
        const XywhBox elsewhere{200, 0, 50, 50};
        compare(ap50Of({{truthBox(box)}, {{box, 1, nan}, {elsewhere, 1, 0.1}}}), 0.5);
        compare(ap50Of({{truthBox(box)}, {{elsewhere, 1, nan}, {box, 1, 0.1}}}), 1);
    }

    void equalScoresInAnImageKeepTheOrderOfTheDetections() {
        const XywhBox box{0, 0, 50, 50};
        const XywhBox elsewhere{200, 0, 50, 50};
        compare(ap50Of({{truthBox(box)}, {{box, 1, 0.5}, {elsewhere, 1, 0.5}}}), 1);
        compare(ap50Of({{truthBox(box)}, {{elsewhere, 1, 0.5}, {box, 1, 0.5}}}), 0.5);
    }

    void anOverlapOfExactlyTheThresholdIsEnough() {
        compare(ap50Of({{truthBox({0, 0, 50, 50})}, {{{0, 0, 50, 25}, 1, 0.9}}}), 1);
    }

    void ofEquallyOverlappedObjectsTheLaterIsTaken() {
        // The first detection overlaps both by .6, the second only the left one.
        const XywhBox left{0, 0, 40, 50}, middle{10, 0, 40, 50}, right{20, 0, 40, 50};
        const std::vector<ScoredBox> detections{{middle, 1, 0.9}, {left, 1, 0.8}};
        compare(ap50Of({{truthBox(left), truthBox(right)}, detections}), 1);
        compare(ap50Of({{truthBox(right), truthBox(left)}, detections}), 51.0 / 101);
    }

    void anObjectThatCountsComesBeforeACrowd() {
        // The crowd covers the detection fully, the object only by .6.
        compare(ap50Of({{crowdBox({0, 0, 200, 200}), truthBox({0, 0, 50, 30})}, {{{0, 0, 50, 50}, 1, 0.9}}}), 1);
    }

    void ignoredObjectsAbsorbByPlainOverlapAndAreNeverMissed() {
        const XywhBox box{300, 300, 50, 50};
        const XywhBox wide{0, 0, 100, 50};
        compare(ap50Of({{ignoredBox(wide), truthBox(box)}, {{wide, 1, 0.9}, {wide, 1, 0.8}, {box, 1, 0.7}}}), 1);
        // A small part of it is a false alarm; of a crowd it would be none.
        compare(ap50Of({{ignoredBox(wide), truthBox(box)}, {{{0, 0, 20, 20}, 1, 0.9}, {box, 1, 0.7}}}), 0.5);
        compare(ap50Of({{crowdBox(wide), truthBox(box)}, {{{0, 0, 20, 20}, 1, 0.9}, {box, 1, 0.7}}}), 1);
        QCOMPARE(ap50Of({{ignoredBox(wide)}, {{wide, 1, 0.9}}}), -1.0);
    }

    void theAnnotationsAreaDecidesTheRangeNotTheBox() {
        TruthBox truth = truthBox({0, 0, 40, 40}); // 1600 pixels, medium
        truth.area = 500;
        const CocoReport report = evaluateCoco(std::vector<ScoredImage>{{{truth}, {{truth.box, 1, 0.9}}}}, oneClass);
        compare(report.numbers.apSmall, 1);
        QCOMPARE(report.numbers.apMedium, -1.0);
    }

    void aFalseAlarmOutsideTheAreaRangeDoesNotCountInIt() {
        const XywhBox small{0, 0, 20, 20};
        const std::vector<ScoredImage> images{{{truthBox(small)}, {{{200, 0, 99, 99}, 1, 0.9}, {small, 1, 0.8}}}};
        const CocoReport report = evaluateCoco(images, oneClass);
        compare(report.numbers.ap50, 0.5);
        compare(report.numbers.apSmall, 1);
    }

    void anObjectOutsideTheAreaRangeExcusesOneDetectionOnly() {
        // In "small" the first object is ignored: its first detection too, its second (of 900 pixels) is a false alarm.
        TruthBox medium = truthBox({0, 0, 30, 30});
        medium.area = 5000;
        const XywhBox small{200, 0, 20, 20};
        const std::vector<ScoredImage> images{
            {{medium, truthBox(small)}, {{medium.box, 1, 0.9}, {medium.box, 1, 0.8}, {small, 1, 0.7}}}};
        compare(evaluateCoco(images, oneClass).numbers.apSmall, 0.5);
    }

    void eachRecallHasItsOwnLimitOfDetections() {
        const CocoNumbers numbers = evaluateCoco(std::vector<ScoredImage>{perfectRow(11, 50)}, oneClass).numbers;
        compare(numbers.ar1, 1.0 / 11);
        compare(numbers.ar10, 10.0 / 11);
        compare(numbers.ar100, 1);
    }

    void anObjectWithoutExtentIsOneThatCannotBeFound() {
        const XywhBox box{0, 0, 50, 50};
        const XywhBox line{100, 0, 0, 50};
        compare(ap50Of({{truthBox(box), truthBox(line)}, {{box, 1, 0.9}, {line, 1, 0.8}}}), 51.0 / 101);
    }

    void theNumberOfThreadsDoesNotShowInTheNumbers() {
        const std::vector<ScoredImage> images = randomImages(60, 5, 3);
        const std::vector<int> labels = randomLabels(5);
        const CocoReport one = evaluateCoco(images, labels, 1);
        for (const int threads : {2, 5, 0}) {
            const CocoReport more = evaluateCoco(images, labels, threads);
            QCOMPARE(std::memcmp(&more.numbers, &one.numbers, sizeof(CocoNumbers)), 0);
            for (std::size_t k = 0; k < labels.size(); ++k)
                QVERIFY(more.classes[k].ap == one.classes[k].ap && more.classes[k].ap50 == one.classes[k].ap50);
        }
        QVERIFY(one.numbers.ap50 > 0.05 && one.numbers.ap50 < 0.95);
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
