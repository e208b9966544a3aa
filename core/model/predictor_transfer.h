#pragma once

#include "core/base/class_list.h"
#include "core/model/weights/state_dict.h"

namespace boxwright {

/// Replaces the box predictor in `state`, trained for the classes `from`, by one for the classes `to`: rows of classes
/// with the same name and of the background are kept, the others come from `fresh`, a state dict with a new predictor
/// for `to`. Returns how many classes were kept. A state without predictor, or with one that does not fit `from`,
/// loses it.
std::size_t transferPredictor(StateDict& state, const ClassList& from, const ClassList& to, const StateDict& fresh);

} // namespace boxwright
