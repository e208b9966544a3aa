#pragma once

#include <cstdint>
#include <string_view>

namespace boxwright {

/// 64-bit FNV-1a of bytes: the same in every run and on every machine, unlike std::hash. To notice changes and copies,
/// not to resist an attacker.
[[nodiscard]] constexpr std::uint64_t contentHash(std::string_view bytes) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 1099511628211U;
    return hash;
}

} // namespace boxwright
