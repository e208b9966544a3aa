#pragma once

#include <functional>
#include <stop_token>
#include <vector>

#include "core/base/detection.h"
#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/predictor.h"
#include "core/evaluate/coco_metrics.h"
#include "core/evaluate/scored_image.h"
#include "core/evaluate/voc_metrics.h"

namespace boxwright {

struct EvaluateProgress {
    std::size_t imagesDone = 0;
    std::size_t images = 0;
    double secondsLeft = 0;
};

struct EvaluationReport {
    CocoReport coco;
    VocReport voc;
    ClassList classes; ///< names of the labels in the reports
    std::vector<ImageDetections> images;
    std::vector<std::string> messages; ///< images that were skipped and why, classes that the model or the data lacks
    double secondsPerImage = 0;        ///< of the network
};

/// Runs the detector over every sample and measures the detections. On the calling thread.
/// The model's classes are matched to the source's by name. Errors: Cancelled, OutOfMemory, BadInput.
[[nodiscard]] Result<EvaluationReport> evaluate(Predictor& predictor, const SampleSource& source,
                                                const std::function<void(const EvaluateProgress&)>& onProgress,
                                                std::stop_token stop);

/// Measures detections that are already there; `detections[i]` belongs to sample i and its labels are ids of
/// source.classes().
[[nodiscard]] Result<EvaluationReport> evaluateDetections(const SampleSource& source,
                                                          std::vector<ImageDetections> detections);

/// The truth of one sample as the evaluators want it: difficult becomes crowd, as in the seed system.
[[nodiscard]] ScoredImage scoredImage(const SampleTruth& truth, const std::vector<Detection>& detections);

} // namespace boxwright
