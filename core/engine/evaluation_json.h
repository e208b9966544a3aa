#pragma once

#include <string>

#include "core/engine/evaluation_report.h"

namespace boxwright {

struct EvaluationJsonOptions {
    bool errorList = false; ///< every error with its boxes, not only their counts and costs
};

/// The report as README documents it: coco, voc, per_class, and with details curves, thresholds, confusion and errors.
/// A number that has no ground truth is -1.
[[nodiscard]] std::string evaluationJson(const EvaluationReport& report, const EvaluationJsonOptions& options = {});

} // namespace boxwright
