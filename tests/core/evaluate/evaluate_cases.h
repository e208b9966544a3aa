#pragma once

#include <random>

#include "core/evaluate/scored_image.h"

namespace boxwright {

/// A truth box whose area is that of its sides.
inline TruthBox truthBox(XywhBox box, int label = 1) {
    return {.box = box, .label = label, .area = box.width * box.height};
}

inline TruthBox crowdBox(XywhBox box, int label = 1) {
    TruthBox truth = truthBox(box, label);
    truth.crowd = true;
    return truth;
}

inline TruthBox difficultBox(XywhBox box, int label = 1) {
    TruthBox truth = truthBox(box, label);
    truth.difficult = true;
    return truth;
}

inline TruthBox ignoredBox(XywhBox box, int label = 1) {
    TruthBox truth = truthBox(box, label);
    truth.ignored = true;
    return truth;
}

/// Images full of trouble: detections near, on and far from the objects, of right and wrong classes 1..classes (and one
/// that has no object), repeated, with equal scores, over crowds, ignored and difficult objects. Always the same for a
/// seed.
inline std::vector<ScoredImage> randomImages(int count, int classes, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto upTo = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    std::vector<ScoredImage> images(static_cast<std::size_t>(count));
    for (ScoredImage& image : images) {
        for (int i = upTo(6); i > 0; --i) {
            const XywhBox box{upTo(300) + 0.25, upTo(300) + 0.5, 10.0 + upTo(120), 10.0 + upTo(120)};
            image.truth.push_back(truthBox(box, 1 + upTo(classes)));
            const int special = upTo(12);
            image.truth.back().crowd = special == 0;
            image.truth.back().ignored = special == 1;
            image.truth.back().difficult = special == 2;
            for (int repeat = upTo(4); repeat > 0; --repeat) {
                const auto shifted = [&](double side) { return side * (upTo(11) - 5) * 0.08; };
                image.detections.push_back({{box.x + shifted(box.width), box.y + shifted(box.height),
                                             box.width + shifted(box.width), box.height + shifted(box.height)},
                                            upTo(4) > 0 ? image.truth.back().label : 1 + upTo(classes + 1),
                                            upTo(40) * 0.025});
            }
        }
        for (int i = upTo(3); i > 0; --i)
            image.detections.push_back({{upTo(300) + 0.0, upTo(300) + 0.0, 5.0 + upTo(90), 5.0 + upTo(90)},
                                        1 + upTo(classes + 1),
                                        upTo(40) * 0.025});
    }
    return images;
}

/// 1..classes + 1: the last has detections but no objects.
inline std::vector<int> randomLabels(int classes) {
    std::vector<int> labels(static_cast<std::size_t>(classes) + 1);
    for (std::size_t k = 0; k < labels.size(); ++k)
        labels[k] = static_cast<int>(k) + 1;
    return labels;
}

} // namespace boxwright
