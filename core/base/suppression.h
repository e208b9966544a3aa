#pragma once

#include <cstddef>
#include <vector>

#include "core/base/detection.h"

namespace boxwright {

/// How overlapping detections of a class are reduced to the best ones.
struct SuppressionOptions {
    float overlap = 0.5F;    ///< IoU with a better box of the class from which on (exclusive) a box goes; 1: none goes
    std::size_t limit = 100; ///< best boxes that are kept in an image, all classes together

    bool operator==(const SuppressionOptions&) const = default;
};

/// Greedy non-maximum suppression, each class for itself: what the network's last step does, here on its raw boxes so
/// that it can be done again with other options. The result is sorted by falling score. A box is judged by better ones
/// only, so that cutting the result at a score is the same as cutting the input.
[[nodiscard]] std::vector<Detection> suppressed(std::vector<Detection> detections, const SuppressionOptions& options);

} // namespace boxwright
