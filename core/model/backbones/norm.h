#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/pimpl.h>

#include "core/model/options.h"

namespace boxwright {

/// Normalisation after a convolution, with batch norm's tensor names (weight, bias, running_mean, running_var and,
/// live, num_batches_tracked), so that checkpoints of either kind fit. Frozen: all four are buffers, y = (x - mean) *
/// weight / sqrt(var + eps) + bias. Batch: torch's batch norm.
class NormImpl : public torch::nn::Module {
public:
    NormImpl(int64_t channels, NormKind kind, double eps = 1e-5, double momentum = 0.1);

    /// x [N, C, H, W].
    at::Tensor forward(const at::Tensor& x);

    /// True if the layer is now a constant scale and shift per channel.
    [[nodiscard]] bool isConstant() const { return m_kind == NormKind::Frozen || !is_training(); }
    /// [C] each: y = x * scale + shift; only meaningful if isConstant().
    [[nodiscard]] std::pair<at::Tensor, at::Tensor> scaleAndShift() const;
    void setEps(double eps) { m_eps = eps; }

    at::Tensor weight, bias, running_mean, running_var, num_batches_tracked;

private:
    NormKind m_kind;
    double m_eps;
    double m_momentum;
};
TORCH_MODULE(Norm);

/// norm(conv(x)). Where the norm is constant its scale goes into the convolution's weight and its shift becomes the
/// bias: one pass over the output less. The convolution must have no bias of its own.
[[nodiscard]] at::Tensor convNorm(torch::nn::Conv2d& conv, Norm& norm, const at::Tensor& x);

/// A convolution without bias, initialised kaiming-normal over fan_out as torchvision's ResNet does.
[[nodiscard]] torch::nn::Conv2d backboneConv(int64_t in, int64_t out, int64_t kernel, int64_t stride = 1,
                                             int64_t padding = 0);

} // namespace boxwright
