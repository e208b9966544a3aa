#include "core/model/model_loading.h"

#include <algorithm>

#include "core/model/class_names.h"
#include "core/model/key_mapping.h"
#include "core/model/model_zoo.h"
#include "core/model/predictor_transfer.h"

namespace boxwright {
namespace {

constexpr const char* kPredictorWeight = "roi_heads.box_predictor.cls_score.weight";

/// Classes of a detector's predictor with the background; 0 if the file has none.
int64_t predictorClasses(const StateDict& state) {
    const auto predictor = state.find(kPredictorWeight);
    return predictor == state.end() || predictor->second.dim() != 2 ? 0 : predictor->second.size(0);
}

/// Norms below `prefix`: live ones count their batches, frozen ones have statistics only.
NormKind normBelow(const StateDict& state, const std::string& prefix, NormKind otherwise) {
    NormKind kind = otherwise;
    for (auto entry = state.lower_bound(prefix); entry != state.end() && entry->first.starts_with(prefix); ++entry) {
        if (entry->first.ends_with(".num_batches_tracked"))
            return NormKind::Batch;
        if (entry->first.ends_with(".running_var"))
            kind = NormKind::Frozen;
    }
    return kind;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

tl::unexpected<Error> unnamedModel(const StateDict& state, const std::string& file) {
    const std::vector<std::string> known = modelsOf(state);
    return fail(ErrorKind::BadInput,
                "The file does not say which model it belongs to: name it with --model" +
                    (known.empty() ? "." : " (its tensors fit " + joined(known) + ")."),
                file);
}

/// torchvision runs its published COCO ResNet-50 (a file of 2019) with an eps of 0 in the frozen norms.
bool isPublishedCocoResNet50(const ModelOptions& options, const Checkpoint& checkpoint,
                             const std::filesystem::path& path) {
    return options.model == "fasterrcnn_resnet50_fpn" && options.norm == NormKind::Frozen && options.numClasses == 91 &&
           (checkpoint.oldNames || path.filename().string().find("258fb6c6") != std::string::npos);
}

/// Options of a bare state dict: the zoo's, with the class count of its predictor and the norms it has.
Result<ModelOptions> bareOptions(const Checkpoint& checkpoint, const LoadModelOptions& wanted,
                                 const std::filesystem::path& path) {
    const StateDict& state = checkpoint.model;
    if (wanted.model.empty())
        return unnamedModel(state, path.string());
    auto options = modelOptions(wanted.model);
    if (!options)
        return options;
    options->numClasses = static_cast<int>(predictorClasses(state));
    if (options->numClasses == 0)
        return fail(ErrorKind::Unreadable, "The file holds no box predictor: it is not a whole detector.",
                    path.string());
    options->conventions = wanted.conventions.value_or(Conventions::Torchvision);
    options->norm = normBelow(state, "backbone.", NormKind::Group);
    options->headNorm = normBelow(state, "roi_heads.box_head.", options->headNorm);
    if (options->conventions == Conventions::Torchvision && isPublishedCocoResNet50(*options, checkpoint, path))
        options->normEps = 0;
    return options;
}

/// Options for training from a file: a checkpoint of the same model brings its own; else torchvision's for pre-trained
/// weights.
Result<ModelOptions> fineTuneOptions(const std::string& model, const ModelChoices& choices,
                                     const Checkpoint& checkpoint) {
    if (checkpoint.options && checkpoint.options->model == model)
        return withChoices(*checkpoint.options, choices);
    auto options = modelOptions(model);
    if (!options)
        return options;
    options->norm = NormKind::Frozen;
    options->trainableStages = 3;
    if (predictorClasses(checkpoint.model) > 0)
        options->headNorm = NormKind::Frozen; // a whole detector: its heads have statistics too
    return withChoices(std::move(*options), choices);
}

ClassList classesOf(const Checkpoint& checkpoint) {
    const int64_t count = predictorClasses(checkpoint.model);
    return count < 2 ? ClassList() : namedClasses(checkpoint.classes, static_cast<int>(count - 1));
}

std::string startReport(const LoadReport& keys, std::size_t keptClasses, const ClassList& classes) {
    std::string text = "Initial weights: " + keys.summary();
    if (keptClasses > 0)
        text += " The predictor keeps " + std::to_string(keptClasses) + " of " + std::to_string(classes.size()) +
                " classes.";
    return text;
}

} // namespace

Result<LoadedModel> loadModel(const std::filesystem::path& path, const LoadModelOptions& wanted) {
    auto checkpoint = readCheckpoint(path);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    Result<ModelOptions> options =
        checkpoint->options ? Result<ModelOptions>(*checkpoint->options) : bareOptions(*checkpoint, wanted, path);
    if (!options)
        return tl::unexpected(options.error());
    options->conventions = wanted.conventions.value_or(options->conventions);
    auto model = makeModel(*options);
    if (!model)
        return fail(model.error().kind, model.error().message, path.string());
    LoadReport keys = loadState(**model, underNamesOf(stateDict(**model), checkpoint->model));
    if (!keys.missing.empty() || !keys.mismatched.empty())
        return fail(ErrorKind::Unreadable, "The weights do not fit " + options->model + ": " + keys.summary(),
                    path.string());
    (*model)->eval();
    const std::vector<std::string>& names = checkpoint->classes.empty() ? wanted.classes : checkpoint->classes;
    std::string report = keys.summary();
    if (options->normEps == 0)
        report += " These are torchvision's COCO weights of 2019: the eps of the frozen norms is 0.";
    return LoadedModel{*model, namedClasses(names, options->numClasses - 1), std::move(keys), std::move(report)};
}

Result<LoadedModel> modelFromWeights(const std::string& model, const ModelChoices& choices, const ClassList& classes,
                                     const std::filesystem::path& path) {
    auto checkpoint = readCheckpoint(path);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    auto options = fineTuneOptions(model, choices, *checkpoint);
    if (!options)
        return tl::unexpected(options.error());
    options->numClasses = classes.size() + 1;
    auto made = makeModel(*options);
    if (!made)
        return tl::unexpected(made.error());
    const StateDict own = stateDict(**made);
    StateDict state = checkpoint->model;
    const std::size_t kept = transferPredictor(state, classesOf(*checkpoint), classes, own);
    LoadReport keys = loadState(**made, underNamesOf(own, state));
    if (keys.loaded.empty())
        return fail(ErrorKind::BadInput, "Nothing in the file fits " + model + ": " + keys.summary(), path.string());
    std::string report = startReport(keys, kept, classes);
    return LoadedModel{*made, classes, std::move(keys), std::move(report)};
}

Result<LoadedModel> modelToResume(const std::string& model, const ModelChoices& choices, const ClassList& classes,
                                  const std::filesystem::path& path) {
    auto checkpoint = readCheckpoint(path);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    auto options = bareOptions(*checkpoint, {model, {}, choices.conventions.value_or(Conventions::Seed)}, path);
    if (!options)
        return tl::unexpected(options.error());
    if (options->numClasses != classes.size() + 1)
        return fail(ErrorKind::BadInput,
                    "The run was trained for " + std::to_string(options->numClasses - 1) + " classes, the data have " +
                        std::to_string(classes.size()) + ": it cannot go on with them.",
                    path.string());
    options->trainableStages = 3;
    options = withChoices(std::move(*options), choices);
    if (!options)
        return tl::unexpected(options.error());
    auto made = makeModel(*options);
    if (!made)
        return tl::unexpected(made.error());
    LoadReport keys = loadState(**made, underNamesOf(stateDict(**made), checkpoint->model));
    if (!keys.missing.empty() || !keys.mismatched.empty())
        return fail(ErrorKind::Unreadable, "The weights do not fit " + model + ": " + keys.summary(), path.string());
    std::string report = keys.summary();
    return LoadedModel{*made, classes, std::move(keys), std::move(report)};
}

std::vector<std::string> modelsOf(const StateDict& file) {
    std::vector<std::string> names;
    const int64_t classes = predictorClasses(file);
    if (classes < 2)
        return names;
    for (const ZooEntry& entry : modelZoo()) {
        ModelOptions options = entry.options;
        options.numClasses = static_cast<int>(classes);
        options.norm = normBelow(file, "backbone.", NormKind::Group);
        const StateDict own = stateDict(**makeModel(options));
        const StateDict named = underNamesOf(own, file);
        const bool whole = std::all_of(own.begin(), own.end(), [&](const auto& tensor) {
            const auto found = named.find(tensor.first);
            return tensor.first.ends_with("num_batches_tracked") ||
                   (found != named.end() && found->second.sizes() == tensor.second.sizes());
        });
        if (whole)
            names.push_back(entry.name);
    }
    return names;
}

} // namespace boxwright
