#pragma once

#include "core/engine/predictor.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/detector.h"

namespace boxwright {

/// The engine's form of what was chosen in the window.
[[nodiscard]] inline PredictorOptions predictorOptionsOf(const DetectorChoice& choice) {
    PredictorOptions options;
    options.weights = toPath(choice.weights);
    options.device = toUtf8(choice.device);
    options.threads = choice.threads;
    options.precision = choice.precision;
    return options;
}

} // namespace boxwright
