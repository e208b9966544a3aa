#include "core/model/weights/checkpoint_io.h"

#include <algorithm>

#include "core/base/file_bytes.h"
#include "core/model/options_json.h"
#include "core/model/weights/pickle_writer.h"
#include "core/model/weights/zip_archive.h"

namespace boxwright {
namespace {

ElementType elementType(const at::Tensor& tensor) {
    switch (tensor.scalar_type()) {
    case at::kFloat:
        return ElementType::Float;
    case at::kDouble:
        return ElementType::Double;
    case at::kHalf:
        return ElementType::Half;
    case at::kBFloat16:
        return ElementType::BFloat16;
    case at::kLong:
        return ElementType::Long;
    case at::kByte:
        return ElementType::Byte;
    default:
        TORCH_CHECK(false, "checkpoints hold no tensors of type ", tensor.scalar_type());
    }
}

/// Collects the document's tensors while its pickle is written.
class CheckpointWriter {
public:
    std::string build(const Checkpoint& checkpoint);
    std::string build(const StateDict& state);
    [[nodiscard]] const std::vector<at::Tensor>& storages() const { return m_storages; }

private:
    void tensor(const at::Tensor& tensor) {
        const std::string key = std::to_string(m_storages.size());
        m_storages.push_back(tensor.detach().to(at::kCPU).contiguous());
        m_pickle.tensor(key, elementType(tensor), tensor.sizes());
    }
    void entry(std::string_view key, std::int64_t value) {
        m_pickle.text(key);
        m_pickle.integer(value);
    }
    void entry(std::string_view key, double value) {
        m_pickle.text(key);
        m_pickle.real(value);
    }
    void entry(std::string_view key, bool value) {
        m_pickle.text(key);
        m_pickle.boolean(value);
    }
    void entry(std::string_view key, const std::string& value) {
        m_pickle.text(key);
        m_pickle.text(value);
    }
    void tensors(const StateDict& state);
    void optimizer(const TrainingState& training);
    void boxwright(const Checkpoint& checkpoint);

