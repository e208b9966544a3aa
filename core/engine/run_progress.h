#pragma once

#include <vector>

#include "core/engine/train_events.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// What the evaluations so far mean for the rest of a run; a function of the history alone, so that a resumed run
/// decides as the uninterrupted one.
struct RunProgress {
    double best = -1;     ///< of the number that bestBy names; -1 before the first evaluation
    int sinceBest = 0;    ///< evaluations after the best one
    int plateauDrops = 0; ///< how often a plateau schedule has lowered the rate
    double secondsSoFar = 0;
};

[[nodiscard]] RunProgress runProgress(const std::vector<EpochSummary>& epochs, const TrainOptions& options);

/// The number that bestBy names.
[[nodiscard]] double decisiveNumber(const CocoNumbers& numbers, BestBy by);

} // namespace boxwright
