#include <QTest>

#include "core/evaluate/coco_matcher.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

constexpr std::size_t maxDetections = 100;

std::vector<Verdict> verdicts(const ClassImage& image, AreaRange range = {}, double threshold = 0.5) {
    const CocoMatcher matcher(image, maxDetections);
    std::vector<Verdict> result(matcher.scores().size());
    matcher.match(range, threshold, result);
    return result;
}

} // namespace

class TestCocoMatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anObjectIsTakenOnceByTheHighestScore() {
        const XywhBox box{0, 0, 10, 10};
        const ClassImage image{0, {truthBox(box)}, {{box, 1, 0.2}, {box, 1, 0.9}}};
        const CocoMatcher matcher(image, maxDetections);
        QCOMPARE(matcher.scores(), (std::vector<double>{0.9, 0.2}));
        QCOMPARE(verdicts(image), (std::vector{Verdict::Hit, Verdict::FalseAlarm}));
    }

    void overlapEqualToTheThresholdIsEnough() {
        // 10x10 against 10x5 of it: exactly one half.
        const ClassImage image{0, {truthBox({0, 0, 10, 10})}, {{{0, 0, 10, 5}, 1, 0.9}}};
        QCOMPARE(verdicts(image, {}, 0.5), std::vector{Verdict::Hit});
        QCOMPARE(verdicts(image, {}, 0.55), std::vector{Verdict::FalseAlarm});
    }

    void theLaterOfTwoEquallyGoodObjectsIsTaken() {
        // Both objects are halves of the first detection. It takes the lower, so the upper is left for the second.
        const ClassImage image{
            0, {truthBox({0, 0, 10, 5}), truthBox({0, 5, 10, 5})}, {{{0, 0, 10, 10}, 1, 0.9}, {{0, 0, 10, 5}, 1, 0.8}}};
        QCOMPARE(verdicts(image), (std::vector{Verdict::Hit, Verdict::Hit}));
    }

    void aTakenObjectLeavesTheNextBestToTheNextDetection() {
        const ClassImage image{0,
                               {truthBox({0, 0, 10, 10}), truthBox({0, 0, 10, 8})},
                               {{{0, 0, 10, 10}, 1, 0.9}, {{0, 0, 10, 10}, 1, 0.8}}};
        QCOMPARE(verdicts(image), (std::vector{Verdict::Hit, Verdict::Hit}));
        QCOMPARE(verdicts(image, {}, 0.9), (std::vector{Verdict::Hit, Verdict::FalseAlarm}));
    }

    void aCrowdAbsorbsAnyNumberOfDetections() {
        const ClassImage image{0,
                               {crowdBox({0, 0, 100, 100})},
                               {{{0, 0, 10, 10}, 1, 0.9}, {{5, 5, 10, 10}, 1, 0.8}, {{90, 0, 40, 10}, 1, 0.7}}};
        // The third lies in the crowd with a quarter of its own area only.
        QCOMPARE(verdicts(image), (std::vector{Verdict::Ignored, Verdict::Ignored, Verdict::FalseAlarm}));
        QCOMPARE(CocoMatcher(image, maxDetections).truthCount({}), 0);
    }

    void anObjectIsPreferredToABetterCrowd() {
        // IoU with the object .6, with the crowd listed before it 1.
        const ClassImage image{0, {crowdBox({0, 0, 100, 100}), truthBox({0, 0, 10, 10})}, {{{0, 0, 10, 6}, 1, 0.9}}};
        QCOMPARE(verdicts(image), std::vector{Verdict::Hit});
    }

    void whatIsOutsideTheAreaRangeCountsNeitherWay() {
        const AreaRange small{0, 1024};
        const XywhBox large{0, 0, 50, 50};
        const ClassImage image{
            0, {truthBox(large)}, {{large, 1, 0.9}, {{200, 200, 50, 50}, 1, 0.8}, {{200, 0, 5, 5}, 1, 0.7}}};
        QCOMPARE(verdicts(image, small), (std::vector{Verdict::Ignored, Verdict::Ignored, Verdict::FalseAlarm}));
        QCOMPARE(CocoMatcher(image, maxDetections).truthCount(small), 0);
        QCOMPARE(CocoMatcher(image, maxDetections).truthCount({}), 1);
    }

    void bothEndsOfAnAreaRangeBelongToIt() {
        const AreaRange range{1024, 9216};
        QVERIFY(range.contains(1024));
        QVERIFY(range.contains(9216));
        QVERIFY(!range.contains(1023.875));
        QVERIFY(!range.contains(9216.125));
    }

    void theAreaOfTheAnnotationDecidesNotThatOfItsBox() {
        TruthBox masked = truthBox({0, 0, 50, 50});
        masked.area = 900; // a thin object in a big box
        const ClassImage image{0, {masked}, {{{0, 0, 50, 50}, 1, 0.9}}};
        QCOMPARE(CocoMatcher(image, maxDetections).truthCount({0, 1024}), 1);
        QCOMPARE(verdicts(image, {0, 1024}), std::vector{Verdict::Hit});
    }

    void onlyTheBestDetectionsAreKept() {
        ClassImage image;
        for (int i = 0; i < 5; ++i)
            image.detections.push_back({{0, 0, 10, 10}, 1, i * 0.125});
        QCOMPARE(CocoMatcher(image, 2).scores(), (std::vector<double>{0.5, 0.375}));
    }
};

QTEST_APPLESS_MAIN(TestCocoMatcher)
#include "tst_coco_matcher.moc"
