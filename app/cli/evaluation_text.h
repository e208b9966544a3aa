#pragma once

#include <string>

#include "core/engine/evaluation_report.h"

namespace boxwright {

/// The report for people: the 12 lines that pycocotools prints, the VOC numbers, a line a class with the score
/// threshold of its best F1, the best threshold of all together, and what each kind of error costs. "-" where there is
/// no ground truth.
[[nodiscard]] std::string evaluationText(const EvaluationReport& report);

} // namespace boxwright
