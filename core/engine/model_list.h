#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// One line of the model table, for people and for programs.
struct ModelInfo {
    std::string name;    ///< torchvision's name where torchvision has the model
    std::string summary; ///< one sentence
    std::string backbone;
    int minSize = 0; ///< shorter image side given to the net, pixels
    int maxSize = 0; ///< longest image side
};

/// All models that can be trained and run, in the order to offer them.
[[nodiscard]] const std::vector<ModelInfo>& modelList();

/// What only the built network tells.
struct ModelDetails {
    int numClasses = 0;            ///< with the background; the counts below are for these
    std::int64_t parameters = 0;   ///< numbers that training changes when nothing is frozen
    std::vector<std::string> keys; ///< names of all tensors in a checkpoint, sorted
};

/// Builds the model to look at it: up to half a second. BadInput if there is none of that name.
[[nodiscard]] Result<ModelDetails> modelDetails(const std::string& name);

} // namespace boxwright
