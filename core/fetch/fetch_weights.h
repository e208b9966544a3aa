#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "core/fetch/published_weights.h"

namespace boxwright {

struct FetchOptions {
    std::filesystem::path folder; ///< empty = torchCacheFolder()
    std::string server;           ///< empty = weightsServer()
    bool force = false;           ///< fetch again, replacing a file that is there
    int retries = 4;              ///< after a broken connection, in a row without a new byte
    std::chrono::milliseconds retryDelay{1000};
};

struct FetchProgress {
    std::uint64_t bytes = 0; ///< that have arrived; or that have been checked
    std::uint64_t total = 0; ///< 0 = not known
    bool checking = false;   ///< the bytes are there, their hash is being computed
};

/// Brings a published file into PyTorch's cache and returns where it is. A right file that is there already needs no
/// connection; a wrong one is left alone. The download goes into NAME.part beside it, goes on where it was interrupted,
/// and becomes NAME when its SHA-256 is the published one. `progress` is called on the calling thread, a few times a
/// megabyte. A stop keeps the part. Errors: as download; BadInput if a wrong file is in the way; Unreadable if the hash
/// differs (the part is deleted).
[[nodiscard]] Result<std::filesystem::path> fetchWeights(const PublishedWeights& weights, const FetchOptions& options,
                                                         const std::function<void(const FetchProgress&)>& progress,
                                                         const std::stop_token& stop);

} // namespace boxwright
