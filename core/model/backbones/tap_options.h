#pragma once

#include <string>
#include <vector>

namespace boxwright {

/// How a detector uses a chain of nodes.
struct TapOptions {
    std::vector<std::string> layers; ///< nodes whose outputs are the maps, in the order of the chain
    bool pyramid = true;             ///< false: one map, used as it is
    std::string dropPrefix{};        ///< cut from the front of parameter paths, e.g. "features."
};

} // namespace boxwright
