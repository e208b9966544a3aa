#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/result.h"
#include "core/data/detection_files.h"
#include "core/data/job_control.h"

namespace boxwright {

/// The file or folder below the destination that a format writes: "detections.json", "voc", ...
[[nodiscard]] QString exportTarget(ExportFormat format);

/// Targets of the formats that are in the folder already (empty sub-folders do not count).
[[nodiscard]] QStringList existingTargets(const QString& folder, const std::vector<ExportFormat>& formats);

/// A source image that an export into the folder would overwrite; empty if there is none.
[[nodiscard]] QString endangeredSource(const QString& folder, const std::vector<ExportFormat>& formats,
                                       const std::vector<ImageDetections>& images);

/// What an export wrote.
struct ExportSummary {
    QString folder;
    int files = 0;
};

/// Writes all formats, one after the other; `control` counts the images of all of them. Any thread. Errors: those of
/// exportDetections().
[[nodiscard]] Result<ExportSummary> exportFormats(const QString& folder, const std::vector<ExportFormat>& formats,
                                                  const std::vector<ImageDetections>& images, const ClassList& classes,
                                                  const JobControl& control = {});

} // namespace boxwright
