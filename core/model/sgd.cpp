#include "core/model/sgd.h"

namespace boxwright {

Sgd::Sgd(const torch::nn::Module& module, double momentum, double weightDecay)
    : m_momentum(momentum)
    , m_weightDecay(weightDecay) {
    for (const auto& parameter : module.named_parameters())
        if (parameter.value().requires_grad())
            m_entries.push_back({parameter.key(), parameter.value(), {}});
}

void Sgd::zeroGradients() {
    for (Entry& entry : m_entries)
        entry.parameter.mutable_grad() = at::Tensor();
}

double Sgd::clipGradients(double maxNorm) {
    const at::NoGradGuard noGradient;
    double sumOfSquares = 0;
    for (const Entry& entry : m_entries)
        if (entry.parameter.grad().defined()) {
            const double norm = entry.parameter.grad().norm().item<double>();
            sumOfSquares += norm * norm;
        }
    const double norm = std::sqrt(sumOfSquares);
    if (norm > maxNorm)
        for (const Entry& entry : m_entries)
            if (entry.parameter.grad().defined())
                entry.parameter.mutable_grad().mul_(maxNorm / (norm + 1e-6));
    return norm;
}

bool Sgd::scaleGradients(double factor) {
    const at::NoGradGuard noGradient;
    bool finite = true;
    for (const Entry& entry : m_entries)
        if (entry.parameter.grad().defined())
            finite = entry.parameter.mutable_grad().mul_(factor).isfinite().all().item<bool>() && finite;
    return finite;
}

void Sgd::step(double learningRate) {
    const at::NoGradGuard noGradient;
    for (Entry& entry : m_entries) {
        if (!entry.parameter.grad().defined())
            continue;
        at::Tensor change = entry.parameter.grad().add(entry.parameter, m_weightDecay);
        if (entry.momentum.defined())
            change = entry.momentum.mul_(m_momentum).add_(change);
        else
            entry.momentum = change;
        entry.parameter.add_(change, -learningRate);
    }
}

std::vector<at::Tensor> Sgd::gradients() {
    const at::NoGradGuard noGradient;
    std::vector<at::Tensor> gradients;
    for (Entry& entry : m_entries) {
        at::Tensor& gradient = entry.parameter.mutable_grad();
        if (!gradient.defined())
            gradient = at::zeros_like(entry.parameter);
        gradients.push_back(gradient);
    }
    return gradients;
}

std::vector<std::string> Sgd::parameterNames() const {
    std::vector<std::string> names;
    for (const Entry& entry : m_entries)
        names.push_back(entry.name);
    return names;
}

std::vector<std::pair<std::string, at::Tensor>> Sgd::momentumBuffers() const {
    std::vector<std::pair<std::string, at::Tensor>> buffers;
    for (const Entry& entry : m_entries)
        if (entry.momentum.defined())
            buffers.emplace_back(entry.name, entry.momentum);
    return buffers;
}

void Sgd::setMomentumBuffers(const std::vector<std::pair<std::string, at::Tensor>>& buffers) {
    for (const auto& [name, buffer] : buffers)
        for (Entry& entry : m_entries)
            if (entry.name == name && entry.parameter.sizes() == buffer.sizes())
                entry.momentum =
                    at::empty_like(entry.parameter, entry.parameter.options().requires_grad(false)).copy_(buffer);
}

} // namespace boxwright
