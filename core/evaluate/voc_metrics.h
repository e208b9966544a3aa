#pragma once

#include <span>
#include <vector>

#include "core/evaluate/scored_image.h"

namespace boxwright {

/// Average precision at IoU > 0.5 as the Pascal VOC devkit defines it; -1 without ground truth.
struct VocNumbers {
    double ap50ElevenPoint = -1; ///< VOC 2007: mean of the best precision at recall 0, .1, ... 1
    double ap50Area = -1;        ///< VOC 2010 and later: area under the monotone precision curve
};

struct VocClassNumbers {
    int label = 0;
    int truthCount = 0; ///< objects that are not difficult
    VocNumbers numbers;
};

struct VocReport {
    VocNumbers mean; ///< over the classes that have ground truth
    std::vector<VocClassNumbers> classes;
};

/// VOC devkit evaluation: a detection belongs to its highest-IoU box (even if taken: then it is a false positive);
/// difficult boxes count neither way. IoU on continuous coordinates (no +1).
[[nodiscard]] VocReport evaluateVoc(std::span<const ScoredImage> images, std::span<const int> labels);

} // namespace boxwright
