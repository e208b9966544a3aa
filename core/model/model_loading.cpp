#include "core/model/model_loading.h"

#include "core/model/class_names.h"
#include "core/model/model_zoo.h"

namespace boxwright {
namespace {

constexpr const char* kPredictorWeight = "roi_heads.box_predictor.cls_score.weight";

/// Options of a bare state dict: the zoo's, with the class count of its predictor.
Result<ModelOptions> bareOptions(const StateDict& state, const LoadModelOptions& wanted, const std::string& file) {
    if (wanted.model.empty())
        return fail(ErrorKind::BadInput, "The file does not say which model it belongs to: name it with --model.",
                    file);
    auto options = modelOptions(wanted.model);
    if (!options)
        return options;
    const auto predictor = state.find(kPredictorWeight);
    if (predictor == state.end() || predictor->second.dim() != 2)
        return fail(ErrorKind::Unreadable, "The file holds no box predictor: it is not a whole detector.", file);
    options->numClasses = static_cast<int>(predictor->second.size(0));
    options->conventions = Conventions::Torchvision;
    const bool liveNorm = state.contains("backbone.body.bn1.num_batches_tracked");
    options->norm = liveNorm ? NormKind::Batch : NormKind::Frozen;
    return options;
}

/// ImageNet classifiers name their layers without a prefix.
StateDict detectorKeys(const StateDict& state) {
    for (const auto& [key, tensor] : state)
        if (key.starts_with("backbone."))
            return state;
    StateDict renamed;
    for (const auto& [key, tensor] : state)
        if (!key.starts_with("fc.") && !key.starts_with("classifier."))
            renamed["backbone.body." + key] = tensor;
    return renamed;
}

} // namespace

Result<LoadedModel> loadModel(const std::filesystem::path& path, const LoadModelOptions& wanted) {
    auto checkpoint = readCheckpoint(path);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    Result<ModelOptions> options = checkpoint->options ? Result<ModelOptions>(*checkpoint->options)
                                                       : bareOptions(checkpoint->model, wanted, path.string());
    if (!options)
        return tl::unexpected(options.error());
    if (wanted.conventions)
        options->conventions = *wanted.conventions;
    auto model = makeModel(*options);
    if (!model)
        return tl::unexpected(model.error());
    const LoadReport report = loadState(**model, checkpoint->model);
    if (!report.missing.empty() || !report.mismatched.empty())
        return fail(ErrorKind::Unreadable, "The weights do not fit " + options->model + ": " + report.summary(),
                    path.string());
    (*model)->eval();
    const std::vector<std::string>& names = checkpoint->classes.empty() ? wanted.classes : checkpoint->classes;
    return LoadedModel{*model, namedClasses(names, options->numClasses - 1), report.summary()};
}

Result<LoadedModel> modelFromWeights(ModelOptions options, const ClassList& classes,
                                     const std::filesystem::path& path) {
    auto checkpoint = readCheckpoint(path);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (checkpoint->options && checkpoint->options->model == options.model) {
        options = *checkpoint->options;
    } else {
        options.norm = NormKind::Frozen;
        options.trainableStages = 3;
    }
    options.numClasses = classes.size() + 1;
    auto model = makeModel(options);
    if (!model)
        return tl::unexpected(model.error());
    StateDict state = detectorKeys(checkpoint->model);
    if (checkpoint->classes != classes.names())
        std::erase_if(state, [](const auto& entry) { return entry.first.starts_with("roi_heads.box_predictor."); });
    const LoadReport report = loadState(**model, state);
    if (report.loaded.empty())
        return fail(ErrorKind::BadInput, "Nothing in the file fits " + options.model + ": " + report.summary(),
                    path.string());
    return LoadedModel{*model, classes, "Initial weights: " + report.summary()};
}

} // namespace boxwright
