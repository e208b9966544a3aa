#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/sample_source.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// Which images make which iteration, in every epoch of a run: a function of data, options and epoch alone, so that a
/// resumed run and all processes of a run agree.
class EpochPlan {
public:
    /// An iteration has the images of all `processes`. Reads the size of every image if batches are grouped by shape.
    EpochPlan(const SampleSource& training, const TrainOptions& options, int processes = 1);

    /// The same in every epoch.
    [[nodiscard]] int iterations() const { return m_iterations; }
    /// Sample numbers of each iteration.
    [[nodiscard]] std::vector<std::vector<std::size_t>> batches(int epoch) const;

private:
    std::size_t m_samples;
    std::size_t m_images; ///< of one iteration
    std::uint64_t m_seed;
    std::vector<int> m_groups; ///< of every image by its shape; empty = not grouped
    int m_iterations;
};

/// The part of an iteration's images that one process takes: as even as can be, in order.
[[nodiscard]] std::vector<std::size_t> shareOf(const std::vector<std::size_t>& batch, int rank, int processes);

} // namespace boxwright
