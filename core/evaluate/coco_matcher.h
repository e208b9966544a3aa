#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluate/matching.h"

namespace boxwright {

/// What became of a detection at one IoU threshold.
enum class Verdict : std::uint8_t {
    Hit,        ///< took an object that counts
    FalseAlarm, ///< took nothing: a false positive
    Ignored,    ///< took a crowd or an object outside the area range, or took nothing and is outside it itself
};

/// Area in pixels, both ends included.
struct AreaRange {
    double smallest = 0;
    double largest = 1e10;

    [[nodiscard]] bool contains(double area) const { return !(area < smallest || area > largest); }
};

/// Greedy COCO matching (COCOeval.evaluateImg) of one class in one image. Detections are ranked by score and cut to the
/// best `maxDetections`; overlaps are computed once and serve every threshold and area range.
class CocoMatcher {
public:
    CocoMatcher(const ClassImage& image, std::size_t maxDetections);

    /// Scores of the detections that are left, highest first.
    [[nodiscard]] const std::vector<double>& scores() const { return m_scores; }
    /// Objects that count in this range: inside it and not a crowd.
    [[nodiscard]] int truthCount(AreaRange range) const;
    /// One verdict per detection in the order of scores(), written to verdicts[0 .. scores().size()).
    void match(AreaRange range, double iouThreshold, std::span<Verdict> verdicts) const;

private:
    struct Object {
        double area = 0;
        bool crowd = false;
    };

    [[nodiscard]] bool counts(std::size_t object, AreaRange range) const;
    /// Object indices, those that count first (stable).
    [[nodiscard]] std::vector<std::size_t> objectOrder(AreaRange range) const;

    std::vector<Object> m_objects;
    std::vector<double> m_scores;
    std::vector<double> m_areas;    ///< of the detections
    std::vector<double> m_overlaps; ///< detections x objects
};

} // namespace boxwright
