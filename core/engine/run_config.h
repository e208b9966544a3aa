#pragma once

#include <string>

#include "core/base/sample_source.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// config.json of a run: training options, the model's options (`modelJson`), classes, a fingerprint of each split,
/// versions. Indented JSON.
[[nodiscard]] std::string runConfigJson(const TrainOptions& options, const std::string& modelJson,
                                        const SampleSource& training, const SampleSource& validation);

} // namespace boxwright
