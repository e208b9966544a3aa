#include "core/evaluate/coco_matcher.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace boxwright {

CocoMatcher::CocoMatcher(const ClassImage& image, std::size_t maxDetections) {
    m_objects.reserve(image.truth.size());
    for (const TruthBox& truth : image.truth)
        m_objects.push_back({truth.area, truth.crowd || truth.ignored});

    std::vector<double> scores;
    scores.reserve(image.detections.size());
    for (const ScoredBox& detection : image.detections)
        scores.push_back(detection.score);
    m_order = rankedByScore(scores);
    m_order.resize(std::min(m_order.size(), maxDetections));

    m_scores.reserve(m_order.size());
    m_areas.reserve(m_order.size());
    m_overlaps.reserve(m_order.size() * m_objects.size());
    for (const std::size_t index : m_order) {
        const XywhBox& box = image.detections[index].box;
        m_scores.push_back(scores[index]);
        m_areas.push_back(box.width * box.height);
        for (const TruthBox& truth : image.truth)
            m_overlaps.push_back(truth.crowd ? overlapWithCrowd(box, truth.box) : overlap(box, truth.box));
    }
}

bool CocoMatcher::counts(std::size_t object, AreaRange range) const {
    return !m_objects[object].absorbs && range.contains(m_objects[object].area);
}

int CocoMatcher::truthCount(AreaRange range) const {
    int count = 0;
    for (std::size_t object = 0; object < m_objects.size(); ++object)
        count += counts(object, range) ? 1 : 0;
    return count;
}

std::vector<std::size_t> CocoMatcher::objectOrder(AreaRange range) const {
    std::vector<std::size_t> order(m_objects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_partition(order.begin(), order.end(), [&](std::size_t object) { return counts(object, range); });
    return order;
}

void CocoMatcher::match(AreaRange range, double iouThreshold, std::span<Verdict> verdicts,
                        std::span<std::size_t> objects) const {
    const std::vector<std::size_t> order = objectOrder(range);
    std::vector<bool> taken(m_objects.size(), false);
    for (std::size_t detection = 0; detection < m_scores.size(); ++detection) {
        const double* overlaps = m_overlaps.data() + detection * m_objects.size();
        double best = std::min(iouThreshold, 1 - 1e-10);
        std::optional<std::size_t> match;
        for (const std::size_t object : order) {
            if (taken[object] && !m_objects[object].absorbs)
                continue;
            // Objects that count come first: one of them is never given up for one that does not.
            if (match && counts(*match, range) && !counts(object, range))
                break;
            if (overlaps[object] < best)
                continue;
            best = overlaps[object]; // an equal overlap later in the list wins
            match = object;
        }
        if (!objects.empty())
            objects[detection] = match.value_or(noObject);
        if (match) {
            taken[*match] = true;
            verdicts[detection] = counts(*match, range) ? Verdict::Hit : Verdict::Ignored;
        } else {
            verdicts[detection] = range.contains(m_areas[detection]) ? Verdict::FalseAlarm : Verdict::Ignored;
        }
    }
}

} // namespace boxwright
