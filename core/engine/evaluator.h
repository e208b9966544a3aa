#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "core/base/detection.h"
#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/evaluation_report.h"
#include "core/engine/predictor.h"

namespace boxwright {

struct EvaluateProgress {
    std::size_t imagesDone = 0;
    std::size_t images = 0;
    double secondsLeft = 0;
};

/// Runs the detector over every sample and measures the detections. On the calling thread.
/// The model's classes are matched to the source's by name. Errors: Cancelled, OutOfMemory, BadInput.
[[nodiscard]] Result<EvaluationReport> evaluate(Predictor& predictor, const SampleSource& source,
                                                const std::function<void(const EvaluateProgress&)>& onProgress,
                                                std::stop_token stop, const EvaluationOptions& options = {});

/// Measures detections that are already there; `detections[i]` belongs to sample i and its labels are ids of
/// source.classes().
[[nodiscard]] Result<EvaluationReport> evaluateDetections(const SampleSource& source,
                                                          std::vector<ImageDetections> detections,
                                                          const EvaluationOptions& options = {});

} // namespace boxwright
