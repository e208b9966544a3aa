#pragma once

#include <vector>

namespace boxwright {

/// Box as COCO writes it, in double so that the numbers equal pycocotools' to the last digits. Original image pixels.
struct XywhBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// One ground-truth object.
struct TruthBox {
    XywhBox box;
    int label = 0; ///< class id
    /// COCO iscrowd: absorbs any number of detections, never missed. There is no separate "ignore": pycocotools
    /// overwrites an annotation's "ignore" with its iscrowd.
    bool crowd = false;
    /// Counts neither way in the COCO numbers: absorbs any number of detections by plain overlap, never missed (the VOC
    /// devkit's rule for difficult; pycocotools has no such thing).
    bool ignored = false;
    bool difficult = false; ///< VOC difficult: counts neither way in the VOC numbers
    double area = 0;        ///< as the annotation says; decides small, medium, large
};

/// One detection to be judged.
struct ScoredBox {
    XywhBox box;
    int label = 0;
    double score = 0;
};

/// Truth and detections of one image. The order of the images decides ties between equal scores.
struct ScoredImage {
    std::vector<TruthBox> truth;
    std::vector<ScoredBox> detections;
};

} // namespace boxwright
