#include <random>

#include <QTest>

#include "core/base/suppression.h"

using namespace boxwright;

namespace {

Detection at(float x, int label, float score) {
    return {Box{x, 0, x + 10, 10}, label, score};
}

std::vector<Detection> randomDetections(int count) {
    std::mt19937 random(7);
    std::vector<Detection> detections;
    for (int i = 0; i < count; ++i)
        detections.push_back(at(static_cast<float>(random() % 60), 1 + static_cast<int>(random() % 2),
                                static_cast<float>(random() % 1000) / 1000));
    return detections;
}

} // namespace

class TestSuppression : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBetterOfTwoOverlappingBoxesStays() {
        const auto kept = suppressed({at(0, 1, 0.4F), at(2, 1, 0.9F), at(40, 1, 0.2F)}, {});
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept[0].score, 0.9F);
        QCOMPARE(kept[1].score, 0.2F);
    }

    void boxesOfOtherClassesDoNotCount() {
        QCOMPARE(suppressed({at(0, 1, 0.4F), at(0, 2, 0.9F)}, {}).size(), std::size_t(2));
    }

    void anOverlapOfExactlyTheLimitIsAllowed() {
        // 10 of 30 pixels are common
        const std::vector<Detection> pair{{Box{0, 0, 20, 1}, 1, 0.9F}, {Box{10, 0, 30, 1}, 1, 0.8F}};
        QCOMPARE(suppressed(pair, {.overlap = 10.0F / 30.0F}).size(), std::size_t(2));
        QCOMPARE(suppressed(pair, {.overlap = 0.33F}).size(), std::size_t(1));
    }

    void aLimitOfOneKeepsEveryBox() {
        QCOMPARE(suppressed({at(0, 1, 0.4F), at(0, 1, 0.9F)}, {.overlap = 1}).size(), std::size_t(2));
    }

    void onlyTheBestOfAnImageAreKept() {
        const auto kept = suppressed({at(0, 1, 0.1F), at(20, 2, 0.9F), at(40, 1, 0.5F)}, {.limit = 2});
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept[1].score, 0.5F);
    }

    void cuttingAtAScoreBeforeOrAfterIsTheSame() {
        std::vector<Detection> all = randomDetections(300);
        std::vector<Detection> after = suppressed(all, {.overlap = 0.3F});
        const auto low = [](const Detection& detection) { return detection.score < 0.5F; };
        std::erase_if(after, low);
        std::erase_if(all, low);
        const std::vector<Detection> before = suppressed(all, {.overlap = 0.3F});
        QVERIFY(before.size() > 3);
        QCOMPARE(before.size(), after.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(before[i].boxInImage, after[i].boxInImage);
    }
};

QTEST_APPLESS_MAIN(TestSuppression)
#include "tst_suppression.moc"
