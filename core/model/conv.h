#pragma once

#include <torch/nn/modules/conv.h>

namespace boxwright {

/// torch's convolution with the same parameters, which may compute faster once its weight is final.
class ConvImpl : public torch::nn::Conv2dImpl {
public:
    using Conv2dImpl::Conv2dImpl;

    at::Tensor forward(const at::Tensor& x) { return forwardWithBias(x, bias); }
    /// `other` instead of the own bias: a norm's shift, when the weight has the norm's scale.
    at::Tensor forwardWithBias(const at::Tensor& x, const at::Tensor& other);
    /// Both instead of the own.
    at::Tensor forwardWith(const at::Tensor& x, const at::Tensor& otherWeight, const at::Tensor& otherBias);

    /// From the next forward on the weight does not change any more. See FasterRcnnImpl::prepareForDetection().
    void prepareForDetection() { m_final = true; }

private:
    bool m_final = false;
    at::Tensor m_winograd; ///< the weight, transformed when it is first needed
};
TORCH_MODULE(Conv);

} // namespace boxwright
