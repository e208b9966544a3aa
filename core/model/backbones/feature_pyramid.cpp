#include "core/model/backbones/feature_pyramid.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/container/modulelist.h>

namespace boxwright {

at::Tensor FeaturePyramidImpl::Block::forward(const at::Tensor& x) {
    return norm ? convNorm(conv, norm, x) : conv->forward(x);
}

FeaturePyramidImpl::Block FeaturePyramidImpl::makeBlock(torch::nn::Module& list, int64_t in, int64_t kernel,
                                                        const ModelOptions& options) {
    Block block;
    block.conv = Conv(
        torch::nn::Conv2dOptions(in, options.pyramidChannels, kernel).padding(kernel / 2).bias(!options.pyramidNorm));
    if (options.conventions == Conventions::Torchvision) {
        torch::nn::init::kaiming_uniform_(block.conv->weight, 1);
        if (block.conv->bias.defined())
            torch::nn::init::zeros_(block.conv->bias);
    }
    torch::nn::ModuleList parts(block.conv); // the key is N.0, the norm's N.1
    if (options.pyramidNorm) {
        block.norm =
            Norm(options.pyramidChannels, NormOptions{options.headNorm, options.normEps, options.normMomentum});
        parts->push_back(block.norm);
    }
    list.register_module(std::to_string(list.children().size()), parts);
    return block;
}

FeaturePyramidImpl::FeaturePyramidImpl(const std::vector<int64_t>& inChannels, const ModelOptions& options) {
    torch::nn::ModuleList inner = register_module("inner_blocks", torch::nn::ModuleList());
    torch::nn::ModuleList layer = register_module("layer_blocks", torch::nn::ModuleList());
    for (const int64_t channels : inChannels) {
        m_inner.push_back(makeBlock(*inner, channels, 1, options));
        m_layer.push_back(makeBlock(*layer, options.pyramidChannels, 3, options));
    }
}

std::vector<at::Tensor> FeaturePyramidImpl::forward(const std::vector<at::Tensor>& maps) {
    std::vector<at::Tensor> results(maps.size());
    at::Tensor top;
    for (std::size_t i = maps.size(); i-- > 0;) {
        at::Tensor lateral = m_inner[i].forward(maps[i]);
        if (top.defined())
            lateral = lateral + at::upsample_nearest2d(top, {lateral.size(2), lateral.size(3)});
        top = lateral;
        results[i] = m_layer[i].forward(top);
    }
    results.push_back(at::max_pool2d(results.back(), {1, 1}, {2, 2}));
    return results;
}

} // namespace boxwright
