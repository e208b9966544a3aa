#pragma once

#include <ATen/ATen.h>

namespace boxwright {

/// Assigns each prediction (anchor or proposal) a ground truth. Source: torchvision Matcher; spec section 11.
class Matcher {
public:
    static constexpr int64_t kBelowLow = -1; ///< background
    static constexpr int64_t kBetween = -2;  ///< ignored

    Matcher(float highIou, float lowIou, bool allowLowQuality)
        : m_high(highIou)
        , m_low(lowIou)
        , m_allowLowQuality(allowLowQuality) {}

    /// iou [M, R] float32, M >= 1 -> int64 [R]: index of the ground truth, kBelowLow or kBetween.
    /// With low-quality matches every prediction whose IoU with some ground truth is that truth's best gets its own
    /// best truth back; unlike torchvision, a truth that meets no prediction at all (best IoU 0) claims none.
    [[nodiscard]] at::Tensor match(const at::Tensor& iou) const;

private:
    float m_high;
    float m_low;
    bool m_allowLowQuality;
};

} // namespace boxwright
