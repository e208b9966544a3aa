#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/evaluate/matching.h"

namespace boxwright {

/// What became of a detection at one IoU threshold.
enum class Verdict : std::uint8_t {
    Hit,        ///< took an object that counts
    FalseAlarm, ///< took nothing: a false positive
    Ignored, ///< took a crowd, an ignored object or one outside the area range, or took nothing and is outside itself
};

/// "took no object" where an index is expected.
inline constexpr std::size_t noObject = std::numeric_limits<std::size_t>::max();

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
    /// Where the detection of this rank stands in ClassImage::detections.
    [[nodiscard]] std::size_t detectionOfRank(std::size_t rank) const { return m_order[rank]; }
    /// Objects that count in this range: inside it and neither crowd nor ignored.
    [[nodiscard]] int truthCount(AreaRange range) const;
    /// One verdict per detection in the order of scores(), written to verdicts[0 .. scores().size()); the same for the
    /// object that it took (index into ClassImage::truth, or noObject) unless `objects` is empty.
    void match(AreaRange range, double iouThreshold, std::span<Verdict> verdicts,
               std::span<std::size_t> objects = {}) const;

private:
    struct Object {
        double area = 0;
        bool absorbs = false; ///< crowd or ignored: takes any number of detections, counts neither way
    };

    [[nodiscard]] bool counts(std::size_t object, AreaRange range) const;
    /// Object indices, those that count first (stable).
    [[nodiscard]] std::vector<std::size_t> objectOrder(AreaRange range) const;

    std::vector<Object> m_objects;
    std::vector<std::size_t> m_order;
    std::vector<double> m_scores;
    std::vector<double> m_areas;    ///< of the detections
    std::vector<double> m_overlaps; ///< detections x objects
};

} // namespace boxwright
