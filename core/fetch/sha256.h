#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/base/result.h"

namespace boxwright {

/// SHA-256 of a whole file as 64 lower-case hexadecimal digits; `read` hears of the bytes done so far every few
/// megabytes. Errors: NotFound, Unreadable, Cancelled.
[[nodiscard]] Result<std::string> sha256Of(const std::filesystem::path& file, const std::stop_token& stop = {},
                                           const std::function<void(std::uint64_t bytesDone)>& read = {});

} // namespace boxwright
