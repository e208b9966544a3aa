#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/evaluate/class_judgement.h"
#include "core/evaluate/precision_curve.h"

namespace boxwright {

/// The curve after one more detection: everything with a score of at least `score` is taken.
struct CurvePoint {
    double score = 0;
    double recall = 0;
    double precision = 0;
    std::size_t image = 0;     ///< of the detection that made the point
    std::size_t detection = 0; ///< in ScoredImage::detections
};

/// The precision/recall curve of one class. Without ground truth it is empty and `ap` is -1.
struct ClassCurve {
    int label = 0;
    int truthCount = 0;
    double ap = -1; ///< mean of `interpolated`: COCO's AP at this IoU threshold
    /// One per detection that counts, by falling score; precision as it is, with its dips.
    std::vector<CurvePoint> raw;
    /// The best precision at recallPoints[i] or beyond; 0 where the recall is not reached.
    std::array<double, recallPoints.size()> interpolated{};
    /// Score of the detection that reaches the recall; 0 where none does.
    std::array<double, recallPoints.size()> scoreAtRecall{};
};

struct CurveReport {
    std::vector<ClassCurve> classes; ///< in the order of the judgements
    double ap = -1;                  ///< mean over the classes with ground truth
    /// Mean of `interpolated` over the classes with ground truth; zeros if there is none.
    std::array<double, recallPoints.size()> meanInterpolated{};
};

/// Precision/recall curves at the IoU threshold that the judgements were made with.
[[nodiscard]] CurveReport makeCurves(std::span<const ClassJudgement> judgements);

} // namespace boxwright
