#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/base/detection.h"

/// How two lists of detections of one image agree.
struct DetectionMatch {
    std::size_t count = 0;      ///< expected detections
    std::size_t unmatched = 0;  ///< of either side, without a partner
    double boxDifference = 0;   ///< pixels, largest of the pairs
    double scoreDifference = 0; ///< largest of the pairs
};

inline double boxDifference(const boxwright::Box& a, const boxwright::Box& b) {
    return std::max(
        {std::abs(a.xmin - b.xmin), std::abs(a.ymin - b.ymin), std::abs(a.xmax - b.xmax), std::abs(a.ymax - b.ymax)});
}

/// Pairs every expected detection with the nearest free one of its class within 0.1 px and 1e-3 in score. At the cut
/// after 100 the choice among nearly equal scores is free, so the last of a full list need no partner.
inline DetectionMatch matchDetections(const std::vector<boxwright::Detection>& found,
                                      const std::vector<boxwright::Detection>& expected) {
    DetectionMatch match{.count = expected.size()};
    std::vector<bool> taken(found.size());
    const auto atCut = [&](const boxwright::Detection& detection) {
        return expected.size() == 100 && found.size() == 100 && detection.score < expected.back().score + 1e-3F;
    };
    for (const boxwright::Detection& wanted : expected) {
        double nearest = 0.1;
        std::size_t partner = found.size();
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double distance = boxDifference(found[i].boxInImage, wanted.boxInImage);
            if (!taken[i] && found[i].label == wanted.label && distance < nearest &&
                std::abs(found[i].score - wanted.score) < 1e-3F) {
                nearest = distance;
                partner = i;
            }
        }
        if (partner == found.size()) {
            match.unmatched += atCut(wanted) ? 0 : 1;
            continue;
        }
        taken[partner] = true;
        match.boxDifference = std::max(match.boxDifference, nearest);
        match.scoreDifference =
            std::max(match.scoreDifference, static_cast<double>(std::abs(found[partner].score - wanted.score)));
    }
    for (std::size_t i = 0; i < found.size(); ++i)
        match.unmatched += taken[i] || atCut(found[i]) ? 0 : 1;
    return match;
}
