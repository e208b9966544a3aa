#include <limits>

#include <QTest>

#include "core/evaluate/class_judgement.h"
#include "tests/core/evaluate/evaluate_cases.h"

using namespace boxwright;

namespace {

const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};

} // namespace

class TestClassJudgement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indicesPointIntoTheImagesGiven() {
        // Class 2 has its object and detection behind others of class 1.
        const std::vector<ScoredImage> images{
            {}, {{truthBox(boxA, 1), truthBox(boxB, 2)}, {{boxA, 1, 0.9}, {boxA, 2, 0.3}, {boxB, 2, 0.8}}}};
        const std::vector<int> labels{2};
        const auto judgements = judgeClasses(images, labels);
        QCOMPARE(judgements.size(), std::size_t(1));
        QCOMPARE(judgements[0].label, 2);
        QCOMPARE(judgements[0].truthCount, 1);
        const std::vector<JudgedDetection>& ranked = judgements[0].ranked;
        QCOMPARE(ranked.size(), std::size_t(2));
        QCOMPARE(ranked[0].image, std::size_t(1));
        QCOMPARE(ranked[0].detection, std::size_t(2));
        QCOMPARE(ranked[0].object, std::size_t(1));
        QCOMPARE(ranked[0].verdict, Verdict::Hit);
        QCOMPARE(ranked[1].detection, std::size_t(1));
        QCOMPARE(ranked[1].object, noObject);
        QCOMPARE(ranked[1].verdict, Verdict::FalseAlarm);
    }

    void equalScoresKeepTheOrderOfImagesAndDetectionsAndNoScoreIsLast() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<ScoredImage> images{{{}, {{boxA, 1, 0.5}, {boxB, 1, 0.5}}},
                                              {{}, {{boxA, 1, nan}, {boxA, 1, 0.5}, {boxA, 1, 0.6}}}};
        const std::vector<int> labels{1};
        std::vector<std::pair<std::size_t, std::size_t>> order;
        const auto judgements = judgeClasses(images, labels);
        for (const JudgedDetection& detection : judgements[0].ranked)
            order.emplace_back(detection.image, detection.detection);
        QCOMPARE(order, (std::vector<std::pair<std::size_t, std::size_t>>{{1, 2}, {0, 0}, {0, 1}, {1, 1}, {1, 0}}));
    }

    void anIgnoredObjectAbsorbsAnyNumberByPlainOverlapAndIsNotCounted() {
        const std::vector<ScoredImage> images{
            {{ignoredBox({0, 0, 100, 100})}, {{{0, 0, 100, 90}, 1, 0.9}, {{0, 0, 90, 100}, 1, 0.8}, {boxA, 1, 0.7}}}};
        const std::vector<int> labels{1};
        const ClassJudgement judgement = judgeClasses(images, labels)[0];
        QCOMPARE(judgement.truthCount, 0);
        QCOMPARE(judgement.ranked[0].verdict, Verdict::Ignored);
        QCOMPARE(judgement.ranked[1].verdict, Verdict::Ignored);
        QCOMPARE(judgement.ranked[1].object, std::size_t(0));
        QCOMPARE(judgement.ranked[2].verdict, Verdict::FalseAlarm); // a crowd would have taken it
    }

    void onlyTheBestHundredOfAnImageAreJudged() {
        ScoredImage image{{truthBox(boxA)}, {}};
        for (int i = 0; i < 105; ++i)
            image.detections.push_back({boxB, 1, 0.001 * i});
        const std::vector<int> labels{1};
        const auto ranked = judgeClasses(std::vector<ScoredImage>{image}, labels)[0].ranked;
        QCOMPARE(ranked.size(), std::size_t(100));
        QCOMPARE(ranked.back().detection, std::size_t(5));
    }
};

QTEST_APPLESS_MAIN(TestClassJudgement)
#include "tst_class_judgement.moc"
