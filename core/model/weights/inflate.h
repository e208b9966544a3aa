#pragma once

#include <cstdint>
#include <span>

#include "core/base/result.h"

namespace boxwright {

/// Unpacks a raw deflate stream (a zip member) that gives exactly out.size() bytes. Takes 40 KB of memory besides.
/// Errors: Unreadable, without the file's name.
[[nodiscard]] Result<void> inflate(std::span<const std::uint8_t> packed, std::span<std::uint8_t> out);

} // namespace boxwright
