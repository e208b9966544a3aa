// The module boxwright-engine: everything of the engine that needs LibTorch, behind one function.
#include "core/engine/lazy/engine_table.h"

extern "C" const boxwright::EngineTable* boxwrightEngine();

const boxwright::EngineTable* boxwrightEngine() {
    static const boxwright::EngineTable table{
        .version = BOXWRIGHT_VERSION,
        .listDevices = &boxwright::listDevices,
        .chooseDevice = &boxwright::chooseDevice,
        .whyNoGpu = &boxwright::whyNoGpu,
        .modelDetails = &boxwright::modelDetails,
        .loadPredictor = &boxwright::Predictor::load,
        .train = &boxwright::train,
        .readWeightsInfo = &boxwright::readWeightsInfo,
        .checkWeights = &boxwright::checkWeights,
        .convertWeights = &boxwright::convertWeights,
        .presetFromWeights = &boxwright::presetFromWeights,
        .optionsOfRun = &boxwright::optionsOfRun,
    };
    return &table;
}
