#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/model/weights/little_endian.h"

namespace boxwright {

/// What is wrong with the bytes, as the rest of a sentence. Thrown and caught inside the readers of core/model/weights;
/// their callers see an Error.
struct Malformed {
    std::string reason;
};

/// Walks over bytes and never leaves them: everything throws Malformed at their end.
class ByteCursor {
public:
    explicit ByteCursor(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes) {}

    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] std::span<const std::uint8_t> rest() const { return m_bytes.subspan(m_position); }
    std::span<const std::uint8_t> take(std::uint64_t count) {
        if (count > m_bytes.size() - m_position)
            throw Malformed{"it ends in the middle of a value (an unfinished download or copy?)"};
        const auto part = m_bytes.subspan(m_position, count);
        m_position += count;
        return part;
    }
    /// Of 1 to 8 bytes, lowest first.
    std::uint64_t number(std::size_t count) { return littleEndian(take(count)); }
    std::span<const std::uint8_t> line() {
        const std::size_t start = m_position;
        while (take(1)[0] != '\n') {
        }
        return m_bytes.subspan(start, m_position - start - 1);
    }

private:
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_position = 0;
};

} // namespace boxwright
