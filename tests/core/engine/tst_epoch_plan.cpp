#include <algorithm>

#include <QTest>

#include "core/engine/epoch_plan.h"

using namespace boxwright;

namespace {

/// Every third image is upright, the others lie.
class ShapedSource : public SampleSource {
public:
    explicit ShapedSource(std::size_t count)
        : m_count(count) {}
    [[nodiscard]] std::size_t size() const override { return m_count; }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t index) const override {
        SampleTruth truth;
        truth.size = isUpright(index) ? ImageSize{300, 500} : ImageSize{500, 300};
        return truth;
    }
    [[nodiscard]] Result<Sample> load(std::size_t) const override {
        return fail(ErrorKind::Internal, "A plan must not decode pictures.");
    }
    static bool isUpright(std::size_t index) { return index % 3 == 0; }

private:
    std::size_t m_count;
    ClassList m_classes{std::vector<std::string>{"thing"}};
};

TrainOptions optionsFor(int batch, int groups) {
    TrainOptions options;
    options.batchSize = batch;
    options.aspectRatioGroups = groups;
    return options;
}

std::vector<std::size_t> sortedImages(const std::vector<std::vector<std::size_t>>& batches) {
    std::vector<std::size_t> all;
    for (const auto& batch : batches)
        all.insert(all.end(), batch.begin(), batch.end());
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

class TestEpochPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyImageComesOnceInEveryEpoch_data() {
        QTest::addColumn<int>("groups");
        QTest::newRow("by shape") << 3;
        QTest::newRow("shuffled") << -1;
    }
    void everyImageComesOnceInEveryEpoch() {
        QFETCH(int, groups);
        const EpochPlan plan(ShapedSource(23), optionsFor(4, groups));
        for (int epoch = 0; epoch < 3; ++epoch) {
            const auto batches = plan.batches(epoch);
            QCOMPARE(static_cast<int>(batches.size()), plan.iterations());
            const auto images = sortedImages(batches);
            QCOMPARE(images.size(), std::size_t(23));
            for (std::size_t i = 0; i < images.size(); ++i)
                QCOMPARE(images[i], i);
        }
        QVERIFY(plan.batches(0) != plan.batches(1));
    }

    void aGroupedBatchHasOneShape() {
        const EpochPlan plan(ShapedSource(40), optionsFor(4, 3));
        for (const auto& batch : plan.batches(2))
            for (const std::size_t image : batch)
                QCOMPARE(ShapedSource::isUpright(image), ShapedSource::isUpright(batch.front()));
    }

    void accumulationAndProcessesMakeLargerIterations() {
        TrainOptions options = optionsFor(2, -1);
        options.accumulate = 3;
        QCOMPARE(EpochPlan(ShapedSource(24), options).iterations(), 4);
        QCOMPARE(EpochPlan(ShapedSource(24), options, 2).iterations(), 2);
    }

    void theSharesOfAllProcessesMakeTheBatch() {
        const std::vector<std::size_t> batch{7, 3, 9, 1, 4};
        for (int processes = 1; processes <= 7; ++processes) {
            std::vector<std::size_t> together;
            for (int rank = 0; rank < processes; ++rank) {
                const auto share = shareOf(batch, rank, processes);
                QVERIFY(share.size() <= batch.size() / static_cast<std::size_t>(processes) + 1);
                together.insert(together.end(), share.begin(), share.end());
            }
            QCOMPARE(together, batch);
        }
    }
};

QTEST_GUILESS_MAIN(TestEpochPlan)
#include "tst_epoch_plan.moc"
