#pragma once

#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/engine/train_options.h"

namespace boxwright {

struct LoadedModel;
struct TrainStepOptions;

/// How the options ask for an iteration to be computed.
[[nodiscard]] TrainStepOptions stepOptionsOf(const TrainOptions& options);

/// The model a new run starts with: from its initial weights, or from nothing.
[[nodiscard]] Result<LoadedModel> initialModel(const TrainOptions& options, const ClassList& classes);

} // namespace boxwright
