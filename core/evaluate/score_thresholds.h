#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/evaluate/class_judgement.h"

namespace boxwright {

/// What is right and wrong if only detections with a score of at least `score` are shown.
struct ThresholdPoint {
    double score = 0;
    int hits = 0;
    int falseAlarms = 0;
    int missed = 0;

    /// Share of the shown detections that are right; 1 if none is shown.
    [[nodiscard]] double precision() const;
    /// Share of the objects that are found; 0 if there is no object.
    [[nodiscard]] double recall() const;
    /// Harmonic mean of both, 2 hits / (2 hits + falseAlarms + missed); 0 if there is nothing at all.
    [[nodiscard]] double f1() const;
};

/// Precision, recall and F1 of one class, or of all together, against the score threshold.
struct ThresholdCurve {
    int label = 0; ///< 0 for all classes together
    int truthCount = 0;
    /// One per score that occurs, from the highest down; detections without a score (NaN) are never shown.
    std::vector<ThresholdPoint> points;
    /// The point with the highest F1 (the highest score of equals); nothing without a single hit.
    std::optional<std::size_t> best;

    /// The counts at any threshold, also between and beyond the points.
    [[nodiscard]] ThresholdPoint at(double score) const;
};

struct ThresholdReport {
    std::vector<ThresholdCurve> classes; ///< in the order of the judgements
    /// All detections and objects pooled (micro average), classes without ground truth among them: what they show is
    /// wrong.
    ThresholdCurve overall;
};

[[nodiscard]] ThresholdReport makeThresholds(std::span<const ClassJudgement> judgements);

} // namespace boxwright
