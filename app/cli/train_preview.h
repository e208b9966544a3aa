#pragma once

#include <stop_token>

#include "app/cli/commands.h"
#include "app/cli/progress_line.h"
#include "core/base/sample_source.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// What a training run would do: reads every image and names those that would be skipped, counts iterations, and shows
/// the learning rate of each epoch. Findings if an image would be skipped.
[[nodiscard]] ExitCode previewTraining(const TrainOptions& options, const SampleSource& training,
                                       const SampleSource& validation, ProgressLine& line, const std::stop_token& stop);

} // namespace boxwright
