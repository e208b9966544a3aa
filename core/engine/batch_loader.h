#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/sample_source.h"

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
    std::vector<std::string> problems; ///< a sentence for each that could not
};

/// Reads the batches of an epoch on a thread of its own, a few ahead of the trainer. Flips are decided by seed, epoch
/// and sample number. next() is called by one thread.
class BatchLoader {
public:
    struct Options {
        bool horizontalFlip = true;
        std::uint64_t seed = 1;
        int epoch = 0;
        std::size_t ahead = 3; ///< batches kept ready
    };
    /// Starts at once. `source` must outlive the loader.
    BatchLoader(const SampleSource& source, std::vector<std::vector<std::size_t>> batches, Options options);
    ~BatchLoader();
    BatchLoader(const BatchLoader&) = delete;
    BatchLoader& operator=(const BatchLoader&) = delete;

    /// Waits for the next batch; rethrows what the loading thread threw. Call at most once per batch.
    [[nodiscard]] LoadedBatch next();

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] LoadedBatch load(const std::vector<std::size_t>& batch) const;

    const SampleSource& m_source;
    std::vector<std::vector<std::size_t>> m_batches;
    Options m_options;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<LoadedBatch> m_ready;
    std::exception_ptr m_failure;
    std::jthread m_thread; ///< last: starts when everything else is there
};

} // namespace boxwright
