#pragma once

#include <vector>

#include <ATen/ATen.h>

#include "core/base/detection.h"
#include "core/base/image.h"
#include "core/base/sample_source.h"
#include "core/model/detection_types.h"

namespace boxwright {

/// [3, H, W] uint8 view of the image's own memory (channels last, no copy): the image must outlive it.
[[nodiscard]] at::Tensor imageView(const RgbImage& image);

/// Truth as tensors on the CPU.
[[nodiscard]] DetectionTarget targetTensors(const SampleTruth& truth);

/// Network output as plain values, best score first.
[[nodiscard]] std::vector<Detection> toDetections(const DetectionOutput& output);

} // namespace boxwright
