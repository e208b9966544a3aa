#pragma once

#include <functional>
#include <vector>

#include "core/base/cpu_features.h"
#include "core/engine/device.h"
#include "ui/workers/detector.h"
#include "ui/workers/evaluation_worker.h"

namespace boxwright {

/// What the Detect and Evaluate workspaces call of the engine; tests put fakes here. The functions are called on worker
/// threads.
struct InferenceServices {
    LoadDetector load = loadPredictor;
    EvaluateJob evaluate = evaluateSplit;
    std::function<std::vector<DeviceInfo>()> listDevices = boxwright::listDevices;
    bool processorHasBFloat16 = boxwright::processorHasBFloat16();
};

} // namespace boxwright
