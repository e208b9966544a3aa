#pragma once

#include <string>

#include "app/cli/commands.h"

namespace boxwright {

/// What `weights fetch` was told.
struct FetchArguments {
    std::string name; ///< a model or a published file
    bool list = false, backbone = false, force = false;
};

void addFetchOptions(CLI::App& command, FetchArguments& arguments);
[[nodiscard]] ExitCode runFetch(const FetchArguments& arguments);

} // namespace boxwright
