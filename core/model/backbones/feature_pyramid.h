#pragma once

#include <vector>

#include "core/model/backbones/conv_norm.h"
#include "core/model/options.h"

namespace boxwright {

/// Feature pyramid network. Source: torchvision.ops.feature_pyramid_network with LastLevelMaxPool; parameter names
/// inner_blocks.N.0 and layer_blocks.N.0 (torchvision 0.13 and later), with pyramidNorm also N.1 for the norms.
class FeaturePyramidImpl : public torch::nn::Module {
public:
    /// options.conventions decides the initialisation: torchvision's kaiming-uniform with zero bias, or torch's
    /// default.
    FeaturePyramidImpl(const std::vector<int64_t>& inChannels, const ModelOptions& options);

    /// Maps [N, Ci, Hi, Wi], highest resolution first -> as many maps of pyramidChannels, then the extra level 'pool':
    /// the last map subsampled by 2.
    std::vector<at::Tensor> forward(const std::vector<at::Tensor>& maps);

private:
    struct Block {
        Conv conv{nullptr};
        Norm norm{nullptr};

        at::Tensor forward(const at::Tensor& x);
    };
    static Block makeBlock(torch::nn::Module& list, int64_t in, int64_t kernel, const ModelOptions& options);

    std::vector<Block> m_inner, m_layer;
};
TORCH_MODULE(FeaturePyramid);

} // namespace boxwright
