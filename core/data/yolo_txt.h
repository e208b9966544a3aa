#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/job_control.h"

namespace boxwright {

/// Reads a YOLO data set (yolo_layout.h says which files make one). The class list keeps its order; boxes need the
/// sizes of the images, which are read from their headers. An image without label file is one without objects.
/// An image that cannot be read is left out, with a remark. Errors: what findYoloLayout says; Cancelled.
[[nodiscard]] Result<FormatReading> readYoloTxt(const std::filesystem::path& path,
                                                const std::filesystem::path& imageFolder = {},
                                                const JobControl& control = {});

} // namespace boxwright
