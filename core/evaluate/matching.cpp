#include "core/evaluate/matching.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace boxwright {

namespace {

// pycocotools' bbIou (common/maskApi.c), expression by expression, so that ties fall the same way.
double intersection(const XywhBox& a, const XywhBox& b) {
    const double width = std::fmin(a.width + a.x, b.width + b.x) - std::fmax(a.x, b.x);
    if (width <= 0)
        return 0;
    const double height = std::fmin(a.height + a.y, b.height + b.y) - std::fmax(a.y, b.y);
    if (height <= 0)
        return 0;
    return width * height;
}

} // namespace

double overlap(const XywhBox& a, const XywhBox& b) {
    const double common = intersection(a, b);
    if (common == 0)
        return 0;
    return common / (a.width * a.height + b.width * b.height - common);
}

double overlapWithCrowd(const XywhBox& detection, const XywhBox& crowd) {
    const double common = intersection(detection, crowd);
    if (common == 0)
        return 0;
    return common / (detection.width * detection.height);
}

bool ranksBefore(double a, double b) {
    return a > b || (std::isnan(b) && !std::isnan(a));
}

std::vector<std::size_t> rankedByScore(std::span<const double> scores) {
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [scores](std::size_t a, std::size_t b) { return ranksBefore(scores[a], scores[b]); });
    return order;
}

std::vector<std::vector<ClassImage>> splitByClass(std::span<const ScoredImage> images, std::span<const int> labels) {
    std::unordered_map<int, std::size_t> classOfLabel;
    for (std::size_t k = 0; k < labels.size(); ++k)
        classOfLabel.emplace(labels[k], k);

    std::vector<std::vector<ClassImage>> byClass(labels.size());
    const auto entryFor = [&](int label, std::size_t image) -> ClassImage* {
        const auto found = classOfLabel.find(label);
        if (found == classOfLabel.end())
            return nullptr;
        auto& entries = byClass[found->second];
        if (entries.empty() || entries.back().image != image)
            entries.push_back({image, {}, {}, {}, {}});
        return &entries.back();
    };
    for (std::size_t i = 0; i < images.size(); ++i) {
        const ScoredImage& image = images[i];
        for (std::size_t t = 0; t < image.truth.size(); ++t) {
            if (ClassImage* entry = entryFor(image.truth[t].label, i)) {
                entry->truth.push_back(image.truth[t]);
                entry->truthIndices.push_back(t);
            }
        }
        for (std::size_t d = 0; d < image.detections.size(); ++d) {
            if (ClassImage* entry = entryFor(image.detections[d].label, i)) {
                entry->detections.push_back(image.detections[d]);
                entry->detectionIndices.push_back(d);
            }
        }
    }
    return byClass;
}

} // namespace boxwright
