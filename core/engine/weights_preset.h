#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// The options of a preset that starts from a weight file: with the model that the file names, else with the preset's
/// own model if the file fits it, else with the first model that it fits. Slow where the file names no model: see
/// readWeightsInfo. Errors: as readWeightsInfo; BadInput if the file fits no model.
[[nodiscard]] Result<TrainOptions> presetFromWeights(Preset preset, std::size_t trainImages,
                                                     const std::filesystem::path& weights);

} // namespace boxwright
