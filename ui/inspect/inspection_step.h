#pragma once

#include <array>

namespace boxwright {

/// The steps from an image to its boxes, in the order in which the detector takes them.
enum class InspectionStep { Anchors, Matching, Proposals, Samples, Scores, Result };

inline constexpr std::array inspectionSteps{InspectionStep::Anchors,   InspectionStep::Matching,
                                            InspectionStep::Proposals, InspectionStep::Samples,
                                            InspectionStep::Scores,    InspectionStep::Result};

/// Whether it is about training, and shows nothing without truth.
[[nodiscard]] constexpr bool needsTruth(InspectionStep step) {
    return step == InspectionStep::Matching || step == InspectionStep::Samples;
}

} // namespace boxwright
