#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/fetch/part_file.h"

namespace boxwright {

struct DownloadOptions {
    std::string url;                            ///< https; http only on this computer (tests, a mirror behind a tunnel)
    std::uint64_t largestBytes = 0;             ///< refuse more than that; 0 = no limit
    int retries = 4;                            ///< after a broken connection, in a row without a new byte
    std::chrono::milliseconds retryDelay{1000}; ///< before the first retry; longer before each further one
};

/// Bytes that are in the file, and how many it will have (0 = the server does not say).
using DownloadProgress = std::function<void(std::uint64_t bytes, std::uint64_t total)>;

/// Appends what the file at `url` has beyond the bytes that are there; a server that cannot send a part makes it start
/// over. If the server says that there is nothing more, this succeeds. A stop takes effect within a tenth of a second;
/// what has arrived stays. Certificates are verified. Errors: NotFound, Unreadable (no connection, refused, broken
/// off), Unsupported (an address that is not allowed), WriteFailed, Cancelled.
[[nodiscard]] Result<void> download(const DownloadOptions& options, PartFile& file, const DownloadProgress& progress,
                                    const std::stop_token& stop);

} // namespace boxwright
