#include "core/model/weights/checkpoint_pickle.h"

#include <algorithm>

#include "core/model/options_json.h"

namespace boxwright {

std::optional<ElementType> elementTypeOf(const at::Tensor& tensor) {
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
    case at::kInt:
        return ElementType::Int;
    case at::kShort:
        return ElementType::Short;
    case at::kChar:
        return ElementType::Char;
    case at::kByte:
        return ElementType::Byte;
    case at::kBool:
        return ElementType::Bool;
    default:
        return std::nullopt;
    }
}

void CheckpointPickle::tensor(const at::Tensor& tensor) {
    const std::string key = std::to_string(m_storages.size());
    m_storages.push_back(tensor.detach().to(at::kCPU).contiguous());
    m_pickle.tensor(key, elementTypeOf(tensor).value(), tensor.sizes());
}

void CheckpointPickle::tensors(const StateDict& state) {
    m_pickle.beginDict(/*ordered=*/true);
    for (const auto& [name, value] : state) {
        m_pickle.text(name);
        tensor(value);
    }
    m_pickle.endDict();
}

void CheckpointPickle::texts(std::string_view key, const std::vector<std::string>& values) {
    m_pickle.text(key);
    m_pickle.beginList();
    for (const std::string& value : values)
        m_pickle.text(value);
    m_pickle.endList();
}

void CheckpointPickle::entry(std::string_view key, std::int64_t value) {
    m_pickle.text(key);
    m_pickle.integer(value);
}

void CheckpointPickle::entry(std::string_view key, double value) {
    m_pickle.text(key);
    m_pickle.real(value);
}

void CheckpointPickle::entry(std::string_view key, bool value) {
    m_pickle.text(key);
    m_pickle.boolean(value);
}

void CheckpointPickle::entry(std::string_view key, const std::string& value) {
    m_pickle.text(key);
    m_pickle.text(value);
}

/// As torch.optim.SGD.state_dict() gives it, so that Python can go on training from here.
void CheckpointPickle::optimizer(const TrainingState& training) {
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

/// As torch.cuda.amp.GradScaler.state_dict() gives it.
void CheckpointPickle::scaler(const TrainingState& training) {
    m_pickle.text("scaler");
    m_pickle.beginDict();
    entry("scale", *training.gradientScale);
    entry("growth_factor", 2.0);
    entry("backoff_factor", 0.5);
    entry("growth_interval", std::int64_t{2000});
    entry("_growth_tracker", training.goodSteps);
    m_pickle.endDict();
}

void CheckpointPickle::boxwright(const Checkpoint& checkpoint) {
    m_pickle.text("boxwright");
    m_pickle.beginDict();
    entry("format", std::int64_t{1});
    if (checkpoint.options) {
        entry("model", checkpoint.options->model);
        entry("model_options", toJson(*checkpoint.options));
    }
    texts("classes", checkpoint.classes);
    if (checkpoint.training) {
        texts("parameter_names", checkpoint.training->parameterNames);
        entry("training", checkpoint.training->notes);
    }
    m_pickle.endDict();
}

std::string CheckpointPickle::build(const StateDict& state) {
    tensors(state);
    return m_pickle.finish();
}

std::string CheckpointPickle::build(const Checkpoint& checkpoint) {
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
        if (training.gradientScale)
            scaler(training);
        if (!training.average.empty()) {
            m_pickle.text("model_ema");
            tensors(training.average);
            entry("ema_updates", training.averageUpdates);
        }
    }
    boxwright(checkpoint);
    m_pickle.endDict();
    return m_pickle.finish();
}

} // namespace boxwright
