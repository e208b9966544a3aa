#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>

#include <QTest>

#include "core/engine/batch_loader.h"
#include "core/engine/cached_source.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

namespace {

class ThrowingSource : public DrawnSource {
public:
    ThrowingSource()
        : DrawnSource(4) {}
    [[nodiscard]] Result<Sample> load(std::size_t) const override { throw std::runtime_error("disk on fire"); }
};

class CountingSource : public DrawnSource {
public:
    CountingSource()
        : DrawnSource(3) {}
    [[nodiscard]] Result<Sample> load(std::size_t index) const override {
        ++loads;
        return DrawnSource::load(index);
    }
    mutable std::atomic<int> loads = 0; // several threads load
};

/// Says which batch was loaded when; sample 0 waits until another thread has loaded a later one.
class WaitingSource : public DrawnSource {
public:
    WaitingSource()
        : DrawnSource(8) {}
    [[nodiscard]] Result<Sample> load(std::size_t index) const override {
        std::unique_lock lock(m_mutex);
        if (index == 0)
            m_changed.wait(lock, [this] { return m_laterLoaded; });
        else
            m_laterLoaded = true;
        m_changed.notify_all();
        return DrawnSource::load(index);
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    mutable bool m_laterLoaded = false;
};

/// Writes the seed into the id and counts.
class SeedTransform : public SampleTransform {
public:
    [[nodiscard]] Sample apply(Sample sample, std::uint64_t seed) const override {
        sample.truth.id += "#" + std::to_string(seed);
        return sample;
    }
};

} // namespace

class TestBatchLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyImageComesOnceAndTheLastBatchIsShort() {
        const auto batches = shuffledBatches(10, 4, 1, 0);
        QCOMPARE(batches.size(), std::size_t(3));
        QCOMPARE(batches.back().size(), std::size_t(2));
        std::set<std::size_t> seen;
        for (const auto& batch : batches)
            seen.insert(batch.begin(), batch.end());
        QCOMPARE(seen.size(), std::size_t(10));
    }

    void theOrderDependsOnSeedAndEpochOnly() {
        QCOMPARE(shuffledBatches(50, 4, 1, 3), shuffledBatches(50, 4, 1, 3));
        QVERIFY(shuffledBatches(50, 4, 1, 3) != shuffledBatches(50, 4, 1, 4));
        QVERIFY(shuffledBatches(50, 4, 1, 3) != shuffledBatches(50, 4, 2, 3));
    }

    void aFlipMirrorsPixelsAndBoxes() {
        const DrawnSource source(1);
        const Sample sample = *source.load(0);
        const Sample flipped = flippedHorizontally(sample);
        const Box box = flipped.truth.boxesInImage[0];
        const auto pixel = [&](float x, float y) {
            return flipped.image.pixels[(static_cast<std::size_t>(y) * 160 + static_cast<std::size_t>(x)) * 3];
        };
        QCOMPARE(int(pixel(box.xmin, box.ymin)), 200);
        QCOMPARE(int(pixel(box.xmax - 1, box.ymax - 1)), 200);
        QCOMPARE(box.width(), sample.truth.boxesInImage[0].width());
        QCOMPARE(flippedHorizontally(flipped).image.pixels, sample.image.pixels);
        QCOMPARE(flippedHorizontally(flipped).truth.boxesInImage, sample.truth.boxesInImage);
    }

    void twoLoadersGiveTheSameBatches() {
        const DrawnSource source(12);
        const auto batches = shuffledBatches(12, 5, 9, 2);
        BatchLoader first(source, batches, {true, 9, 2, 3, 3}), second(source, batches, {true, 9, 2, 1});
        int mirrored = 0;
        for (const auto& batch : batches) {
            const LoadedBatch a = first.next(), b = second.next();
            QCOMPARE(a.samples.size(), batch.size());
            for (std::size_t i = 0; i < a.samples.size(); ++i) {
                QCOMPARE(a.samples[i].image.pixels, b.samples[i].image.pixels);
                mirrored += a.samples[i].truth.boxesInImage != source.load(batch[i])->truth.boxesInImage ? 1 : 0;
            }
        }
        QVERIFY(mirrored > 0 && mirrored < 12);
    }

    void batchesComeInOrderThoughALaterOneIsReadyFirst() {
        const WaitingSource source;
        BatchLoader loader(source, {{0}, {1}, {2}, {3}}, {.ahead = 4, .threads = 2});
        for (int i = 0; i < 4; ++i)
            QCOMPARE(loader.next().samples.at(0).truth.id, "drawn" + std::to_string(i));
    }

    void noMoreThanAFewBatchesAreLoadedAhead() {
        const CountingSource source; // next() was called once: two more may be loaded, each of one sample
        std::vector<std::vector<std::size_t>> batches(50, {0});
        BatchLoader loader(source, batches, {.ahead = 2, .threads = 2});
        for (int given = 1; given <= 50; ++given) {
            QCOMPARE(loader.next().samples.size(), std::size_t(1));
            QVERIFY(source.loads <= given + 2);
        }
        QCOMPARE(source.loads.load(), 50);
    }

    void aTransformGetsASeedOfItsOwnForEverySampleAndEpoch() {
        const DrawnSource source(6);
        const SeedTransform transform;
        std::set<std::string> ids;
        for (const std::size_t threads : {1, 3})
            for (const int epoch : {0, 1}) {
                BatchLoader loader(
                    source, {{0, 1}, {2, 3}, {4, 5}},
                    {.horizontalFlip = false, .seed = 7, .epoch = epoch, .threads = threads, .transform = &transform});
                for (std::size_t sample = 0; sample < 6;)
                    for (const Sample& loaded : loader.next().samples) {
                        QCOMPARE(loaded.truth.id,
                                 "drawn" + std::to_string(sample) + "#" + std::to_string(sampleSeed(7, epoch, sample)));
                        ids.insert(loaded.truth.id);
                        ++sample;
                    }
            }
        QCOMPARE(ids.size(), std::size_t(12)); // the thread count changes nothing
    }

    void anUnreadableImageIsNamedAndLeftOut() {
        DrawnSource source(4);
        source.breakSample(2);
        BatchLoader loader(source, {{0, 1, 2, 3}}, {});
        const LoadedBatch batch = loader.next();
        QCOMPARE(batch.samples.size(), std::size_t(3));
        QCOMPARE(batch.problems.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(batch.problems.front()).contains("broken2.jpg"));
    }

    void anExceptionOfTheLoadingThreadReachesTheTrainer() {
        const ThrowingSource source;
        BatchLoader loader(source, {{0}, {1}}, {});
        QVERIFY_EXCEPTION_THROWN((void)loader.next(), std::runtime_error);
    }

    void anUnfinishedLoaderEndsAtOnce() {
        const DrawnSource source(1000);
        BatchLoader loader(source, shuffledBatches(1000, 2, 1, 0), {.threads = 3});
        QVERIFY(!loader.next().samples.empty());
    }

    void theCacheDecodesOnceWithinItsBudget() {
        const CountingSource source;
        const CachedSource cached(source, 2 * 160 * 120 * 3);
        for (int round = 0; round < 3; ++round)
            for (std::size_t i = 0; i < 3; ++i)
                QCOMPARE(cached.load(i)->truth.id, "drawn" + std::to_string(i));
        QCOMPARE(source.loads.load(), 2 + 3); // the third does not fit and is decoded each time
    }
};

QTEST_GUILESS_MAIN(TestBatchLoader)
#include "tst_batch_loader.moc"
