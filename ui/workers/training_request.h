#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/train_control.h"
#include "core/engine/train_events.h"
#include "core/engine/train_options.h"
#include "ui/app_state.h"

namespace boxwright {

/// What one training run works on. Shared and immutable, so that it can go to another thread.
struct TrainingRequest {
    std::shared_ptr<const OpenDataset> dataset;
    QString trainSplit;
    QString validationSplit; ///< empty = no validation
    TrainOptions options;
};

/// What the two splits turned out to hold when they were read for the run.
struct PreparedData {
    std::size_t trainImages = 0;
    std::size_t validationImages = 0;
    QStringList messages; ///< sentences: what was left out and why
};

/// The signature of boxwright::train(), so that tests can put another function in its place.
using TrainFunction =
    std::function<Result<TrainReport>(const TrainOptions&, const SampleSource& training, const SampleSource& validation,
                                      const TrainCallbacks&, std::stop_token, TrainControl*)>;

} // namespace boxwright
