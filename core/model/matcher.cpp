#include "core/model/matcher.h"

namespace boxwright {

at::Tensor Matcher::match(const at::Tensor& iou) const {
    TORCH_CHECK(iou.dim() == 2 && iou.size(0) > 0, "match: iou must be [M >= 1, R], got ", iou.sizes());
    const auto [best, bestTruth] = iou.max(0);
    at::Tensor matches = bestTruth.clone();
    matches.masked_fill_(best.lt(m_low), kBelowLow);
    matches.masked_fill_(best.ge(m_low).logical_and(best.lt(m_high)), kBetween);
    if (m_allowLowQuality && iou.size(1) > 0) {
        const at::Tensor truthBest = std::get<0>(iou.max(1)).unsqueeze(1);
        const at::Tensor claimed = iou.eq(truthBest).logical_and(truthBest.gt(0)).any(0);
        matches = at::where(claimed, bestTruth, matches);
    }
    return matches;
}

} // namespace boxwright
