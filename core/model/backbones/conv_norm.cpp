#include "core/model/backbones/conv_norm.h"

#include <torch/nn/init.h>

namespace boxwright {

at::Tensor activate(at::Tensor x, Activation activation) {
    switch (activation) {
    case Activation::Relu:
        return x.relu_();
    case Activation::Relu6:
        return at::hardtanh_(x, 0, 6);
    case Activation::Hardswish:
        return at::hardswish_(x);
    case Activation::Silu:
        return at::silu_(x);
    case Activation::None:
        break;
    }
    return x;
}

Conv backboneConv(const ConvOptions& options) {
    Conv conv(torch::nn::Conv2dOptions(options.in, options.out, options.kernel)
                  .stride(options.stride)
                  .padding(options.kernel / 2)
                  .groups(options.groups)
                  .bias(options.bias));
    torch::nn::init::kaiming_normal_(conv->weight, 0, torch::kFanOut, torch::kReLU);
    if (options.bias)
        torch::nn::init::zeros_(conv->bias);
    return conv;
}

namespace {

/// The norm's scale goes into the weight, its shift into the bias.
std::pair<at::Tensor, at::Tensor> foldedWeights(const Conv& conv, const Norm& norm) {
    auto [scale, shift] = norm->scaleAndShift();
    if (conv->bias.defined())
        shift = shift + conv->bias * scale;
    return {conv->weight * scale.view({-1, 1, 1, 1}), shift};
}

void foldForGood(Conv& conv, Norm& norm) {
    const at::NoGradGuard noGradient;
    const auto [weight, shift] = foldedWeights(conv, norm);
    conv->weight.set_data(weight);
    norm->fold(shift);
}

} // namespace

at::Tensor convNorm(Conv& conv, Norm& norm, const at::Tensor& x) {
    if (norm->isToFold())
        foldForGood(conv, norm);
    if (!norm->isFolded() && !norm->isConstant())
        return norm->forward(conv->forward(x));
    if (norm->isFolded())
        return conv->forwardWithBias(x, norm->bias);
    const auto [weight, bias] = foldedWeights(conv, norm);
    return conv->forwardWith(x, weight, bias);
}

ConvNormActImpl::ConvNormActImpl(const ConvOptions& conv, const NormOptions& norm, Activation activation)
    : m_conv(register_module("0", backboneConv(conv)))
    , m_norm(register_module("1", Norm(conv.out, norm)))
    , m_activation(activation) {}

at::Tensor ConvNormActImpl::forward(const at::Tensor& x) {
    return activate(convNorm(m_conv, m_norm, x), m_activation);
}

} // namespace boxwright
