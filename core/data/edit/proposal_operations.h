#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/result.h"
#include "core/data/edit/edit_session.h"

namespace boxwright {

/// Proposals by number, as in ProposalSet.
using ProposalNumbers = std::vector<std::size_t>;

/// What a detector found, as open proposals.
[[nodiscard]] SharedProposals proposalsOf(const std::vector<Detection>& detections, const ClassList& classes,
                                          const std::string& model);

/// The open proposals of at least `score` that no object of the same class covers already (IoU of 0.5 or more).
[[nodiscard]] ProposalNumbers visibleProposals(const ProposalSet& set, const std::vector<ObjectAnnotation>& objects,
                                               float score);

// Each is one undoable step. A proposal becomes a box of the annotation only by being accepted; its score and model
// stay in the side file. Errors: those of editing; on an error nothing is changed.

/// Puts the proposals beside the annotations; what was proposed before goes, but for what was accepted or rejected.
Result<void> storeProposals(EditSession& session, const std::vector<std::pair<std::size_t, SharedProposals>>& sets);
Result<void> acceptProposals(EditSession& session, std::size_t image, const ProposalNumbers& numbers);
Result<void> rejectProposals(EditSession& session, std::size_t image, const ProposalNumbers& numbers);

} // namespace boxwright
