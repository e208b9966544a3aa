#include "core/model/backbones/feature_pyramid.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/container/modulelist.h>

namespace boxwright {
namespace {

torch::nn::Conv2d pyramidConv(torch::nn::ModuleList& list, int64_t in, int64_t out, int64_t kernel,
                              Conventions conventions) {
    torch::nn::Conv2d conv(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
    if (conventions == Conventions::Torchvision) {
        torch::nn::init::kaiming_uniform_(conv->weight, 1);
        torch::nn::init::zeros_(conv->bias);
    }
    list->push_back(torch::nn::ModuleList(conv)); // the inner list gives the key its ".0"
    return conv;
}

} // namespace

FeaturePyramidImpl::FeaturePyramidImpl(const std::vector<int64_t>& inChannels, int64_t outChannels,
                                       Conventions conventions) {
    torch::nn::ModuleList inner = register_module("inner_blocks", torch::nn::ModuleList());
    torch::nn::ModuleList layer = register_module("layer_blocks", torch::nn::ModuleList());
    for (const int64_t channels : inChannels) {
        m_inner.push_back(pyramidConv(inner, channels, outChannels, 1, conventions));
        m_layer.push_back(pyramidConv(layer, outChannels, outChannels, 3, conventions));
    }
}

std::vector<at::Tensor> FeaturePyramidImpl::forward(const std::vector<at::Tensor>& maps) {
    std::vector<at::Tensor> results(maps.size());
    at::Tensor top;
    for (std::size_t i = maps.size(); i-- > 0;) {
        at::Tensor lateral = m_inner[i]->forward(maps[i]);
        if (top.defined())
            lateral = lateral + at::upsample_nearest2d(top, {lateral.size(2), lateral.size(3)});
        top = lateral;
        results[i] = m_layer[i]->forward(top);
    }
    results.push_back(at::max_pool2d(results.back(), {1, 1}, {2, 2}));
    return results;
}

} // namespace boxwright
