#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "core/evaluate/coco_matcher.h"
#include "core/evaluate/linspace.h"

namespace boxwright {

/// The recalls at which COCO reads a curve: 0, .01, ... 1.
inline constexpr auto recallPoints = linspace<101>(0.0, 1.0);

/// Precision and recall after each detection of a ranking, as COCOeval.accumulate has them.
class PrecisionCurve {
public:
    /// `truthCount`, the objects to be found, is at least 1; `expected` detections will be added.
    explicit PrecisionCurve(int truthCount, std::size_t expected = 0);

    /// The next detection of the ranking. Inline: called some millions of times.
    void add(Verdict verdict) {
        m_hits += verdict == Verdict::Hit ? 1 : 0;
        m_falseAlarms += verdict == Verdict::FalseAlarm ? 1 : 0;
        m_recall.push_back(m_hits / m_truthCount);
        m_precision.push_back(m_hits / (m_falseAlarms + m_hits + std::numeric_limits<double>::epsilon()));
    }

    [[nodiscard]] const std::vector<double>& recall() const { return m_recall; }
    [[nodiscard]] const std::vector<double>& precision() const { return m_precision; }
    /// Recall after the last detection; 0 without detections.
    [[nodiscard]] double lastRecall() const { return m_recall.empty() ? 0 : m_recall.back(); }

    /// Makes the precision the best there or further on, as all readings below want it.
    void makeMonotone();
    /// For each of recallPoints the first detection that reaches it; nothing where none does.
    [[nodiscard]] std::array<std::optional<std::size_t>, recallPoints.size()> detectionAtRecall() const;
    /// Mean of the precision at recallPoints, 0 where the recall is not reached. Call makeMonotone() first.
    [[nodiscard]] double average() const;

private:
    int m_truthCount;
    double m_hits = 0;
    double m_falseAlarms = 0;
    std::vector<double> m_recall;
    std::vector<double> m_precision;
};

} // namespace boxwright
