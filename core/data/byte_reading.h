#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

namespace boxwright {

/// Up to `count` bytes; shorter at the end of the file.
[[nodiscard]] inline std::string takeBytes(std::istream& stream, std::size_t count) {
    std::string bytes(count, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

enum class ByteOrder { LittleEndian, BigEndian };

/// Number of `count` bytes, four at most, at `offset`; 0 beyond the end.
[[nodiscard]] inline std::uint32_t numberAt(std::string_view bytes, std::size_t offset, std::size_t count,
                                            ByteOrder order) {
    if (offset > bytes.size() || bytes.size() - offset < count)
        return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t place = order == ByteOrder::BigEndian ? i : count - 1 - i;
        value = value << 8U | static_cast<std::uint8_t>(bytes[offset + place]);
    }
    return value;
}

} // namespace boxwright
