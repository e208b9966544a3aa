#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/detection.h"
#include "core/base/enum_text.h"
#include "core/base/sample_source.h"
#include "core/evaluate/class_judgement.h"
#include "core/evaluate/coco_metrics.h"
#include "core/evaluate/confusion.h"
#include "core/evaluate/curves.h"
#include "core/evaluate/error_kinds.h"
#include "core/evaluate/score_thresholds.h"
#include "core/evaluate/scored_image.h"
#include "core/evaluate/voc_metrics.h"

namespace boxwright {

/// What a difficult object is in the COCO numbers and all that goes with them. The VOC numbers always leave it out.
enum class DifficultRule {
    Crowd,  ///< a crowd, as in the seed system: detections of which half lies in it count neither way
    Ignore, ///< counts neither way by plain overlap, as in the VOC devkit
    Count,  ///< an object like any other
};
template <>
struct EnumText<DifficultRule> {
    static constexpr std::array table{std::pair{DifficultRule::Crowd, std::string_view("crowd")},
                                      std::pair{DifficultRule::Ignore, std::string_view("ignore")},
                                      std::pair{DifficultRule::Count, std::string_view("count")}};
};

struct EvaluationOptions {
    DifficultRule difficult = DifficultRule::Crowd;
    VocOverlap vocOverlap = VocOverlap::Inclusive;
    double iouThreshold = 0.5;              ///< of curves, score thresholds, confusion matrix and error kinds
    std::optional<double> confusionScore{}; ///< score threshold of the confusion matrix; unset: the one of the best F1
    int threads = 1;                        ///< of the calculation; 0: one a core
    bool details = true;                    ///< false: the COCO and VOC numbers only
};

/// Everything measured on one split. All reports list all classes, in the order of `classes`; image indices in them
/// point into `scored`.
struct EvaluationReport {
    CocoReport coco;
    VocReport voc;
    bool hasDetails = false; ///< the next five are filled
    std::vector<ClassJudgement>
        judgements; ///< what the others were made from: makeConfusion() at another score wants it
    CurveReport curves;
    ThresholdReport thresholds;
    ConfusionMatrix confusion;
    ErrorReport errors;
    ClassList classes;                   ///< names of the labels in the reports
    std::vector<ScoredImage> scored;     ///< truth and detections as they were measured
    std::vector<ImageDetections> images; ///< one per entry of `scored`, in the same order
    std::vector<std::string> messages;   ///< images that were skipped and why, classes that the model or the data lacks
    double secondsPerImage = 0;          ///< of the network
};

/// Truth and detections of one sample as they are measured. Detections keep their order.
[[nodiscard]] ScoredImage scoredImage(const SampleTruth& truth, const std::vector<Detection>& detections,
                                      DifficultRule difficult = DifficultRule::Crowd);

/// Fills the reports from `scored` and `classes`.
void measure(EvaluationReport& report, const EvaluationOptions& options);

} // namespace boxwright
