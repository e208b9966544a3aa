#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/evaluate/coco_matcher.h"
#include "core/evaluate/scored_image.h"

namespace boxwright {

/// A detection with what COCO matching at one IoU threshold made of it. Indices point into the ScoredImages given.
struct JudgedDetection {
    double score = 0;
    std::size_t image = 0;
    std::size_t detection = 0;     ///< in ScoredImage::detections
    std::size_t object = noObject; ///< in ScoredImage::truth: what it took
    Verdict verdict = Verdict::FalseAlarm;
};

/// All detections of one class over all images, best first, as average precision ranks them.
struct ClassJudgement {
    int label = 0;
    int truthCount = 0; ///< objects that count: neither crowd nor ignored
    std::vector<JudgedDetection> ranked;
};

/// Matches every class as the COCO numbers do (all areas, the best 100 detections of a class in an image), one entry
/// per label in the order of `labels`. The curves, score thresholds, confusion matrix and error kinds start from here,
/// so that they agree with the AP at that threshold. Threads: as evaluateCoco().
[[nodiscard]] std::vector<ClassJudgement> judgeClasses(std::span<const ScoredImage> images, std::span<const int> labels,
                                                       double iouThreshold = 0.5, int threads = 1);

/// True if `a` ranks before `b` over all images: higher score, then earlier image, then earlier detection.
[[nodiscard]] bool ranksBefore(const JudgedDetection& a, const JudgedDetection& b);

} // namespace boxwright
