#include "core/model/balanced_sampler.h"

#include <algorithm>

#include <ATen/CPUGeneratorImpl.h>

namespace boxwright {

BalancedSampler::BalancedSampler(int batchPerImage, double positiveFraction, Permutation permutation)
    : m_batchPerImage(batchPerImage)
    , m_positiveFraction(positiveFraction)
    , m_permutation(std::move(permutation)) {}

BalancedSampler::Chosen BalancedSampler::sample(const at::Tensor& labels, std::optional<std::uint64_t> seed) const {
    const at::Tensor positives = at::nonzero(labels.ge(1)).squeeze(1);
    const at::Tensor negatives = at::nonzero(labels.eq(0)).squeeze(1);
    const auto wanted = static_cast<int64_t>(m_batchPerImage * m_positiveFraction);
    const int64_t positiveCount = std::min(wanted, positives.numel());
    const int64_t negativeCount = std::min(m_batchPerImage - positiveCount, negatives.numel());
    const at::Generator generator =
        seed ? at::detail::createCPUGenerator(*seed) : at::globalContext().defaultGenerator(at::kCPU);
    const auto permutation = [&](int64_t n) {
        return m_permutation ? m_permutation(n) : at::randperm(n, generator, at::kLong);
    };
    const auto choose = [&](const at::Tensor& candidates, int64_t count) {
        const at::Tensor order = permutation(candidates.numel()).slice(0, 0, count).to(candidates.device());
        return std::get<0>(candidates.index_select(0, order).sort());
    };
    const at::Tensor chosenPositives = choose(positives, positiveCount);
    return {chosenPositives, choose(negatives, negativeCount)};
}

} // namespace boxwright
