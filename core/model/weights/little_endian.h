#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace boxwright {

/// The lowest `count` bytes of a number, lowest first.
[[nodiscard]] inline std::string littleEndian(std::uint64_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xff));
    return bytes;
}

/// The number in up to 8 bytes, lowest first.
[[nodiscard]] inline std::uint64_t littleEndian(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | bytes[i];
    return value;
}

} // namespace boxwright
