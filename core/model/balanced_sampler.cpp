#include "core/model/balanced_sampler.h"

#include <algorithm>

namespace boxwright {

BalancedSampler::BalancedSampler(int batchPerImage, double positiveFraction, Permutation permutation)
    : m_batchPerImage(batchPerImage)
    , m_positiveFraction(positiveFraction)
    , m_permutation(std::move(permutation)) {
    if (!m_permutation)
        m_permutation = [](int64_t n) { return at::randperm(n, at::kLong); };
}

BalancedSampler::Chosen BalancedSampler::sample(const at::Tensor& labels) const {
    const at::Tensor positives = at::nonzero(labels.ge(1)).squeeze(1);
    const at::Tensor negatives = at::nonzero(labels.eq(0)).squeeze(1);
    const auto wanted = static_cast<int64_t>(m_batchPerImage * m_positiveFraction);
    const int64_t positiveCount = std::min(wanted, positives.numel());
    const int64_t negativeCount = std::min(m_batchPerImage - positiveCount, negatives.numel());
    const auto choose = [&](const at::Tensor& candidates, int64_t count) {
        const at::Tensor order = m_permutation(candidates.numel()).slice(0, 0, count).to(candidates.device());
        return std::get<0>(candidates.index_select(0, order).sort());
    };
    const at::Tensor chosenPositives = choose(positives, positiveCount);
    return {chosenPositives, choose(negatives, negativeCount)};
}

} // namespace boxwright
