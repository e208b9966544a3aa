#pragma once

#include <cstdint>
#include <vector>

#include "core/model/ops/roi_align.h"

namespace boxwright {

/// CPU kernels of roiAlign. `features` are [N, Hl, Wl, C] contiguous; rois and levels contiguous.
/// Forward fills `output` [R, P, P, C].
void roiAlignForwardCpu(const std::vector<at::Tensor>& features, const at::Tensor& rois, const at::Tensor& levels,
                        const RoiAlignShape& shape, const at::Tensor& output);

/// Adds the gradient of `gradOutput` [R, P, P, C] to `gradFeatures` (zeroed maps of the features' shapes).
void roiAlignBackwardCpu(const std::vector<at::Tensor>& gradFeatures, const at::Tensor& rois, const at::Tensor& levels,
                         const RoiAlignShape& shape, const at::Tensor& gradOutput);

} // namespace boxwright
