#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/image.h"
#include "core/base/precision.h"
#include "core/base/result.h"
#include "core/base/suppression.h"

namespace boxwright {

/// Which detector to load.
struct DetectorChoice {
    QString weights; ///< path of a checkpoint
    QString device = QStringLiteral("auto");
    int threads = 0; ///< on the CPU; 0 = all cores of this process
    Precision precision = Precision::Float32;

    bool operator==(const DetectorChoice&) const = default;
};

/// What people want to know of a loaded detector.
struct DetectorInfo {
    ClassList classes;
    QString modelName;
    QString deviceText;               ///< e.g. "CPU, 2 threads"
    SuppressionOptions suppression{}; ///< the model's own
};

/// A detector that is ready for images. `detect` gives raw boxes, before suppressed(); it is called on one thread at a
/// time and keeps what it needs alive.
struct LoadedDetector {
    DetectorInfo info;
    std::function<Result<std::vector<Detection>>(const RgbImage&)> detect;
};

/// Loads a detector, on the thread that will run it. Tests put fakes here.
using LoadDetector = std::function<Result<LoadedDetector>(const DetectorChoice&)>;

/// The lowest score that is kept: the slider filters from here up without running the network again.
inline constexpr float lowestKeptScore = 0.05F;

/// The real thing: boxwright::Predictor.
[[nodiscard]] Result<LoadedDetector> loadPredictor(const DetectorChoice& choice);

} // namespace boxwright
