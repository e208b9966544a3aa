#pragma once

#include <utility>

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include "core/model/options.h"

namespace boxwright {

struct NormOptions {
    NormKind kind = NormKind::Frozen;
    double eps = 1e-5;
    double momentum = 0.1; ///< of the running statistics, kind Batch
};

/// Normalisation after a convolution, with batch norm's tensor names (weight, bias, running_mean, running_var and,
/// live, num_batches_tracked), so that checkpoints of either kind fit. Frozen: all four are buffers, y = (x - mean) *
/// weight / sqrt(var + eps) + bias. Batch: torch's batch norm. Group: torch's group norm, no running statistics.
class NormImpl : public torch::nn::Module {
public:
    NormImpl(int64_t channels, NormOptions options);

    /// x [N, C, H, W].
    at::Tensor forward(const at::Tensor& x);

    /// True if the layer is now a constant scale and shift per channel.
    [[nodiscard]] bool isConstant() const;
    /// [C] each: y = x * scale + shift; only meaningful if isConstant().
    [[nodiscard]] std::pair<at::Tensor, at::Tensor> scaleAndShift() const;

    /// Asks the convolution before this layer to take its scale for good, when convNorm() next meets the two and the
    /// layer is constant: see FasterRcnnImpl::prepareForDetection().
    void askToFold() { m_fold = Fold::Asked; }
    [[nodiscard]] bool isToFold() const { return m_fold == Fold::Asked && isConstant(); }
    [[nodiscard]] bool isFolded() const { return m_fold == Fold::Done; }
    /// The convolution has the scale; `bias` is all that is left of the layer.
    void fold(const at::Tensor& shift);

    at::Tensor weight, bias, running_mean, running_var, num_batches_tracked;

private:
    enum class Fold { No, Asked, Done };

    NormOptions m_options;
    Fold m_fold = Fold::No;
};
TORCH_MODULE(Norm);

/// Groups of a group norm: the largest number up to 32 that divides the channels, in powers of two.
[[nodiscard]] int64_t groupsFor(int64_t channels);

} // namespace boxwright
