#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/sample_source.h"
#include "core/base/sample_transform.h"

namespace boxwright {

/// Sample numbers of each batch of one epoch: a shuffle that depends on seed and epoch only, so that a resumed run sees
/// the same batches. The last batch may be short; no image is lost or repeated.
[[nodiscard]] std::vector<std::vector<std::size_t>> shuffledBatches(std::size_t samples, std::size_t batchSize,
                                                                    std::uint64_t seed, int epoch);

/// The mirrored sample: pixels and boxes.
[[nodiscard]] Sample flippedHorizontally(const Sample& sample);

/// One batch as loaded.
struct LoadedBatch {
    std::vector<Sample> samples;       ///< those that could be read
    std::vector<std::size_t> numbers;  ///< theirs in the source
    std::vector<std::string> problems; ///< a sentence for each that could not
};

/// Reads the batches of an epoch on threads of its own, a few ahead of the trainer, and hands them out in order. Flips
/// and other changes are decided by seed, epoch and sample number, so any number of threads gives the same batches.
/// next() is called by one thread.
class BatchLoader {
public:
    struct Options {
        bool horizontalFlip = true; ///< with probability 1/2, before `transform`
        std::uint64_t seed = 1;
        int epoch = 0;
        std::size_t ahead = 3;                      ///< batches ready or being loaded at once
        std::size_t threads = 1;                    ///< each loads a batch of its own; more than `ahead` are of no use
        const SampleTransform* transform = nullptr; ///< optional augmentation; must outlive the loader
    };
    /// Starts at once. `source` must outlive the loader.
    BatchLoader(const SampleSource& source, std::vector<std::vector<std::size_t>> batches, Options options);
    ~BatchLoader();
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    /// Waits for the next batch; rethrows what the thread that loaded it threw. Call at most once per batch.
    [[nodiscard]] LoadedBatch next();

private:
    /// What became of one batch; empty until it is loaded.
    struct Slot {
        std::optional<LoadedBatch> batch;
        std::exception_ptr failure;
    };

    void run(const std::stop_token& stop);
    /// The number of the batch to load now; waits until the trainer is near enough. Nothing if there is no more to do.
    [[nodiscard]] std::optional<std::size_t> claim(const std::stop_token& stop);
    [[nodiscard]] LoadedBatch load(const std::vector<std::size_t>& batch) const;

    const SampleSource& m_source;
    std::vector<std::vector<std::size_t>> m_batches;
    Options m_options;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Slot> m_slots;           ///< of all batches; only `ahead` of them are ever full
    std::size_t m_claimed = 0;           ///< batches that a thread has begun
    std::size_t m_given = 0;             ///< batches that next() has returned
    std::vector<std::jthread> m_threads; ///< last: they start when everything else is there
};

} // namespace boxwright
