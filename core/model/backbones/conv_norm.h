#pragma once

#include <torch/nn/module.h>

#include "core/model/backbones/norm.h"
#include "core/model/conv.h"

namespace boxwright {

enum class Activation { None, Relu, Relu6, Hardswish, Silu };

/// Applies the activation in place and returns x.
[[nodiscard]] at::Tensor activate(at::Tensor x, Activation activation);

struct ConvOptions {
    int64_t in = 0;
    int64_t out = 0;
    int64_t kernel = 1;
    int64_t stride = 1;
    int64_t groups = 1;
    bool bias = false;
};

/// A convolution that keeps the size (padding kernel / 2) but for its stride, initialised kaiming-normal over fan_out
/// with zero bias, as torchvision's backbones do.
[[nodiscard]] Conv backboneConv(const ConvOptions& options);

/// norm(conv(x)). Where the norm is constant its scale goes into the convolution's weight and its shift into the bias:
/// one pass over the output less.
[[nodiscard]] at::Tensor convNorm(Conv& conv, Norm& norm, const at::Tensor& x);

/// Convolution without bias, norm, activation. Parameter names 0.* and 1.*. Source: torchvision Conv2dNormActivation.
class ConvNormActImpl : public torch::nn::Module {
public:
    ConvNormActImpl(const ConvOptions& conv, const NormOptions& norm, Activation activation);
    at::Tensor forward(const at::Tensor& x);

private:
    Conv m_conv;
    Norm m_norm;
    Activation m_activation;
};
TORCH_MODULE(ConvNormAct);

} // namespace boxwright
