#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/evaluate/class_judgement.h"

namespace boxwright {

struct ConfusionOptions {
    double scoreThreshold = 0.5; ///< detections below it are not shown
    double iouThreshold = 0.5;   ///< that the judgements were made with
};

/// One object, one shown detection, or both as a pair: one count of the matrix. Missing halves are noObject.
struct ConfusionEntry {
    std::size_t row = 0;    ///< class of the object, or the background row
    std::size_t column = 0; ///< class of the detection, or the missed column
    std::size_t image = 0;
    std::size_t object = 0;    ///< in ScoredImage::truth
    std::size_t detection = 0; ///< in ScoredImage::detections
};

/// Rows are what is there, columns what was detected; both in the order of the judgements, and one more: the last row
/// is "background" (nothing is there), the last column "missed" (nothing was detected).
struct ConfusionMatrix {
    ConfusionOptions options;
    std::vector<int> labels;
    std::vector<int> counts; ///< (labels.size() + 1)^2, row by row
    /// What was counted, image by image.
    std::vector<ConfusionEntry> entries;

    [[nodiscard]] std::size_t side() const { return labels.size() + 1; }
    [[nodiscard]] int at(std::size_t row, std::size_t column) const { return counts[row * side() + column]; }
};

/// The matching rule: first every class for itself as in the COCO numbers (greedy by score, best overlap of at least
/// the threshold), so that the diagonal equals the hits of ThresholdCurve::at(scoreThreshold). Then what is left over,
/// again by falling score: a detection takes the free object of another class that it overlaps most, if it reaches the
/// threshold (an equal overlap: the first object), and is a confusion. Detections still left are in the background row,
/// objects in the missed column. Crowds and ignored objects, and detections that lie in them, do not count.
[[nodiscard]] ConfusionMatrix makeConfusion(std::span<const ScoredImage> images,
                                            std::span<const ClassJudgement> judgements,
                                            const ConfusionOptions& options = {});

} // namespace boxwright
