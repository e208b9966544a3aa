#pragma once

#include <functional>

#include "core/engine/evaluator.h"

namespace boxwright {

/// Detects the objects of one image; may throw what LibTorch throws.
using DetectFunction = std::function<std::vector<Detection>(const RgbImage&)>;

/// The loop behind evaluate() and behind the evaluation after each epoch. Labels of `detect` are ids of `modelClasses`;
/// they are matched to the source's classes by name.
[[nodiscard]] Result<EvaluationReport> evaluateWith(const DetectFunction& detect, const ClassList& modelClasses,
                                                    const SampleSource& source,
                                                    const std::function<void(const EvaluateProgress&)>& onProgress,
                                                    std::stop_token stop, const EvaluationOptions& options = {});

} // namespace boxwright
