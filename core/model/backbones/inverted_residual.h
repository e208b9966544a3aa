#pragma once

#include <vector>

#include "core/model/backbones/conv_norm.h"
#include "core/model/backbones/squeeze_excitation.h"

namespace boxwright {

struct InvertedResidualOptions {
    int64_t in = 0;
    int64_t expanded = 0; ///< equal to `in`: no expanding convolution
    int64_t out = 0;
    int64_t kernel = 3; ///< of the depthwise convolution
    int64_t stride = 1;
    Activation activation = Activation::Relu6;
    int64_t gateHidden = 0; ///< 0: no squeeze-and-excitation
    SqueezeExcitationImpl::Gate gate = SqueezeExcitationImpl::Gate::Hard;
    double dropProbability = 0; ///< of the whole branch, per image, in training; needs a shortcut to have an effect
    NormOptions norm{};
};

/// 1x1 expansion, depthwise convolution, gate, linear 1x1 projection; the input is added where shapes allow it.
/// Source: torchvision's InvertedResidual of MobileNetV2 and V3 and MBConv of EfficientNet.
class InvertedResidualImpl : public torch::nn::Module {
public:
    enum class Names {
        Block, ///< block.0 ...: every part a Conv2dNormActivation (MobileNetV3, EfficientNet)
        Conv,  ///< conv.0 ...: the projection's convolution and norm are two entries (MobileNetV2)
    };
    InvertedResidualImpl(const InvertedResidualOptions& options, Names names);
    at::Tensor forward(const at::Tensor& x);

private:
    [[nodiscard]] at::Tensor dropped(const at::Tensor& branch) const;

    std::vector<ConvNormAct> m_convs; ///< expansion (maybe) and depthwise
    SqueezeExcitation m_gate{nullptr};
    Conv m_project{nullptr};
    Norm m_projectNorm{nullptr};
    bool m_shortcut;
    double m_dropProbability;
};
TORCH_MODULE(InvertedResidual);

} // namespace boxwright
