#pragma once

#include <vector>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/image.h"

namespace boxwright {

/// The picture with the boxes in their class colours, each with "name 0.97" above it; the best score is drawn last.
/// The line width follows the size of the picture. Names outside ASCII, which OpenCV's font lacks, appear as "#id".
/// Throws what OpenCV throws; exportDetections turns that into an Error.
[[nodiscard]] RgbImage withDetectionsDrawn(RgbImage image, const std::vector<Detection>& detections,
                                           const ClassList& classes);

} // namespace boxwright
