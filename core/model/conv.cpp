#include "core/model/conv.h"

#include "core/model/ops/winograd.h"

namespace boxwright {

at::Tensor ConvImpl::forwardWithBias(const at::Tensor& x, const at::Tensor& other) {
    const bool plain = options.stride()->at(0) == 1 && options.dilation()->at(0) == 1 && options.groups() == 1;
    if (!m_final || !plain || !suitsWinograd(x, weight))
        return forwardWith(x, weight, other);
    if (!m_winograd.defined())
        m_winograd = winogradWeights(weight);
    return winogradConv2d(x, m_winograd, other);
}

at::Tensor ConvImpl::forwardWith(const at::Tensor& x, const at::Tensor& otherWeight, const at::Tensor& otherBias) {
    // get: of std in newer LibTorch, of c10 before
    return at::conv2d(x, otherWeight, otherBias, options.stride(), get<torch::ExpandingArray<2>>(options.padding()),
                      options.dilation(), options.groups());
}

} // namespace boxwright
