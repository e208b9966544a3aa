#pragma once

#include <map>
#include <string>
#include <vector>

#include <torch/nn/module.h>

#include "core/base/result.h"
#include "core/model/weights/weights_file.h"

namespace boxwright {

/// Named tensors of a model: parameters and buffers under torchvision's names.
using StateDict = std::map<std::string, at::Tensor>;

/// What loading did, by key.
struct LoadReport {
    std::vector<std::string> loaded;
    std::vector<std::string> missing;    ///< the model has it, the file has not
    std::vector<std::string> unexpected; ///< the file has it, the model has not
    std::vector<std::string> mismatched; ///< "key: file [91, 1024], model [4, 1024]"

    /// One sentence with counts and the first few keys of each kind.
    [[nodiscard]] std::string summary() const;
};

/// Where a file's state dict is, under today's names.
struct StateDictNodes {
    std::vector<NamedNode> tensors;
    bool oldNames = false; ///< FPN and RPN layers were named as torchvision before 0.13 did
};

/// The named tensors of a file: of the dict itself, or of the "model", "state_dict" or "model_state_dict" entry of a
/// checkpoint. "module." of DataParallel goes if all keys have it. Reads no tensor data. Errors: Unreadable,
/// Unsupported (a whole pickled module).
[[nodiscard]] Result<StateDictNodes> findStateDict(const WeightsFile& file);

/// Parameters and buffers of the module, sharing its memory.
[[nodiscard]] StateDict stateDict(const torch::nn::Module& module);

/// Copies every tensor whose name and shape fit; the rest is in the report. num_batches_tracked never counts as missing
/// or unexpected: frozen norms have none.
[[nodiscard]] LoadReport loadState(torch::nn::Module& module, const StateDict& state);

} // namespace boxwright
