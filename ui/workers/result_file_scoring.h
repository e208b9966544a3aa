#pragma once

#include <filesystem>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/evaluation_report.h"

namespace boxwright {

/// Measures the COCO result list of any detector against samples, as `boxwright-cli evaluate --detections` does.
/// Results of images or classes that the data do not have are left out, with a message. Any thread.
/// Errors: NotFound, Unreadable with the record's number, BadInput if no result is about an image of the data.
[[nodiscard]] Result<EvaluationReport> scoreResultFile(const std::filesystem::path& file, const SampleSource& source,
                                                       const EvaluationOptions& options);

} // namespace boxwright
