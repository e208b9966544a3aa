#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "core/base/detection.h"
#include "ui/models/detection_filter.h"

namespace boxwright {

/// Where an image of the list stands.
enum class DetectionState : std::uint8_t {
    Waiting,
    Queued, ///< given to the worker; for people the same as waiting
    Running,
    Done,
    Failed
};

/// One image of the list.
struct DetectionItem {
    QString path;
    QString name; ///< file name
    DetectionState state = DetectionState::Waiting;
    std::vector<Detection> raw; ///< all that the network found, if done
    ImageDetections detections; ///< what the filter's suppression leaves of it
    QString problem;            ///< a sentence, if failed
};

} // namespace boxwright
