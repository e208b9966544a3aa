#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

} // namespace boxwright
