#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/options.h"
#include "core/model/weights/state_dict.h"

namespace boxwright {

/// What a training run needs to go on as if it had not stopped.
struct TrainingState {
    std::int64_t epoch = 0; ///< epochs completed
    std::int64_t step = 0;  ///< iterations completed
    double learningRate = 0;
    double momentum = 0;
    double weightDecay = 0;
    /// Momentum buffers by parameter name; a parameter that never had a gradient has none. Without parameterNames by
    /// the parameter's number in optimizer order.
    std::vector<std::pair<std::string, at::Tensor>> momentumBuffers;
    std::vector<std::string> parameterNames; ///< trained parameters in optimizer order; empty in a file of Python's
    at::Tensor randomState;                  ///< of torch's CPU generator, uint8; undefined in a file of Python's
    StateDict average;                       ///< moving average of the weights; empty without one
    std::int64_t averageUpdates = 0;
    std::optional<double> gradientScale; ///< of the fp16 scaler
    std::int64_t goodSteps = 0;          ///< since the scale changed
    std::string notes; ///< JSON of the engine: options, history, place in the epoch; empty in a file of Python's
};

/// A checkpoint of ours, or the tensors of somebody else's file.
struct Checkpoint {
    StateDict model;
    std::optional<ModelOptions> options;   ///< unset in a bare state dict
    std::vector<std::string> classes;      ///< without background; empty in a bare state dict
    std::optional<TrainingState> training; ///< also of a Python program that saved "model", "optimizer" and "epoch"
    bool oldNames = false;                 ///< the file named FPN and RPN layers as torchvision before 0.13 did
};

/// Writes a PyTorch zip file that torch.load(weights_only=True) reads: {"model", "optimizer", "lr_scheduler", "epoch",
/// "step", "rng_state", "scaler" and "model_ema" where there are, "boxwright"}. Atomically: on a full disk the old file
/// stays. Errors: WriteFailed.
[[nodiscard]] Result<void> writeCheckpoint(const std::filesystem::path& path, const Checkpoint& checkpoint);

/// Writes the tensors alone: a PyTorch zip file whose OrderedDict loads in Python with strict=True, or, if the
/// extension is ".safetensors", a safetensors file that also holds the options and classes as its metadata. Atomically.
/// Errors: WriteFailed.
[[nodiscard]] Result<void> writeStateDict(const std::filesystem::path& path, const StateDict& state,
                                          const std::optional<ModelOptions>& options = {},
                                          const std::vector<std::string>& classes = {});

/// Errors: NotFound, Unreadable, Unsupported.
[[nodiscard]] Result<Checkpoint> readCheckpoint(const std::filesystem::path& path);

} // namespace boxwright
