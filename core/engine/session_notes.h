#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/engine/train_events.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// What the engine keeps in a checkpoint beside tensors: options, place in the epoch, history.
struct SessionNotes {
    TrainOptions options{};
    int iterationsPerEpoch = 0; ///< 0 = not known
    int iteration = 0;          ///< iterations done in the epoch that was interrupted
    LossParts lossSums{};       ///< over those iterations
    std::vector<EpochSummary> epochs{};
};

[[nodiscard]] std::string toJson(const SessionNotes& notes);
/// Errors: Unreadable.
[[nodiscard]] Result<SessionNotes> sessionNotesFromJson(const std::string& text);

} // namespace boxwright
