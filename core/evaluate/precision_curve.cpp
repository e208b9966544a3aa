#include "core/evaluate/precision_curve.h"

#include <algorithm>

namespace boxwright {

PrecisionCurve::PrecisionCurve(int truthCount, std::size_t expected)
    : m_truthCount(truthCount) {
    m_recall.reserve(expected);
    m_precision.reserve(expected);
}

void PrecisionCurve::makeMonotone() {
    for (std::size_t i = m_precision.size(); i-- > 1;)
        m_precision[i - 1] = std::max(m_precision[i - 1], m_precision[i]);
}

std::array<std::optional<std::size_t>, recallPoints.size()> PrecisionCurve::detectionAtRecall() const {
    std::array<std::optional<std::size_t>, recallPoints.size()> found;
    auto at = m_recall.begin();
    for (std::size_t point = 0; point < recallPoints.size(); ++point) {
        at = std::lower_bound(at, m_recall.end(), recallPoints[point]);
        if (at == m_recall.end())
            break;
        found[point] = static_cast<std::size_t>(at - m_recall.begin());
    }
    return found;
}

double PrecisionCurve::average() const {
    double sum = 0;
    for (const auto& detection : detectionAtRecall())
        sum += detection ? m_precision[*detection] : 0;
    return sum / static_cast<double>(recallPoints.size());
}

} // namespace boxwright
