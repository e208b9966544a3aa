#include "core/model/backbones/resnet.h"

#include <torch/nn/modules/container/modulelist.h>

namespace boxwright {

ResidualBlockImpl::ResidualBlockImpl(const ResNetOptions& options, int64_t in, int64_t width, int64_t out,
                                     int64_t stride)
    : m_bottleneck(options.block == ResNetBlock::Bottleneck) {
    const auto norm = [&](int64_t channels) { return Norm(channels, options.norm); };
    conv1 =
        register_module("conv1", m_bottleneck ? backboneConv({.in = in, .out = width})
                                              : backboneConv({.in = in, .out = width, .kernel = 3, .stride = stride}));
    bn1 = register_module("bn1", norm(width));
    conv2 = register_module(
        "conv2", backboneConv({.in = width, .out = width, .kernel = 3, .stride = m_bottleneck ? stride : 1}));
    bn2 = register_module("bn2", norm(width));
    if (m_bottleneck) {
        conv3 = register_module("conv3", backboneConv({.in = width, .out = out}));
        bn3 = register_module("bn3", norm(out));
    }
    if (stride != 1 || in != out) {
        shortcutConv = backboneConv({.in = in, .out = out, .stride = stride});
        shortcutNorm = norm(out);
        auto downsample = register_module("downsample", torch::nn::ModuleList());
        downsample->push_back(shortcutConv);
        downsample->push_back(shortcutNorm);
    }
}

at::Tensor ResidualBlockImpl::forward(const at::Tensor& x) {
    at::Tensor y = convNorm(conv1, bn1, x).relu_();
    y = convNorm(conv2, bn2, y);
    if (m_bottleneck)
        y = convNorm(conv3, bn3, y.relu_());
    const at::Tensor shortcut = shortcutConv ? convNorm(shortcutConv, shortcutNorm, x) : x;
    return (y + shortcut).relu_();
}

NodeChain resNetChain(const ResNetOptions& options) {
    const int64_t expansion = options.block == ResNetBlock::Bottleneck ? 4 : 1;
    int64_t channels = options.widths[0];
    auto conv1 = backboneConv({.in = 3, .out = channels, .kernel = 7, .stride = 2});
    auto bn1 = Norm(channels, options.norm);
    NodeChain chain;
    chain.push_back({"maxpool",
                     channels,
                     4,
                     0,
                     {{"conv1", conv1.ptr()}, {"bn1", bn1.ptr()}},
                     [conv1, bn1](const at::Tensor& x) mutable {
                         return at::max_pool2d(convNorm(conv1, bn1, x).relu_(), {3, 3}, {2, 2}, {1, 1});
                     }});
    for (std::size_t stage = 0; stage < 4; ++stage) {
        torch::nn::ModuleList layer;
        std::vector<ResidualBlock> blocks;
        const int64_t width = options.widths[stage];
        for (int i = 0; i < options.blocks[stage]; ++i) {
            const int64_t stride = i == 0 && stage > 0 ? 2 : 1;
            blocks.emplace_back(options, channels, width, width * expansion, stride);
            layer->push_back(blocks.back());
            channels = width * expansion;
        }
        const std::string name = "layer" + std::to_string(stage + 1);
        chain.push_back({name,
                         channels,
                         int64_t{4} << stage,
                         static_cast<int>(stage) + 1,
                         {{name, layer.ptr()}},
                         [blocks](at::Tensor x) mutable {
                             for (ResidualBlock& block : blocks)
                                 x = block->forward(x);
                             return x;
                         }});
    }
    return chain;
}

} // namespace boxwright
