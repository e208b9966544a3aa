#pragma once

#include <string>

#include "core/base/result.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// All training options as JSON text, as config.json and checkpoints hold them.
[[nodiscard]] std::string toJson(const TrainOptions& options);
/// Missing entries keep their defaults. Errors: Unreadable.
[[nodiscard]] Result<TrainOptions> trainOptionsFromJson(const std::string& text);

} // namespace boxwright
