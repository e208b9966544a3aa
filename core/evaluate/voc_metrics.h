#pragma once

#include <span>
#include <vector>

#include "core/base/enum_text.h"
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

/// How the sides of the boxes are measured. The devkit has pixels, counted from 1: where the numbers of its files are
/// taken as they are written, Inclusive is its measure; where they were turned into edges, Continuous is the same.
enum class VocOverlap {
    Inclusive,  ///< first and last pixel: a side is xmax - xmin + 1, as the devkit has it
    Continuous, ///< edges: a side is xmax - xmin, as everywhere else here
};
template <>
struct EnumText<VocOverlap> {
    static constexpr std::array table{std::pair{VocOverlap::Inclusive, std::string_view("inclusive")},
                                      std::pair{VocOverlap::Continuous, std::string_view("continuous")}};
};

struct VocOptions {
    VocOverlap overlap = VocOverlap::Inclusive;
    int threads = 1; ///< 0: one a core; their number does not show in the numbers
};

/// VOC devkit evaluation: a detection belongs to its highest-IoU box (even if taken: then it is a false positive);
/// difficult boxes count neither way; all detections count, not only a hundred. Crowds are difficult boxes here.
[[nodiscard]] VocReport evaluateVoc(std::span<const ScoredImage> images, std::span<const int> labels,
                                    const VocOptions& options = {});

} // namespace boxwright
