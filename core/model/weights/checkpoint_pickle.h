#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <ATen/ATen.h>

#include "core/model/weights/checkpoint_io.h"
#include "core/model/weights/pickle_writer.h"

namespace boxwright {

/// The element type of a tensor, if weight files can hold it.
[[nodiscard]] std::optional<ElementType> elementTypeOf(const at::Tensor& tensor);

/// Builds the pickle of a checkpoint or a state dict and collects the tensors that it refers to. Use once.
class CheckpointPickle {
public:
    /// The pickle. All tensors must have an element type.
    [[nodiscard]] std::string build(const Checkpoint& checkpoint);
    [[nodiscard]] std::string build(const StateDict& state);
    /// Storage i holds the data of key "i": contiguous, on the CPU.
    [[nodiscard]] const std::vector<at::Tensor>& storages() const { return m_storages; }

private:
    void tensor(const at::Tensor& tensor);
    void tensors(const StateDict& state);
    void texts(std::string_view key, const std::vector<std::string>& values);
    void entry(std::string_view key, std::int64_t value);
    void entry(std::string_view key, double value);
    void entry(std::string_view key, bool value);
    void entry(std::string_view key, const std::string& value);
    void optimizer(const TrainingState& training);
    void scaler(const TrainingState& training);
    void boxwright(const Checkpoint& checkpoint);

    PickleWriter m_pickle;
    std::vector<at::Tensor> m_storages;
};

} // namespace boxwright
