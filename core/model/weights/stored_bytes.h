#pragma once

#include <cstdint>
#include <span>

namespace boxwright {

/// Data inside a file: a part of it, perhaps packed with deflate.
struct StoredBytes {
    std::span<const std::uint8_t> bytes;
    std::uint64_t size = 0; ///< unpacked
    bool deflated = false;
};

} // namespace boxwright
