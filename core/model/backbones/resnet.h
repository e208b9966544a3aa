#pragma once

#include <array>
#include <string>
#include <vector>

#include <torch/nn/modules/container/modulelist.h>

#include "core/model/backbones/norm.h"

namespace boxwright {

enum class ResNetBlock {
    Basic,      ///< two 3x3 convolutions (ResNet-10, 18, 34)
    Bottleneck, ///< 1x1, 3x3, 1x1 with four times the width at the end (ResNet-50)
};

struct ResNetOptions {
    ResNetBlock block = ResNetBlock::Bottleneck;
    std::array<int, 4> blocks{3, 4, 6, 3};
    std::array<int, 4> widths{64, 128, 256, 512}; ///< channels inside a block; the stem has widths[0]
    NormKind norm = NormKind::Frozen;
    double normEps = 1e-5;
};

/// One residual block. Parameter names as in torchvision: conv1, bn1, conv2, bn2, (conv3, bn3), downsample.0,
/// downsample.1.
class ResidualBlockImpl : public torch::nn::Module {
public:
    ResidualBlockImpl(const ResNetOptions& options, int64_t in, int64_t width, int64_t out, int64_t stride);
    at::Tensor forward(const at::Tensor& x);

private:
    bool m_bottleneck;
    torch::nn::Conv2d conv1{nullptr}, conv2{nullptr}, conv3{nullptr}, shortcutConv{nullptr};
    Norm bn1{nullptr}, bn2{nullptr}, bn3{nullptr}, shortcutNorm{nullptr};
};
TORCH_MODULE(ResidualBlock);

/// ResNet without its classifier. Source: torchvision.models.resnet (v1.5: the 3x3 convolution carries the stride).
class ResNetImpl : public torch::nn::Module {
public:
    explicit ResNetImpl(const ResNetOptions& options);

    /// x [N, 3, H, W] -> the outputs of layer1 to layer4, strides 4, 8, 16, 32.
    std::vector<at::Tensor> forward(const at::Tensor& x);

    [[nodiscard]] std::vector<int64_t> outChannels() const { return m_outChannels; }
    /// Frees the last `stages` of layer4, layer3, layer2, layer1, conv1 (5 also bn1) for training; the rest gets no
    /// gradient.
    void setTrainableStages(int stages);

private:
    torch::nn::Conv2d conv1{nullptr};
    Norm bn1{nullptr};
    std::vector<std::vector<ResidualBlock>> m_layers;
    std::vector<int64_t> m_outChannels;
};
TORCH_MODULE(ResNet);

} // namespace boxwright
