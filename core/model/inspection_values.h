#pragma once

#include "core/base/detector_inspection.h"
#include "core/model/detector_trace.h"
#include "core/model/options.h"

namespace boxwright {

/// The trace of a whole model as plain values, boxes in the pixels of the image.
[[nodiscard]] DetectorInspection toInspection(const DetectorTrace& trace, const ModelOptions& options, ImageSize image);

} // namespace boxwright
