#include <algorithm>
#include <map>
#include <set>

#include <QTest>

#include "core/engine/grouped_batches.h"

using namespace boxwright;

namespace {

/// 17 wide, 9 tall and 1 square image, mixed.
std::vector<int> mixedGroups() {
    std::vector<ImageSize> sizes;
    for (int i = 0; i < 27; ++i)
        sizes.push_back(i == 13 ? ImageSize{400, 400} : i % 3 == 0 ? ImageSize{375, 500} : ImageSize{500, 375});
    return aspectRatioGroups(sizes, 3);
}

} // namespace

class TestGroupedBatches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesFallIntoTorchvisionsGroups_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("factor");
        QTest::addColumn<int>("group");
        QTest::newRow("landscape") << 500 << 375 << 3 << 5; // spec/detector.md section 4
        QTest::newRow("portrait") << 375 << 500 << 3 << 2;
        QTest::newRow("square, on an edge") << 300 << 300 << 3 << 4;
        QTest::newRow("half, on the first edge") << 100 << 200 << 3 << 1;
        QTest::newRow("below the first edge") << 99 << 200 << 3 << 0;
        QTest::newRow("double, on the last edge") << 200 << 100 << 3 << 7;
        QTest::newRow("below the last edge") << 199 << 100 << 3 << 6;
        QTest::newRow("one edge, tall") << 99 << 100 << 0 << 0;
        QTest::newRow("one edge, square") << 100 << 100 << 0 << 1;
        QTest::newRow("off") << 500 << 100 << -1 << 0;
        QTest::newRow("no size counts as square") << 0 << 0 << 3 << 4;
    }
    void shapesFallIntoTorchvisionsGroups() {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, factor);
        QFETCH(int, group);
        QCOMPARE(aspectRatioGroups({{width, height}}, factor), std::vector<int>{group});
    }

    void everyImageComesOnceAndEveryBatchHasOneShape_data() {
        QTest::addColumn<int>("batchSize");
        for (const int batchSize : {1, 2, 4, 100})
            QTest::addRow("batches of %d", batchSize) << batchSize;
    }
    void everyImageComesOnceAndEveryBatchHasOneShape() {
        QFETCH(int, batchSize);
        const auto size = static_cast<std::size_t>(batchSize);
        const auto groups = mixedGroups();
        for (int epoch = 0; epoch < 5; ++epoch) {
            const auto batches = groupedBatches(groups, size, 1, epoch);
            QCOMPARE(batches.size(), groupedBatchCount(groups, size));
            std::multiset<std::size_t> seen;
            std::map<int, int> shortBatches;
            for (const auto& batch : batches) {
                QVERIFY(!batch.empty() && batch.size() <= size);
                shortBatches[groups[batch.front()]] += batch.size() < size ? 1 : 0;
                for (const std::size_t sample : batch)
                    QCOMPARE(groups[sample], groups[batch.front()]);
                seen.insert(batch.begin(), batch.end());
            }
            QCOMPARE(seen.size(), groups.size());
            QCOMPARE(std::set<std::size_t>(seen.begin(), seen.end()).size(), groups.size());
            for (const auto& [group, count] : shortBatches)
                QVERIFY(count <= 1);
        }
    }

    void theOrderDependsOnSeedAndEpochOnly() {
        const auto groups = mixedGroups();
        QCOMPARE(groupedBatches(groups, 4, 1, 2), groupedBatches(groups, 4, 1, 2));
        QVERIFY(groupedBatches(groups, 4, 1, 2) != groupedBatches(groups, 4, 1, 3));
        QVERIFY(groupedBatches(groups, 4, 1, 2) != groupedBatches(groups, 4, 2, 2));
    }

    void aDataSetSmallerThanABatchStillTrains() {
        QCOMPARE(groupedBatches({4, 4}, 8, 1, 0).size(), std::size_t(1));
        QCOMPARE(groupedBatches({}, 8, 1, 0).size(), std::size_t(0));
        QCOMPARE(groupedBatchCount({}, 8), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestGroupedBatches)
#include "tst_grouped_batches.moc"
