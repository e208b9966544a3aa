#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// The options of the run that wrote a checkpoint. Errors: as reading weights; BadInput if it is no checkpoint of ours.
[[nodiscard]] Result<TrainOptions> optionsOfRun(const std::filesystem::path& checkpoint);

} // namespace boxwright
