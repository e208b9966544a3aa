#pragma once

#include <string>

#include "core/engine/evaluator.h"

namespace boxwright {

/// The numbers of an evaluation as indented JSON: {"coco": {12 numbers}, "voc": {"AP50_11point", "AP50_area"},
/// "per_class": [{"name", "gt", "AP", "AP50", "AP50_11point", "AP50_area"}]}; -1 where there is no ground truth.
[[nodiscard]] std::string evaluationJson(const EvaluationReport& report);

} // namespace boxwright
