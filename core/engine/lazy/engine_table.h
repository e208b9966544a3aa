#pragma once

#include <cstddef>

#include "core/engine/device.h"
#include "core/engine/model_list.h"
#include "core/engine/predictor.h"
#include "core/engine/run_options.h"
#include "core/engine/trainer.h"
#include "core/engine/weights_info.h"
#include "core/engine/weights_preset.h"

namespace boxwright {

/// Every job of the engine that needs LibTorch, as the module boxwright-engine hands them out. Programs call the jobs
/// by their own names: core_engine_lazy defines those, opens the module at the first call and passes the call on.
struct EngineTable {
    const char* version = nullptr;           ///< of the program that the module belongs to
    std::size_t bytes = sizeof(EngineTable); ///< differs if program and module were built from other sources
    decltype(&boxwright::listDevices) listDevices = nullptr;
    decltype(&boxwright::chooseDevice) chooseDevice = nullptr;
    decltype(&boxwright::whyNoGpu) whyNoGpu = nullptr;
    decltype(&boxwright::modelDetails) modelDetails = nullptr;
    decltype(&Predictor::load) loadPredictor = nullptr;
    decltype(&boxwright::train) train = nullptr;
    decltype(&boxwright::readWeightsInfo) readWeightsInfo = nullptr;
    decltype(&boxwright::checkWeights) checkWeights = nullptr;
    decltype(&boxwright::convertWeights) convertWeights = nullptr;
    decltype(&boxwright::presetFromWeights) presetFromWeights = nullptr;
    decltype(&boxwright::optionsOfRun) optionsOfRun = nullptr;
};

/// The one symbol that a program looks up in the module.
inline constexpr const char* kEngineSymbol = "boxwrightEngine";
using EngineEntry = const EngineTable* (*)();

} // namespace boxwright
