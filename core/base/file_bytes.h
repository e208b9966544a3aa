#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// The whole file. Errors: NotFound, Unreadable, OutOfMemory.
[[nodiscard]] Result<std::vector<std::uint8_t>> readBytes(const std::filesystem::path& path);

/// Replaces `path` in one step: `write` fills a temporary file beside it, which is flushed to the disk and renamed; it
/// gets the old file's permissions. On any failure (a full disk, an exception of `write`) the old file stays and the
/// temporary one goes. Errors: WriteFailed.
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& path,
                                       const std::function<void(std::ostream&)>& write);

} // namespace boxwright
