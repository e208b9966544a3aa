#include "core/model/backbones/inverted_residual.h"

#include <torch/nn/modules/container/modulelist.h>

namespace boxwright {

InvertedResidualImpl::InvertedResidualImpl(const InvertedResidualOptions& options, Names names)
    : m_shortcut(options.stride == 1 && options.in == options.out)
    , m_dropProbability(options.dropProbability) {
    auto parts = register_module(names == Names::Block ? "block" : "conv", torch::nn::ModuleList());
    const auto addConv = [&](const ConvOptions& conv) {
        m_convs.emplace_back(conv, options.norm, options.activation);
        parts->push_back(m_convs.back());
    };
    if (options.expanded != options.in)
        addConv({.in = options.in, .out = options.expanded});
    addConv({.in = options.expanded,
             .out = options.expanded,
             .kernel = options.kernel,
             .stride = options.stride,
             .groups = options.expanded});
    if (options.gateHidden > 0) {
        m_gate = SqueezeExcitation(options.expanded, options.gateHidden, options.gate);
        parts->push_back(m_gate);
    }
    m_project = backboneConv({.in = options.expanded, .out = options.out});
    m_projectNorm = Norm(options.out, options.norm);
    torch::nn::ModuleList projection = parts;
    if (names == Names::Block) {
        projection = torch::nn::ModuleList();
        parts->push_back(projection);
    }
    projection->push_back(m_project);
    projection->push_back(m_projectNorm);
}

at::Tensor InvertedResidualImpl::forward(const at::Tensor& x) {
    at::Tensor y = x;
    for (ConvNormAct& conv : m_convs)
        y = conv->forward(y);
    if (m_gate)
        y = m_gate->forward(y);
    y = convNorm(m_project, m_projectNorm, y);
    return m_shortcut ? x + dropped(y) : y;
}

at::Tensor InvertedResidualImpl::dropped(const at::Tensor& branch) const {
    if (!is_training() || m_dropProbability <= 0)
        return branch;
    const double kept = 1 - m_dropProbability;
    return branch * at::empty({branch.size(0), 1, 1, 1}, branch.options()).bernoulli_(kept).div_(kept);
}

} // namespace boxwright
