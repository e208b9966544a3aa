#include "core/model/backbones/norm.h"

#include <numeric>

#include "core/model/ops/batch_norm.h"

namespace boxwright {

int64_t groupsFor(int64_t channels) {
    return std::gcd<int64_t>(channels, 32);
}

NormImpl::NormImpl(int64_t channels, NormOptions options)
    : m_options(options) {
    if (m_options.kind == NormKind::Frozen) {
        weight = register_buffer("weight", at::ones({channels}));
        bias = register_buffer("bias", at::zeros({channels}));
    } else {
        weight = register_parameter("weight", at::ones({channels}));
        bias = register_parameter("bias", at::zeros({channels}));
    }
    if (m_options.kind == NormKind::Group)
        return;
    running_mean = register_buffer("running_mean", at::zeros({channels}));
    running_var = register_buffer("running_var", at::ones({channels}));
    if (m_options.kind == NormKind::Batch)
        num_batches_tracked = register_buffer("num_batches_tracked", at::zeros({}, at::kLong));
}

bool NormImpl::isConstant() const {
    return m_options.kind == NormKind::Frozen || (m_options.kind == NormKind::Batch && !is_training());
}

std::pair<at::Tensor, at::Tensor> NormImpl::scaleAndShift() const {
    const at::Tensor scale = weight * (running_var + m_options.eps).rsqrt();
    return {scale, bias - running_mean * scale};
}

void NormImpl::fold(const at::Tensor& shift) {
    bias.set_data(shift);
    m_fold = Fold::Done;
}

at::Tensor NormImpl::forward(const at::Tensor& x) {
    if (m_options.kind == NormKind::Group)
        return at::group_norm(x, groupsFor(x.size(1)), weight, bias, m_options.eps);
    if (m_options.kind == NormKind::Frozen) {
        const auto [scale, shift] = scaleAndShift();
        return x * scale.view({1, -1, 1, 1}) + shift.view({1, -1, 1, 1});
    }
    if (is_training())
        num_batches_tracked.add_(1);
    if (is_training() && hasBatchNormKernel(x))
        return batchNorm(x, weight, bias, running_mean, running_var, m_options.momentum, m_options.eps);
    return at::batch_norm(x, weight, bias, running_mean, running_var, is_training(), m_options.momentum, m_options.eps,
                          false);
}

} // namespace boxwright
