#pragma once

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

} // namespace boxwright
