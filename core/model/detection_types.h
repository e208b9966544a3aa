#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <ATen/ATen.h>

namespace boxwright {

/// Height and width of an image in some frame, pixels.
struct FrameSize {
    int64_t height = 0;
    int64_t width = 0;
};

/// Truth of one image for training.
struct DetectionTarget {
    at::Tensor boxes;  ///< [M, 4] float32; M may be 0
    at::Tensor labels; ///< [M] int64, 1..C
    /// Of the samples that are drawn for this image, so that they depend neither on the other images of a batch nor on
    /// who else draws; unset = torch's global generator.
    std::optional<std::uint64_t> seed{};
};

/// Detections of one image, best score first.
struct DetectionOutput {
    at::Tensor boxes;  ///< [D, 4] float32
    at::Tensor labels; ///< [D] int64
    at::Tensor scores; ///< [D] float32
};

/// Images stacked for the network.
struct ImageBatch {
    at::Tensor images;            ///< [N, 3, H, W] float32, normalised, zero-padded at the right and bottom
    std::vector<FrameSize> sizes; ///< resized, unpadded
};

} // namespace boxwright
