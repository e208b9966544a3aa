#pragma once

#include <cstddef>
#include <vector>

#include <QString>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/result.h"

namespace boxwright {

/// What one epoch's evaluation detected in a few validation images.
struct EpochPredictions {
    int epoch = 0; ///< from 0
    std::vector<ImageDetections> images;
};

/// The same images after each evaluation of a run, epochs ascending.
struct RunPredictions {
    ClassList classes; ///< of the labels
    std::vector<EpochPredictions> epochs;
};

/// `count` of all images, evenly spread, with their best detections.
[[nodiscard]] EpochPredictions pinnedPredictions(int epoch, const std::vector<ImageDetections>& all,
                                                 std::size_t count = 6);

/// Adds an epoch; epochs at or after it go first, because a resumed run repeats them.
void appendPredictions(RunPredictions& run, EpochPredictions epoch);

/// The file in the run's folder that keeps them: JSON, compact. Not on the GUI thread.
/// Errors: WriteFailed; NotFound (a run without the file), Unreadable.
[[nodiscard]] Result<QString> writePredictions(const QString& runFolder, const RunPredictions& run);
[[nodiscard]] Result<RunPredictions> readPredictions(const QString& runFolder);

} // namespace boxwright