    PickleWriter m_pickle;
    std::vector<at::Tensor> m_storages;
};

/// As torch.optim.SGD.state_dict() gives it, so that Python can go on training from here.
void CheckpointWriter::optimizer(const TrainingState& training) {
    m_pickle.text("optimizer");
    m_pickle.beginDict();
    m_pickle.text("state");
    m_pickle.beginDict();
    for (const auto& [name, buffer] : training.momentumBuffers) {
        const auto place = std::find(training.parameterNames.begin(), training.parameterNames.end(), name);
        m_pickle.integer(place - training.parameterNames.begin());
        m_pickle.beginDict();
        m_pickle.text("momentum_buffer");
        tensor(buffer);
        m_pickle.endDict();
    }
    m_pickle.endDict();
    m_pickle.text("param_groups");
    m_pickle.beginList();
    m_pickle.beginDict();
    entry("lr", training.learningRate);
    entry("momentum", training.momentum);
    entry("dampening", 0.0);
    entry("weight_decay", training.weightDecay);
    entry("nesterov", false);
    entry("maximize", false);
    m_pickle.text("foreach");
    m_pickle.none();
    entry("differentiable", false);
    m_pickle.text("params");
    m_pickle.beginList();
    for (std::size_t i = 0; i < training.parameterNames.size(); ++i)
        m_pickle.integer(static_cast<std::int64_t>(i));
    m_pickle.endList();
    m_pickle.endDict();
    m_pickle.endList();
    m_pickle.endDict();
}

void CheckpointWriter::boxwright(const Checkpoint& checkpoint) {
    m_pickle.text("boxwright");
    m_pickle.beginDict();
    entry("format", std::int64_t{1});
    if (checkpoint.options) {
        entry("model", checkpoint.options->model);
        entry("model_options", toJson(*checkpoint.options));
    }
    m_pickle.text("classes");
    m_pickle.beginList();
    for (const std::string& name : checkpoint.classes)
        m_pickle.text(name);
    m_pickle.endList();
    if (checkpoint.training) {
        m_pickle.text("parameter_names");
        m_pickle.beginList();
        for (const std::string& name : checkpoint.training->parameterNames)
            m_pickle.text(name);
        m_pickle.endList();
        entry("training", checkpoint.training->notes);
    }
    m_pickle.endDict();
}

void CheckpointWriter::tensors(const StateDict& state) {
    m_pickle.beginDict(/*ordered=*/true);
    for (const auto& [name, value] : state) {
        m_pickle.text(name);
        tensor(value);
    }
    m_pickle.endDict();
}

std::string CheckpointWriter::build(const StateDict& state) {
    tensors(state);
    return m_pickle.finish();
}

std::string CheckpointWriter::build(const Checkpoint& checkpoint) {
    m_pickle.beginDict();
    m_pickle.text("model");
    tensors(checkpoint.model);
    if (checkpoint.training) {
        const TrainingState& training = *checkpoint.training;
        optimizer(training);
        m_pickle.text("lr_scheduler");
        m_pickle.beginDict();
        entry("last_epoch", training.epoch);
        m_pickle.endDict();
        entry("epoch", training.epoch - 1); // the last completed epoch, counted from 0, as torchvision's references do
        entry("step", training.step);
        m_pickle.text("rng_state");
        tensor(training.randomState);
    }
    boxwright(checkpoint);
    m_pickle.endDict();
    return m_pickle.finish();
}

std::span<const std::uint8_t> bytesOf(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::vector<std::string> textList(const PickleNode* list) {
    std::vector<std::string> texts;
    if (list != nullptr)
        for (const PickleNode* item : list->items)
            texts.push_back(item->text);
    return texts;
}

Result<void> readMomentum(const WeightsFile& file, const PickleNode* optimizer, TrainingState& training) {
    const PickleNode* state = optimizer != nullptr ? optimizer->find("state") : nullptr;
    if (state == nullptr)
        return {};
    for (const auto& [index, values] : state->entries) {
        const PickleNode* buffer = values->find("momentum_buffer");
        if (buffer == nullptr || buffer->kind != PickleNode::Kind::Tensor)
            continue;
        if (index->integer < 0 || static_cast<std::size_t>(index->integer) >= training.parameterNames.size())
            return fail(ErrorKind::Unreadable, "The optimizer state names a parameter that the model lacks.",
                        file.path().string());
        auto tensor = file.tensor(*buffer);
        if (!tensor)
            return tl::unexpected(tensor.error());
        training.momentumBuffers.emplace_back(training.parameterNames[static_cast<std::size_t>(index->integer)],
                                              std::move(*tensor));
    }
    return {};
}

Result<void> readTraining(const WeightsFile& file, const PickleNode& ours, Checkpoint& checkpoint) {
    const PickleNode& root = file.root();
    const PickleNode* notes = ours.find("training");
    if (notes == nullptr)
        return {};
    TrainingState training;
    training.notes = notes->text;
    training.parameterNames = textList(ours.find("parameter_names"));
    if (const PickleNode* epoch = root.find("epoch"))
        training.epoch = epoch->integer + 1;
    if (const PickleNode* step = root.find("step"))
        training.step = step->integer;
    if (const PickleNode* state = root.find("rng_state")) {
        auto tensor = file.tensor(*state);
        if (!tensor)
            return tl::unexpected(tensor.error());
        training.randomState = std::move(*tensor);
    }
    if (auto read = readMomentum(file, root.find("optimizer"), training); !read)
        return read;
    checkpoint.training = std::move(training);
    return {};
}

template <class Contents>
Result<void> writeZip(const std::filesystem::path& path, const Contents& contents) {
    CheckpointWriter writer;
    const std::string pickle = writer.build(contents);
    return replaceFile(path, [&](std::ostream& out) {
        ZipWriter zip(out);
        zip.add("archive/data.pkl", bytesOf(pickle));
        for (std::size_t i = 0; i < writer.storages().size() && out; ++i) {
            const at::Tensor& storage = writer.storages()[i];
            zip.add("archive/data/" + std::to_string(i),
                    {static_cast<const std::uint8_t*>(storage.data_ptr()), storage.nbytes()});
        }
        zip.add("archive/version", bytesOf("3\n"));
        zip.finish();
    });
}

} // namespace

Result<void> writeCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    return writeZip(path, checkpoint);
}

Result<void> writeStateDict(const std::filesystem::path& path, const StateDict& state,
                            const std::optional<ModelOptions>& /*options*/,
                            const std::vector<std::string>& /*classes*/) {
    return writeZip(path, state);
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path& path) {
    const auto file = WeightsFile::open(path);
    if (!file)
        return tl::unexpected(file.error());
    auto state = readStateDict(*file);
    if (!state)
        return tl::unexpected(state.error());
    Checkpoint checkpoint;
    checkpoint.model = std::move(*state);
    const PickleNode* ours = file->root().find("boxwright");
    if (ours == nullptr)
        return checkpoint;
    checkpoint.classes = textList(ours->find("classes"));
    if (const PickleNode* json = ours->find("model_options")) {
        auto options = modelOptionsFromJson(json->text);
        if (!options)
            return fail(ErrorKind::Unreadable, options.error().message, path.string());
        checkpoint.options = std::move(*options);
    }
    if (auto read = readTraining(*file, *ours, checkpoint); !read)
        return tl::unexpected(read.error());
    return checkpoint;
}

} // namespace boxwright
