#include "core/model/backbones/norm.h"

#include <torch/nn/init.h>

namespace boxwright {

NormImpl::NormImpl(int64_t channels, NormKind kind, double eps, double momentum)
    : m_kind(kind)
    , m_eps(eps)
    , m_momentum(momentum) {
    if (kind == NormKind::Frozen) {
        weight = register_buffer("weight", at::ones({channels}));
        bias = register_buffer("bias", at::zeros({channels}));
    } else {
        weight = register_parameter("weight", at::ones({channels}));
        bias = register_parameter("bias", at::zeros({channels}));
    }
    running_mean = register_buffer("running_mean", at::zeros({channels}));
    running_var = register_buffer("running_var", at::ones({channels}));
    if (kind == NormKind::Batch)
        num_batches_tracked = register_buffer("num_batches_tracked", at::zeros({}, at::kLong));
}

std::pair<at::Tensor, at::Tensor> NormImpl::scaleAndShift() const {
    const at::Tensor scale = weight * (running_var + m_eps).rsqrt();
    return {scale, bias - running_mean * scale};
}

at::Tensor NormImpl::forward(const at::Tensor& x) {
    if (m_kind == NormKind::Frozen) {
        const auto [scale, shift] = scaleAndShift();
        return x * scale.view({1, -1, 1, 1}) + shift.view({1, -1, 1, 1});
    }
    if (is_training())
        num_batches_tracked.add_(1);
    return at::batch_norm(x, weight, bias, running_mean, running_var, is_training(), m_momentum, m_eps, false);
}

at::Tensor convNorm(torch::nn::Conv2d& conv, Norm& norm, const at::Tensor& x) {
    if (!norm->isConstant())
        return norm->forward(conv->forward(x));
    const auto [scale, shift] = norm->scaleAndShift();
    const auto& options = conv->options;
    return at::conv2d(x, conv->weight * scale.view({-1, 1, 1, 1}), shift, options.stride(),
                      c10::get<torch::ExpandingArray<2>>(options.padding()), options.dilation(), options.groups());
}

torch::nn::Conv2d backboneConv(int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t padding) {
    torch::nn::Conv2d conv(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(padding).bias(false));
    torch::nn::init::kaiming_normal_(conv->weight, 0, torch::kFanOut, torch::kReLU);
    return conv;
}

} // namespace boxwright
