#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/geometry.h"

namespace boxwright {

/// Group of each image by its shape: the number of edges that width / height reaches, where the edges are
/// 2^(-1 .. 1) in 2 * factor + 1 equal steps (a ratio equal to an edge goes to the upper group). factor 3:
/// 0.5 0.63 0.79 1 1.26 1.59 2, groups 0..7; factor 0: the one edge 1. A size without extent counts as square; a
/// negative factor puts every image into one group. Source: torchvision references, group_by_aspect_ratio.
[[nodiscard]] std::vector<int> aspectRatioGroups(const std::vector<ImageSize>& sizes, int factor);

/// Sample numbers of each batch of one epoch, every batch from one group. Depends on the arguments only, so that a
/// resumed run sees the same batches. Batches appear in the order in which a shuffle of all samples fills them; then,
/// largest first, come the short batches that are left, one a group at most. Every sample comes exactly once, and each
/// epoch has the same number of batches (groupedBatchCount). `batchSize` is at least 1.
[[nodiscard]] std::vector<std::vector<std::size_t>>
groupedBatches(const std::vector<int>& groups, std::size_t batchSize, std::uint64_t seed, int epoch);

/// How many batches groupedBatches makes.
[[nodiscard]] std::size_t groupedBatchCount(const std::vector<int>& groups, std::size_t batchSize);

} // namespace boxwright
