#include "core/model/backbones/resnet.h"

#include <torch/nn/modules/container/sequential.h>

namespace boxwright {

ResidualBlockImpl::ResidualBlockImpl(const ResNetOptions& options, int64_t in, int64_t width, int64_t out,
                                     int64_t stride)
    : m_bottleneck(options.block == ResNetBlock::Bottleneck) {
    const auto norm = [&](int64_t channels) { return Norm(channels, options.norm, options.normEps); };
    conv1 = register_module("conv1", m_bottleneck ? backboneConv(in, width, 1) : backboneConv(in, width, 3, stride, 1));
    bn1 = register_module("bn1", norm(width));
    conv2 = register_module("conv2", backboneConv(width, width, 3, m_bottleneck ? stride : 1, 1));
    bn2 = register_module("bn2", norm(width));
    if (m_bottleneck) {
        conv3 = register_module("conv3", backboneConv(width, out, 1));
        bn3 = register_module("bn3", norm(out));
    }
    if (stride != 1 || in != out) {
        shortcutConv = backboneConv(in, out, 1, stride);
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

ResNetImpl::ResNetImpl(const ResNetOptions& options) {
    const int64_t expansion = options.block == ResNetBlock::Bottleneck ? 4 : 1;
    int64_t channels = options.widths[0];
    conv1 = register_module("conv1", backboneConv(3, channels, 7, 2, 3));
    bn1 = register_module("bn1", Norm(channels, options.norm, options.normEps));
    for (std::size_t stage = 0; stage < 4; ++stage) {
        auto layer = register_module("layer" + std::to_string(stage + 1), torch::nn::ModuleList());
        auto& blocks = m_layers.emplace_back();
        const int64_t width = options.widths[stage];
        for (int i = 0; i < options.blocks[stage]; ++i) {
            const int64_t stride = i == 0 && stage > 0 ? 2 : 1;
            blocks.emplace_back(options, channels, width, width * expansion, stride);
            layer->push_back(blocks.back());
            channels = width * expansion;
        }
        m_outChannels.push_back(channels);
    }
}

std::vector<at::Tensor> ResNetImpl::forward(const at::Tensor& x) {
    at::Tensor y = at::max_pool2d(convNorm(conv1, bn1, x).relu_(), {3, 3}, {2, 2}, {1, 1});
    std::vector<at::Tensor> outputs;
    for (auto& layer : m_layers) {
        for (ResidualBlock& block : layer)
            y = block->forward(y);
        outputs.push_back(y);
    }
    return outputs;
}

void ResNetImpl::setTrainableStages(int stages) {
    for (auto& parameter : parameters())
        parameter.set_requires_grad(stages >= 5);
    for (int i = 0; i < std::min(stages, 4); ++i)
        for (ResidualBlock& block : m_layers[static_cast<std::size_t>(3 - i)])
            for (auto& parameter : block->parameters())
                parameter.set_requires_grad(true);
}

} // namespace boxwright
