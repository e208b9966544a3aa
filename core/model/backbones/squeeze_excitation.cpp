#include "core/model/backbones/squeeze_excitation.h"

#include "core/model/backbones/conv_norm.h"

namespace boxwright {

SqueezeExcitationImpl::SqueezeExcitationImpl(int64_t channels, int64_t hidden, Gate gate)
    : fc1(register_module("fc1", backboneConv({.in = channels, .out = hidden, .bias = true})))
    , fc2(register_module("fc2", backboneConv({.in = hidden, .out = channels, .bias = true})))
    , m_gate(gate) {}

at::Tensor SqueezeExcitationImpl::forward(const at::Tensor& x) {
    const at::Tensor hidden = fc1->forward(at::adaptive_avg_pool2d(x, {1, 1}));
    if (m_gate == Gate::Hard)
        return x * at::hardsigmoid(fc2->forward(hidden.relu()));
    return x * at::sigmoid(fc2->forward(at::silu(hidden)));
}

} // namespace boxwright
