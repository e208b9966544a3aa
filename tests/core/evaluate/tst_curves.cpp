#include <QTest>

#include "core/evaluate/coco_metrics.h"
#include "core/evaluate/curves.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

const std::vector<int> oneClass{1};
const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};
const XywhBox emptyPlace{300, 300, 50, 50};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

CurveReport curvesOf(const std::vector<ScoredImage>& images, const std::vector<int>& labels, double iou = 0.5) {
    return makeCurves(judgeClasses(images, labels, iou));
}

} // namespace

class TestCurves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDetectionIsAPointWithItsScoreAndPlace() {
        // Hit, false alarm, hit: recalls .5 .5 1, precisions 1 1/2 2/3.
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{emptyPlace, 1, 0.8}, {boxA, 1, 0.9}}},
                                              {{truthBox(boxB)}, {{boxB, 1, 0.7}}}};
        const CurveReport report = curvesOf(images, oneClass);
        const std::vector<CurvePoint>& raw = report.classes[0].raw;
        QCOMPARE(raw.size(), std::size_t(3));
        QCOMPARE(raw[0].score, 0.9);
        QVERIFY(near(raw[0].recall, 0.5) && near(raw[0].precision, 1));
        QCOMPARE(raw[0].detection, std::size_t(1));
        QVERIFY(near(raw[1].recall, 0.5) && near(raw[1].precision, 0.5));
        QCOMPARE(raw[1].detection, std::size_t(0));
        QVERIFY(near(raw[2].recall, 1) && near(raw[2].precision, 2.0 / 3));
        QCOMPARE(raw[2].image, std::size_t(1));
    }

    void theInterpolatedCurveIsTheBestPrecisionAtThatRecallOrBeyond() {
        const std::vector<ScoredImage> images{
            {{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {emptyPlace, 1, 0.8}, {boxB, 1, 0.7}}}};
        const ClassCurve curve = curvesOf(images, oneClass).classes[0];
        QVERIFY(near(curve.interpolated[0], 1) && near(curve.interpolated[50], 1));
        QVERIFY(near(curve.interpolated[51], 2.0 / 3) && near(curve.interpolated[100], 2.0 / 3));
        QCOMPARE(curve.scoreAtRecall[50], 0.9);
        QCOMPARE(curve.scoreAtRecall[51], 0.7);
        QVERIFY(near(curve.ap, (51 + 50 * 2.0 / 3) / 101));
    }

    void aRecallThatIsNotReachedHasNeitherPrecisionNorScore() {
        const std::vector<ScoredImage> images{{{truthBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}}}};
        const ClassCurve curve = curvesOf(images, oneClass).classes[0];
        QVERIFY(near(curve.interpolated[50], 1));
        QCOMPARE(curve.interpolated[51], 0.0);
        QCOMPARE(curve.scoreAtRecall[51], 0.0);
    }

    void ignoredDetectionsAreNoPoints() {
        const std::vector<ScoredImage> images{{{crowdBox(boxA), truthBox(boxB)}, {{boxA, 1, 0.9}, {boxB, 1, 0.8}}}};
        const ClassCurve curve = curvesOf(images, oneClass).classes[0];
        QCOMPARE(curve.raw.size(), std::size_t(1));
        QVERIFY(near(curve.ap, 1));
    }

    void aClassWithoutTruthHasNoCurveAndIsLeftOutOfTheMean() {
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{boxA, 1, 0.9}, {boxB, 2, 0.8}}}};
        const CurveReport report = curvesOf(images, {1, 2});
        QCOMPARE(report.classes[1].ap, -1.0);
        QVERIFY(report.classes[1].raw.empty());
        QVERIFY(near(report.ap, 1) && near(report.meanInterpolated[100], 1));
        QCOMPARE(curvesOf(images, {2}).ap, -1.0);
        QCOMPARE(curvesOf({}, {}).ap, -1.0);
    }

    void anyIouThresholdWillDo() {
        const std::vector<ScoredImage> images{{{truthBox(boxA)}, {{{0, 0, 50, 35}, 1, 0.9}}}}; // IoU .7
        QVERIFY(near(curvesOf(images, oneClass, 0.69).ap, 1));
        QCOMPARE(curvesOf(images, oneClass, 0.71).ap, 0.0);
    }

    void theApsAreThoseOfTheCocoNumbers() {
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            const std::vector<ScoredImage> images = randomImages(15, 3, seed);
            const std::vector<int> labels = randomLabels(3);
            const CocoReport coco = evaluateCoco(images, labels);
            const CurveReport report = curvesOf(images, labels);
            QVERIFY(near(report.ap, coco.numbers.ap50));
            QVERIFY(near(curvesOf(images, labels, 0.75).ap, coco.numbers.ap75));
            for (std::size_t k = 0; k < labels.size(); ++k)
                QVERIFY(near(report.classes[k].ap, coco.classes[k].ap50));
        }
    }
};

QTEST_APPLESS_MAIN(TestCurves)
#include "tst_curves.moc"
