#pragma once

#include <span>
#include <vector>

#include "core/evaluate/scored_image.h"

namespace boxwright {

/// The 12 COCO numbers in pycocotools' order; -1 where there is no ground truth to measure against.
struct CocoNumbers {
    double ap = -1;       ///< AP at IoU .50:.05:.95, all areas, 100 detections
    double ap50 = -1;     ///< AP at IoU .50
    double ap75 = -1;     ///< AP at IoU .75
    double apSmall = -1;  ///< truth area up to 32^2 pixels
    double apMedium = -1; ///< 32^2 to 96^2
    double apLarge = -1;  ///< from 96^2
    double ar1 = -1;      ///< average recall with 1 detection an image
    double ar10 = -1;
    double ar100 = -1;
    double arSmall = -1;
    double arMedium = -1;
    double arLarge = -1;
};

/// One class's line of the report.
struct CocoClassNumbers {
    int label = 0;
    int truthCount = 0; ///< objects that count: all but crowds
    double ap = -1;
    double ap50 = -1;
    double ap75 = -1;
    double ar100 = -1; ///< average recall with 100 detections an image
};

struct CocoReport {
    CocoNumbers numbers;
    std::vector<CocoClassNumbers> classes; ///< one per entry of `labels`, in that order
};

/// COCO box evaluation exactly as pycocotools 2.0 does it (spec: COCOeval, iouType bbox): greedy matching per image and
/// class at 10 IoU thresholds, crowd overlap over the detection's area, 101 recall points.
/// `labels` are the classes to evaluate, ascending; truth and detections of other labels do not count at all.
/// On `threads` threads (0: one a core); their number does not show in the numbers, not even in the last bit.
[[nodiscard]] CocoReport evaluateCoco(std::span<const ScoredImage> images, std::span<const int> labels,
                                      int threads = 1);

} // namespace boxwright
