#pragma once

#include <vector>

#include <torch/nn/modules/conv.h>
#include <torch/nn/pimpl.h>

#include "core/model/options.h"

namespace boxwright {

/// Feature pyramid network. Source: torchvision.ops.feature_pyramid_network with LastLevelMaxPool; parameter names
/// inner_blocks.N.0 and layer_blocks.N.0 (torchvision 0.13 and later).
class FeaturePyramidImpl : public torch::nn::Module {
public:
    /// `conventions` decides the initialisation: torchvision's kaiming-uniform with zero bias, or torch's default.
    FeaturePyramidImpl(const std::vector<int64_t>& inChannels, int64_t outChannels, Conventions conventions);

    /// Maps [N, Ci, Hi, Wi], highest resolution first -> as many maps of outChannels, then the extra level 'pool': the
    /// last map subsampled by 2.
    std::vector<at::Tensor> forward(const std::vector<at::Tensor>& maps);

private:
    std::vector<torch::nn::Conv2d> m_inner, m_layer;
};
TORCH_MODULE(FeaturePyramid);

} // namespace boxwright
