#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/data/edit/edit_step.h"

namespace boxwright {

/// Boxes that Detect hands to Annotate.
struct SentProposals {
    std::vector<std::pair<std::string, SharedProposals>> images; ///< id of a DatasetImage, and what is proposed for it
    float lowestScore = 0;                                       ///< from which on they were shown
};

} // namespace boxwright
