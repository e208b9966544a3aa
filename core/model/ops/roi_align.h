#pragma once

#include <cstdint>
#include <vector>

#include <ATen/ATen.h>

namespace boxwright {

/// Where to pool and how. Source: torchvision.ops.roi_align with aligned=False.
struct RoiAlignShape {
    std::vector<double> scales;     ///< per feature map: map pixels per box pixel, e.g. 1/4
    std::int64_t poolSize = 7;      ///< output is poolSize x poolSize
    std::int64_t samplingRatio = 2; ///< samples a bin and axis; 0 = ceil(box side / poolSize)
};

/// Pools each box from one of several feature maps of equal channel count, differentiable in the features.
/// features: maps [N, C, Hl, Wl], float32 or float64, any memory format (channels_last is read without a copy);
/// rois [R, 5] of the same dtype: image index, xmin, ymin, xmax, ymax in box pixels; levels [R] int64: which map.
/// Returns [R, C, P, P] in channels_last order. CPU: own vectorised kernel; other devices: roiAlignReference.
[[nodiscard]] at::Tensor roiAlign(const std::vector<at::Tensor>& features, const at::Tensor& rois,
                                  const at::Tensor& levels, const RoiAlignShape& shape);

/// The same from plain tensor operations on any device, differentiable by autograd: slow and obvious.
/// Needs samplingRatio > 0.
[[nodiscard]] at::Tensor roiAlignReference(const std::vector<at::Tensor>& features, const at::Tensor& rois,
                                           const at::Tensor& levels, const RoiAlignShape& shape);

} // namespace boxwright
