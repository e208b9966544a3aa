#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/evaluate/scored_image.h"

namespace boxwright {

/// Intersection over union in [0, 1]; 0 if the boxes do not overlap or one has no extent.
[[nodiscard]] double overlap(const XywhBox& a, const XywhBox& b);
/// The part of the detection that lies in the crowd: intersection over the detection's own area.
[[nodiscard]] double overlapWithCrowd(const XywhBox& detection, const XywhBox& crowd);

/// True if score `a` ranks before `b`: higher first, NaN last (as numpy sorts -score).
[[nodiscard]] bool ranksBefore(double a, double b);

/// Indices 0..scores.size()-1 by descending score; equal scores keep their order.
[[nodiscard]] std::vector<std::size_t> rankedByScore(std::span<const double> scores);

/// The objects and detections of one class in one image, each in the order of the image.
struct ClassImage {
    std::size_t image = 0; ///< index of the image
    std::vector<TruthBox> truth;
    std::vector<ScoredBox> detections;
    std::vector<std::size_t> truthIndices{};     ///< of each truth in ScoredImage::truth
    std::vector<std::size_t> detectionIndices{}; ///< of each detection in ScoredImage::detections
};

/// Sorts everything by class: entry k holds the images in which class labels[k] occurs (as truth or as detection), in
/// the order of `images`. Other labels are dropped.
[[nodiscard]] std::vector<std::vector<ClassImage>> splitByClass(std::span<const ScoredImage> images,
                                                                std::span<const int> labels);

} // namespace boxwright
