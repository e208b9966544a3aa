#pragma once

#include <stop_token>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/train_control.h"
#include "core/engine/train_events.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// Trains a detector on the calling thread and returns when it is finished, cancelled or failed.
/// After each epoch: COCO numbers on `validation` (if it has images), results.txt and metrics.csv, last.pth, best.pth.
/// A stop request is honoured within one batch (or one evaluated image); last.pth is written and the outcome is
/// Cancelled. `control` can pause it between iterations; last.pth is written then. Errors: BadInput (options, an empty
/// split, classes), OutOfMemory, WriteFailed, Internal. The last checkpoint stays.
[[nodiscard]] Result<TrainReport> train(const TrainOptions& options, const SampleSource& training,
                                        const SampleSource& validation, const TrainCallbacks& callbacks,
                                        std::stop_token stop, TrainControl* control = nullptr);

} // namespace boxwright
