// The jobs of the engine under their own names, for programs: the first call opens the module boxwright-engine, and
// LibTorch with it. That takes about half a second: not on the GUI thread. Any thread may be the first.
#include <cstring>

#include "core/base/module_file.h"
#include "core/engine/lazy/engine_table.h"

namespace boxwright {
namespace {

Result<const EngineTable*> openEngine() {
    const auto entry = openModule("boxwright-engine", kEngineSymbol);
    if (!entry)
        return tl::unexpected(entry.error());
    const EngineTable* table = reinterpret_cast<EngineEntry>(*entry)();
    if (std::strcmp(table->version, BOXWRIGHT_VERSION) != 0 || table->bytes != sizeof(EngineTable))
        return fail(ErrorKind::Unsupported, "The module boxwright-engine belongs to another version (" +
                                                std::string(table->version) +
                                                ") than this program (" BOXWRIGHT_VERSION "): install both anew.");
    return table;
}

const Result<const EngineTable*>& engine() {
    static const Result<const EngineTable*> opened = openEngine();
    return opened;
}

/// Calls `job` of the module, or returns why there is no module.
template <class Value, class... Parameters, class... Arguments>
Result<Value> pass(Result<Value> (*EngineTable::*job)(Parameters...), Arguments&&... arguments) {
    const auto& table = engine();
    if (!table)
        return tl::unexpected(table.error());
    return ((*table)->*job)(std::forward<Arguments>(arguments)...);
}

} // namespace

std::vector<DeviceInfo> listDevices() {
    return engine() ? (*engine())->listDevices() : std::vector<DeviceInfo>();
}

std::string whyNoGpu() {
    return engine() ? (*engine())->whyNoGpu() : engine().error().text();
}

Result<DeviceInfo> chooseDevice(const std::string& name) {
    return pass(&EngineTable::chooseDevice, name);
}

Result<ModelDetails> modelDetails(const std::string& name) {
    return pass(&EngineTable::modelDetails, name);
}

Result<std::unique_ptr<Predictor>> Predictor::load(const PredictorOptions& options) {
    return pass(&EngineTable::loadPredictor, options);
}

Result<TrainReport> train(const TrainOptions& options, const SampleSource& training, const SampleSource& validation,
                          const TrainCallbacks& callbacks, std::stop_token stop, TrainControl* control) {
    return pass(&EngineTable::train, options, training, validation, callbacks, std::move(stop), control);
}

Result<WeightsInfo> readWeightsInfo(const std::filesystem::path& path) {
    return pass(&EngineTable::readWeightsInfo, path);
}

Result<WeightsFit> checkWeights(const std::filesystem::path& path, const std::string& model, const ClassList& classes) {
    return pass(&EngineTable::checkWeights, path, model, classes);
}

Result<void> convertWeights(const std::filesystem::path& in, const std::filesystem::path& out, bool bare) {
    return pass(&EngineTable::convertWeights, in, out, bare);
}

Result<TrainOptions> presetFromWeights(Preset preset, std::size_t trainImages, const std::filesystem::path& weights) {
    return pass(&EngineTable::presetFromWeights, preset, trainImages, weights);
}

Result<TrainOptions> optionsOfRun(const std::filesystem::path& checkpoint) {
    return pass(&EngineTable::optionsOfRun, checkpoint);
}

} // namespace boxwright
