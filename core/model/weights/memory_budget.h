#pragma once

#include <cstdint>

#include "core/model/weights/byte_cursor.h"

namespace boxwright {

/// The memory that parsing one file may take for what the file describes: half its size and a constant that is enough
/// for the tables of any small file. A few bytes of a hostile file can ask for a hundred times their size; an honest
/// file is mostly tensor data.
class MemoryBudget {
public:
    explicit MemoryBudget(std::uint64_t fileSize)
        : m_left(fileSize / 2 + kSmallFiles) {}

    /// Throws Malformed if that is too much.
    void take(std::uint64_t bytes) {
        if (bytes > m_left)
            throw Malformed{"it describes far more objects than a weight file of its size needs"};
        m_left -= bytes;
    }

private:
    static constexpr std::uint64_t kSmallFiles = 4U << 20U;

    std::uint64_t m_left;
};

} // namespace boxwright
