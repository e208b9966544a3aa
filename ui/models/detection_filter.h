#pragma once

#include <set>

#include "core/base/detection.h"
#include "core/base/suppression.h"

namespace boxwright {

/// Which detections are shown and exported.
struct DetectionFilter {
    float minScore = 0.5F;
    std::set<int> hiddenLabels{}; ///< class ids
    SuppressionOptions suppression{};

    /// Of detections that were suppressed already.
    [[nodiscard]] bool shows(const Detection& detection) const {
        return detection.score >= minScore && !hiddenLabels.contains(detection.label);
    }

    bool operator==(const DetectionFilter&) const = default;
};

} // namespace boxwright
