#pragma once

#include <ATen/ATen.h>

namespace boxwright {

// Boxes are float tensors [N, 4] of xmin, ymin, xmax, ymax; width = xmax - xmin. Source: torchvision.ops.boxes.

/// [N] areas.
[[nodiscard]] at::Tensor boxArea(const at::Tensor& boxes);

/// [N, M] intersection over union of every pair; 0/0 is NaN, as in torchvision.
[[nodiscard]] at::Tensor boxIou(const at::Tensor& boxes1, const at::Tensor& boxes2);

/// The boxes inside [0, width] x [0, height].
[[nodiscard]] at::Tensor clipBoxes(const at::Tensor& boxes, double height, double width);

/// int64 indices of the boxes whose sides are both at least `minSide` pixels.
[[nodiscard]] at::Tensor indicesOfLargeBoxes(const at::Tensor& boxes, double minSide);

} // namespace boxwright
