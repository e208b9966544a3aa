#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include <ATen/ATen.h>

namespace boxwright {

/// int64 permutation of 0..n-1; torch's random one by default, injected by tests.
using Permutation = std::function<at::Tensor(int64_t n)>;

/// Picks a fixed number of positives and negatives. Source: torchvision BalancedPositiveNegativeSampler; spec
/// section 12.
class BalancedSampler {
public:
    BalancedSampler(int batchPerImage, double positiveFraction, Permutation permutation = {});

    /// int64 indices, ascending within each.
    struct Chosen {
        at::Tensor positives;
        at::Tensor negatives;
    };
    /// labels [R]: >= 1 positive, 0 negative, below 0 ignored. With a seed the choice depends on it and the labels
    /// only, unless a permutation was injected.
    [[nodiscard]] Chosen sample(const at::Tensor& labels, std::optional<std::uint64_t> seed = {}) const;

private:
    int m_batchPerImage;
    double m_positiveFraction;
    Permutation m_permutation; ///< empty = torch's
};

} // namespace boxwright
