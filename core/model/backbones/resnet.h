#pragma once

#include <array>

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/conv_norm.h"

namespace boxwright {

enum class ResNetBlock {
    Basic,      ///< two 3x3 convolutions (ResNet-10, 18, 34)
    Bottleneck, ///< 1x1, 3x3, 1x1 with four times the width at the end (ResNet-50)
};

struct ResNetOptions {
    ResNetBlock block = ResNetBlock::Bottleneck;
    std::array<int, 4> blocks{3, 4, 6, 3};
    std::array<int, 4> widths{64, 128, 256, 512}; ///< channels inside a block; the stem has widths[0]
    NormOptions norm{};
};

/// One residual block. Parameter names as in torchvision: conv1, bn1, conv2, bn2, (conv3, bn3), downsample.0,
/// downsample.1.
class ResidualBlockImpl : public torch::nn::Module {
public:
    ResidualBlockImpl(const ResNetOptions& options, int64_t in, int64_t width, int64_t out, int64_t stride);
    at::Tensor forward(const at::Tensor& x);

private:
    bool m_bottleneck;
    Conv conv1{nullptr}, conv2{nullptr}, conv3{nullptr}, shortcutConv{nullptr};
    Norm bn1{nullptr}, bn2{nullptr}, bn3{nullptr}, shortcutNorm{nullptr};
};
TORCH_MODULE(ResidualBlock);

/// ResNet without its classifier: nodes maxpool (the stem), layer1 to layer4, strides 4, 4, 8, 16, 32; five stages.
/// Source: torchvision.models.resnet (v1.5: the 3x3 convolution carries the stride).
[[nodiscard]] NodeChain resNetChain(const ResNetOptions& options);

} // namespace boxwright
