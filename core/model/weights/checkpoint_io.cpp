#include "core/model/weights/checkpoint_io.h"

#include <algorithm>
#include <span>
#include <sstream>

#include "core/base/file_bytes.h"
#include "core/model/options_json.h"
#include "core/model/weights/checkpoint_pickle.h"
#include "core/model/weights/safetensors.h"
#include "core/model/weights/zip_writer.h"

namespace boxwright {
namespace {

/// Metadata of our safetensors files. Class names stand one a line.
constexpr const char *kOptionsKey = "boxwright_model_options", *kClassesKey = "boxwright_classes";

std::span<const std::uint8_t> bytesOf(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::span<const std::uint8_t> bytesOf(const at::Tensor& tensor) {
    return {static_cast<const std::uint8_t*>(tensor.data_ptr()), tensor.nbytes()};
}

Result<void> checkTypes(const StateDict& state, const std::filesystem::path& path) {
    for (const auto& [name, tensor] : state)
        if (!elementTypeOf(tensor))
            return fail(ErrorKind::WriteFailed, "The tensor has an element type that weight files cannot hold.",
                        path.string(), "tensor " + name);
    return {};
}

template <class Contents>
Result<void> writeZip(const std::filesystem::path& path, const Contents& contents) {
    CheckpointPickle document;
    const std::string pickle = document.build(contents);
    return replaceFile(path, [&](std::ostream& out) {
        ZipWriter zip(out);
        zip.add("archive/data.pkl", bytesOf(pickle));
        for (std::size_t i = 0; i < document.storages().size() && out; ++i)
            zip.add("archive/data/" + std::to_string(i), bytesOf(document.storages()[i]));
        zip.add("archive/version", bytesOf("3\n"));
        zip.finish();
    });
}

Result<void> writeSafetensors(const std::filesystem::path& path, const StateDict& state,
                              const std::map<std::string, std::string>& metadata) {
    std::vector<SafetensorsEntry> entries;
    for (const auto& [name, tensor] : state)
        entries.push_back({name, elementTypeOf(tensor).value(), tensor.sizes().vec()});
    // Large elements first keep every tensor aligned, as the reference implementation does.
    std::ranges::stable_sort(entries, std::greater(), [](const auto& entry) { return bytesPerElement(entry.type); });
    return replaceFile(path, [&](std::ostream& out) {
        out << safetensorsHeader(entries, metadata);
        for (const SafetensorsEntry& entry : entries) {
            const at::Tensor tensor = state.at(entry.name).detach().to(at::kCPU).contiguous();
            out.write(static_cast<const char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
        }
    });
}

std::string joinLines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

std::vector<std::string> splitLines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

Result<ModelOptions> readOptions(const std::string& json, const std::string& file) {
    constexpr std::size_t kLongest = 64U << 10U; // a JSON document takes many times the memory of its text
    if (json.size() > kLongest)
        return fail(ErrorKind::Unreadable, "The model options are too long to be ours.", file);
    auto options = modelOptionsFromJson(json);
    if (!options) // the JSON library's own words say little to people
        return fail(ErrorKind::Unreadable, "The model options are damaged.", file, "model options");
    return options;
}

std::vector<std::string> textList(const PickleNode* list) {
    std::vector<std::string> texts;
    if (list != nullptr)
        for (const PickleNode* item : list->items)
            texts.push_back(item->text);
    return texts;
}

/// The tensors that a checkpoint asks a file for; all are read at once, so that their memory has one bound.
struct WantedTensors {
    std::vector<NamedNode> nodes;
    std::size_t modelTensors = 0;             ///< the first ones
    std::vector<std::string> momentumBuffers; ///< then their names
    bool randomState = false;                 ///< then, perhaps, this one
    std::vector<std::string> average;         ///< then the moving average
};

Result<void> wantMomentum(const WeightsFile& file, const TrainingState& training, WantedTensors& wanted) {
    const PickleNode* optimizer = file.root().find("optimizer");
    const PickleNode* state = optimizer != nullptr ? optimizer->find("state") : nullptr;
    if (state == nullptr)
        return {};
    for (const auto& [index, values] : state->entries) {
        const PickleNode* buffer = values->find("momentum_buffer");
        if (buffer == nullptr || buffer->kind != PickleNode::Kind::Tensor)
            continue;
        if (training.parameterNames.empty()) {
            if (index->kind != PickleNode::Kind::Integer)
                continue;
            wanted.nodes.push_back({"momentum of parameter " + std::to_string(index->integer), buffer});
            wanted.momentumBuffers.push_back(std::to_string(index->integer));
            continue;
        }
        if (index->integer < 0 || static_cast<std::size_t>(index->integer) >= training.parameterNames.size())
            return fail(ErrorKind::Unreadable, "The optimizer state names a parameter that the model lacks.",
                        file.path().string());
        const std::string& name = training.parameterNames[static_cast<std::size_t>(index->integer)];
        wanted.nodes.push_back({"momentum of " + name, buffer});
        wanted.momentumBuffers.push_back(name);
    }
    return {};
}

void wantAverage(const PickleNode& root, TrainingState& training, WantedTensors& wanted) {
    const PickleNode* average = root.find("model_ema");
    if (average == nullptr)
        return;
    for (const auto& [name, tensor] : average->entries)
        if (name->kind == PickleNode::Kind::Text && tensor->kind == PickleNode::Kind::Tensor) {
            wanted.nodes.push_back({"average of " + name->text, tensor});
            wanted.average.push_back(name->text);
        }
    if (const PickleNode* updates = root.find("ema_updates"))
        training.averageUpdates = updates->integer;
}

/// What the training state says besides its tensors, which become wanted.
Result<std::optional<TrainingState>> readTraining(const WeightsFile& file, const PickleNode& ours,
                                                  WantedTensors& wanted) {
    const PickleNode& root = file.root();
    const PickleNode* notes = ours.find("training");
    if (notes == nullptr)
        return std::nullopt;
    TrainingState training;
    training.notes = notes->text;
    training.parameterNames = textList(ours.find("parameter_names"));
    if (const PickleNode* epoch = root.find("epoch"); epoch != nullptr && epoch->integer < INT64_MAX)
        training.epoch = epoch->integer + 1;
    if (const PickleNode* step = root.find("step"))
        training.step = step->integer;
    if (auto done = wantMomentum(file, training, wanted); !done)
        return tl::unexpected(done.error());
    if (const PickleNode* state = root.find("rng_state")) {
        wanted.nodes.push_back({"rng_state", state});
        wanted.randomState = true;
    }
    wantAverage(root, training, wanted);
    if (const PickleNode* scaler = root.find("scaler"))
        if (const PickleNode* scale = scaler->find("scale")) {
            training.gradientScale = scale->number(65536);
            const PickleNode* steps = scaler->find("_growth_tracker");
            training.goodSteps = steps != nullptr ? steps->integer : 0;
        }
    return training;
}

/// The state of a run of torchvision's references or of a program like them: optimizer and epoch.
Result<std::optional<TrainingState>> readForeignTraining(const WeightsFile& file, WantedTensors& wanted) {
    const PickleNode *epoch = file.root().find("epoch"), *optimizer = file.root().find("optimizer");
    if (epoch == nullptr || epoch->kind != PickleNode::Kind::Integer || epoch->integer < 0 ||
        epoch->integer >= INT32_MAX || optimizer == nullptr || optimizer->kind != PickleNode::Kind::Dict)
        return std::nullopt;
    TrainingState training;
    training.epoch = epoch->integer + 1;
    if (auto done = wantMomentum(file, training, wanted); !done)
        return tl::unexpected(done.error());
    return training;
}

Result<void> readTensors(const WeightsFile& file, const WantedTensors& wanted, Checkpoint& checkpoint) {
    const auto tensors = file.tensors(wanted.nodes);
    if (!tensors)
        return tl::unexpected(tensors.error());
    auto next = tensors->begin();
    for (std::size_t i = 0; i < wanted.modelTensors; ++i)
        checkpoint.model[wanted.nodes[i].name] = *next++;
    for (const std::string& name : wanted.momentumBuffers)
        checkpoint.training->momentumBuffers.emplace_back(name, *next++);
    if (wanted.randomState)
        checkpoint.training->randomState = *next++;
    for (const std::string& name : wanted.average)
        checkpoint.training->average[name] = *next++;
    return {};
}

/// What our own files say besides tensors.
Result<void> readDescription(const WeightsFile& file, WantedTensors& wanted, Checkpoint& checkpoint) {
    std::optional<std::string> json;
    if (const auto text = file.metadata().find(kOptionsKey); text != file.metadata().end())
        json = text->second;
    if (const auto names = file.metadata().find(kClassesKey); names != file.metadata().end())
        checkpoint.classes = splitLines(names->second);
    if (const PickleNode* ours = file.root().find("boxwright")) {
        checkpoint.classes = textList(ours->find("classes"));
        if (const PickleNode* text = ours->find("model_options"))
            json = text->text;
        auto training = readTraining(file, *ours, wanted);
        if (!training)
            return tl::unexpected(training.error());
        checkpoint.training = std::move(*training);
    } else if (file.metadata().empty()) {
        auto training = readForeignTraining(file, wanted);
        if (!training)
            return tl::unexpected(training.error());
        checkpoint.training = std::move(*training);
    }
    if (!json)
        return {};
    auto options = readOptions(*json, file.path().string());
    if (!options)
        return tl::unexpected(options.error());
    checkpoint.options = std::move(*options);
    return {};
}

} // namespace

Result<void> writeCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    StateDict tensors = checkpoint.model;
    if (checkpoint.training) {
        tensors["rng_state"] = checkpoint.training->randomState;
        for (const auto& [name, buffer] : checkpoint.training->momentumBuffers)
            tensors["momentum of " + name] = buffer;
    }
    if (auto checked = checkTypes(tensors, path); !checked)
        return checked;
    return writeZip(path, checkpoint);
}

Result<void> writeStateDict(const std::filesystem::path& path, const StateDict& state,
                            const std::optional<ModelOptions>& options, const std::vector<std::string>& classes) {
    if (auto checked = checkTypes(state, path); !checked)
        return checked;
    if (path.extension() != ".safetensors")
        return writeZip(path, state);
    if (std::ranges::any_of(classes, [](const std::string& name) { return name.find('\n') != name.npos; }))
        return fail(ErrorKind::WriteFailed, "A class name holds a line break, which these files cannot hold.",
                    path.string());
    std::map<std::string, std::string> metadata{{"format", "pt"}};
    if (options)
        metadata[kOptionsKey] = toJson(*options);
    if (!classes.empty())
        metadata[kClassesKey] = joinLines(classes);
    return writeSafetensors(path, state, metadata);
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path& path) {
    const auto file = WeightsFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto state = findStateDict(*file);
    if (!state)
        return tl::unexpected(state.error());
    Checkpoint checkpoint;
    checkpoint.oldNames = state->oldNames;
    WantedTensors wanted;
    wanted.modelTensors = state->tensors.size();
    wanted.nodes = std::move(state->tensors);
    if (auto read = readDescription(*file, wanted, checkpoint); !read)
        return tl::unexpected(read.error());
    if (auto read = readTensors(*file, wanted, checkpoint); !read)
        return tl::unexpected(read.error());
    return checkpoint;
}

} // namespace boxwright
