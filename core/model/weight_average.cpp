#include "core/model/weight_average.h"

#include <algorithm>

namespace boxwright {
namespace {

StateDict copyOf(const torch::nn::Module& module) {
    StateDict copies;
    for (const auto& [name, tensor] : stateDict(module))
        copies[name] = tensor.detach().clone();
    return copies;
}

} // namespace

WeightAverage::WeightAverage(const torch::nn::Module& module, double decay)
    : m_decay(decay)
    , m_average(copyOf(module)) {}

void WeightAverage::update(const torch::nn::Module& module) {
    const at::NoGradGuard noGradient;
    const auto count = static_cast<double>(++m_updates);
    const double decay = std::min(m_decay, (1 + count) / (10 + count));
    for (const auto& parameter : module.named_parameters())
        m_average.at(parameter.key()).lerp_(parameter.value(), 1 - decay);
    for (const auto& buffer : module.named_buffers())
        m_average.at(buffer.key()).copy_(buffer.value());
}

void WeightAverage::restore(const StateDict& state, std::int64_t updates) {
    const at::NoGradGuard noGradient;
    for (auto& [name, tensor] : m_average)
        if (const auto stored = state.find(name); stored != state.end() && stored->second.sizes() == tensor.sizes())
            tensor.copy_(stored->second);
    m_updates = updates;
}

AveragedWeightsGuard::AveragedWeightsGuard(torch::nn::Module& module, const WeightAverage* average)
    : m_module(module) {
    if (average == nullptr)
        return;
    m_own = copyOf(module);
    (void)loadState(module, average->state());
}

AveragedWeightsGuard::~AveragedWeightsGuard() {
    if (!m_own.empty())
        (void)loadState(m_module, m_own);
}

} // namespace boxwright
