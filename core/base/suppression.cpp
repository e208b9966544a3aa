#include "core/base/suppression.h"

#include <algorithm>
#include <map>

namespace boxwright {

std::vector<Detection> suppressed(std::vector<Detection> detections, const SuppressionOptions& options) {
    std::stable_sort(detections.begin(), detections.end(),
                     [](const Detection& a, const Detection& b) { return a.score > b.score; });
    std::map<int, std::vector<Box>> keptOfClass;
    std::vector<Detection> kept;
    for (const Detection& detection : detections) {
        if (kept.size() == options.limit)
            break;
        std::vector<Box>& better = keptOfClass[detection.label];
        const bool repeats = std::any_of(better.begin(), better.end(), [&](const Box& box) {
            return iou(box, detection.boxInImage) > options.overlap;
        });
        if (repeats)
            continue;
        better.push_back(detection.boxInImage);
        kept.push_back(detection);
    }
    return kept;
}

} // namespace boxwright
