#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/fetch/published_weights.h"

namespace boxwright {

/// Where PyTorch keeps what it downloads: $TORCH_HOME/hub/checkpoints, else $XDG_CACHE_HOME/torch/hub/checkpoints, else
/// ~/.cache/torch/hub/checkpoints. It need not exist.
[[nodiscard]] std::filesystem::path torchCacheFolder();

/// What the cache holds of a published file. Looks at names and sizes only; the hash is checked when fetching.
struct CachedWeights {
    enum class State { None, Part, Here };
    State state = State::None;
    std::filesystem::path file; ///< where it is, or will be
    std::uint64_t bytes = 0;    ///< of the file, or of the part that has arrived
};

[[nodiscard]] CachedWeights cachedWeights(const PublishedWeights& weights, const std::filesystem::path& folder);

/// Where the rest of an interrupted download goes on: beside the file.
[[nodiscard]] std::filesystem::path partOf(const std::filesystem::path& file);

/// For a person whose computer is not connected: the address to fetch on another one, and the folder to put the file
/// in.
[[nodiscard]] std::string whereToGet(const PublishedWeights& weights, const std::filesystem::path& folder);

} // namespace boxwright
