#include "core/engine/weights_info.h"

#include <algorithm>

#include "core/engine/error_mapping.h"
#include "core/model/class_names.h"
#include "core/model/key_mapping.h"
#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "core/model/weights/checkpoint_io.h"

namespace boxwright {
namespace {

constexpr const char* kPredictorWeight = "roi_heads.box_predictor.cls_score.weight";

/// PyTorch's name in Python.
std::string typeText(at::ScalarType type) {
    switch (type) {
    case at::kFloat:
        return "float32";
    case at::kDouble:
        return "float64";
    case at::kHalf:
        return "float16";
    case at::kBFloat16:
        return "bfloat16";
    case at::kLong:
        return "int64";
    case at::kInt:
        return "int32";
    case at::kShort:
        return "int16";
    case at::kChar:
        return "int8";
    case at::kByte:
        return "uint8";
    case at::kBool:
        return "bool";
    default:
        return c10::toString(type);
    }
}

bool isStatistic(const std::string& key) {
    return key.ends_with(".running_mean") || key.ends_with(".running_var") || key.ends_with(".num_batches_tracked");
}

void describeTensors(const StateDict& state, WeightsInfo& info) {
    for (const auto& [name, tensor] : state) {
        info.tensors.push_back({name, typeText(tensor.scalar_type()), tensor.sizes().vec(), tensor.nbytes()});
        if (!isStatistic(name))
            info.parameters += tensor.numel();
    }
}

void describeClasses(const Checkpoint& checkpoint, WeightsInfo& info) {
    const auto predictor = checkpoint.model.find(kPredictorWeight);
    if (predictor == checkpoint.model.end() || predictor->second.dim() != 2 || predictor->second.size(0) < 2)
        return;
    info.numClasses = static_cast<int>(predictor->second.size(0));
    info.ownNames = !checkpoint.classes.empty();
    info.classes = namedClasses(checkpoint.classes, info.numClasses - 1);
}

std::optional<std::int64_t> integerEntry(const PickleNode& root, const char* name) {
    const PickleNode* node = root.find(name);
    return node != nullptr && node->kind == PickleNode::Kind::Integer ? std::optional(node->integer) : std::nullopt;
}

void describeTraining(const WeightsFile& file, const Checkpoint& checkpoint, WeightsInfo& info) {
    if (checkpoint.training) {
        info.epoch = checkpoint.training->epoch;
        info.step = checkpoint.training->step;
    } else if (const auto epoch = integerEntry(file.root(), "epoch"); epoch && *epoch >= 0 && *epoch < 1'000'000) {
        info.epoch = *epoch + 1; // torchvision's reference scripts store the index of the last one
    }
}

/// How much of a model a file has.
enum class Share { Little, Backbone, Whole };

Share shareOf(const ZooEntry& entry, const StateDict& file, int numClasses) {
    ModelOptions options = entry.options;
    options.numClasses = std::max(numClasses, 2);
    const bool statistics = std::any_of(file.begin(), file.end(),
                                        [](const auto& tensor) { return tensor.first.ends_with(".running_var"); });
    options.norm = statistics ? NormKind::Frozen : NormKind::Group;
    const auto model = makeModel(options);
    if (!model)
        return Share::Little;
    const StateDict own = stateDict(**model);
    const StateDict named = underNamesOf(own, file);
    Share share = Share::Whole;
    for (const auto& [key, tensor] : own) {
        const auto found = named.find(key);
        if (key.ends_with(".num_batches_tracked") || (found != named.end() && found->second.sizes() == tensor.sizes()))
            continue;
        if (key.starts_with("backbone.") && !key.starts_with("backbone.fpn."))
            return Share::Little;
        share = Share::Backbone;
    }
    return share;
}

void findModels(const StateDict& file, WeightsInfo& info) {
    std::vector<std::string> whole, backbone;
    for (const ZooEntry& entry : modelZoo()) {
        const Share share = shareOf(entry, file, info.numClasses);
        if (share == Share::Whole && info.numClasses > 0)
            whole.push_back(entry.name);
        else if (share != Share::Little)
            backbone.push_back(entry.name);
    }
    info.wholeDetector = !whole.empty();
    info.fittingModels = whole.empty() ? backbone : whole;
}

/// The part of a detector that a tensor belongs to.
std::string partOf(const std::string& key) {
    for (const char* part : {"roi_heads.box_predictor", "roi_heads.box_head", "rpn", "backbone.fpn", "backbone"})
        if (key.starts_with(part))
            return std::string(part).substr(std::string(part).find('.') + 1);
    return key;
}

bool holds(const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Tells what is normally made anew, because the file is about something else, from what the file should have.
void splitMissing(const std::vector<std::string>& notLoaded, WeightsFit& fit) {
    std::vector<std::string> known;
    for (const std::string& key : fit.loaded)
        known.push_back(partOf(key));
    for (const std::string& key : fit.mismatched)
        known.push_back(partOf(key));
    for (const std::string& key : notLoaded) {
        const std::string part = partOf(key);
        const bool isNew = !holds(known, part);
        (isNew ? fit.newlyMade : fit.missing).push_back(key);
        if (isNew && !holds(fit.newParts, part))
            fit.newParts.push_back(part);
    }
}

std::string summaryOf(const WeightsFit& fit) {
    const std::size_t all = fit.loaded.size() + fit.newlyMade.size() + fit.missing.size() + fit.mismatched.size();
    std::string text = std::to_string(fit.loaded.size()) + " of " + std::to_string(all) + " tensors of " + fit.model +
                       " come from the file";
    if (!fit.newlyMade.empty()) {
        text += "; " + std::to_string(fit.newlyMade.size()) + " are made anew (";
        for (const std::string& part : fit.newParts)
            text += (part == fit.newParts.front() ? "" : ", ") + part;
        text += ")";
    }
    const auto trouble = [&text](const std::vector<std::string>& keys, const char* what) {
        if (!keys.empty())
            text += "; " + std::to_string(keys.size()) + " " + what;
    };
    trouble(fit.missing, "are missing in it");
    trouble(fit.mismatched, "have another shape there");
    trouble(fit.unexpected, "of the file are not used");
    return text + ".";
}

tl::unexpected<Error> unknownExtension(const std::filesystem::path& out) {
    return fail(ErrorKind::BadInput, "The extension says the form to write: .pth, .pt or .safetensors.", out.string());
}

} // namespace

Result<WeightsInfo> readWeightsInfo(const std::filesystem::path& path) {
    return withTorchErrors([&]() -> Result<WeightsInfo> {
        const auto file = WeightsFile::open(path);
        if (!file)
            return tl::unexpected(file.error());
        const auto checkpoint = readCheckpoint(path);
        if (!checkpoint)
            return tl::unexpected(checkpoint.error());
        WeightsInfo info;
        info.form = toText(file->form());
        std::error_code ignored;
        info.fileBytes = std::filesystem::file_size(path, ignored);
        describeTensors(checkpoint->model, info);
        describeClasses(*checkpoint, info);
        describeTraining(*file, *checkpoint, info);
        if (checkpoint->options) {
            info.model = checkpoint->options->model;
            info.fittingModels = {info.model};
            info.wholeDetector = true;
        } else {
            findModels(checkpoint->model, info);
        }
        return info;
    });
}

Result<WeightsFit> checkWeights(const std::filesystem::path& path, const std::string& model, const ClassList& classes) {
    return withTorchErrors([&]() -> Result<WeightsFit> {
        auto started = modelFromWeights(model, {}, classes, path);
        if (!started)
            return tl::unexpected(started.error());
        LoadReport& keys = started->keys;
        WeightsFit fit;
        fit.model = model;
        fit.loaded = std::move(keys.loaded);
        fit.mismatched = std::move(keys.mismatched);
        fit.unexpected = std::move(keys.unexpected);
        splitMissing(keys.missing, fit);
        fit.summary = summaryOf(fit);
        return fit;
    });
}

Result<void> convertWeights(const std::filesystem::path& in, const std::filesystem::path& out, bool bare) {
    return withTorchErrors([&]() -> Result<void> {
        const std::string extension = out.extension();
        if (extension != ".pth" && extension != ".pt" && extension != ".safetensors")
            return unknownExtension(out);
        auto checkpoint = readCheckpoint(in);
        if (!checkpoint)
            return tl::unexpected(checkpoint.error());
        if (bare || !checkpoint->options || extension == ".safetensors")
            return writeStateDict(out, checkpoint->model, bare ? std::nullopt : checkpoint->options,
                                  bare ? std::vector<std::string>() : checkpoint->classes);
        checkpoint->training.reset();
        return writeCheckpoint(out, *checkpoint);
    });
}

} // namespace boxwright
