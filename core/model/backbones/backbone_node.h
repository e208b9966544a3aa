#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <torch/nn/module.h>

namespace boxwright {

/// One step of a network that is a chain of named steps. Its output is the input of the next.
struct BackboneNode {
    std::string name;     ///< torchvision's node name, e.g. "layer3", "features.42"
    int64_t channels = 0; ///< of the output map
    int64_t stride = 1;   ///< input pixels per pixel of the output map
    int stage = 0;        ///< counted from 0, the shallowest; stages are frozen together
    /// Where torchvision keeps the parameters, relative to the network: {"features.0", module}.
    std::vector<std::pair<std::string, std::shared_ptr<torch::nn::Module>>> modules;
    std::function<at::Tensor(const at::Tensor&)> forward; ///< [N, C, H, W] -> [N, channels, H', W']
};

/// A whole network, freshly initialised.
using NodeChain = std::vector<BackboneNode>;

} // namespace boxwright
