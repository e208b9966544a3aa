#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/weights/memory_budget.h"
#include "core/model/weights/stored_bytes.h"

namespace boxwright {

/// The members of a zip archive in memory: stored, as PyTorch writes them, or deflated, as other tools do. Every offset
/// is checked against the archive; nothing is allocated but the table of members.
class ZipReader {
public:
    /// `bytes` must outlive the reader. Errors: Unreadable, saying what is wrong with the archive. Throws
    /// Malformed if the budget is spent.
    [[nodiscard]] static Result<ZipReader> open(std::span<const std::uint8_t> bytes, MemoryBudget& budget);

    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
    /// Errors: NotFound; Unsupported if it is encrypted or packed in another way; Unreadable if it leaves the archive.
    [[nodiscard]] Result<StoredBytes> entry(std::string_view name) const;
    /// Name of the first member, in alphabetical order, that is or ends with "/" and this; empty if none.
    [[nodiscard]] std::string_view findFile(std::string_view name) const;
    /// Of all members together; the largest number on overflow.
    [[nodiscard]] std::uint64_t unpackedSize() const;
    /// True if a member's path has such a folder below the top.
    [[nodiscard]] bool hasFolder(std::string_view folder) const;

private:
    struct Entry {
        std::string_view name;
        std::uint64_t headerOffset = 0;
        std::uint64_t packedSize = 0;
        std::uint64_t size = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
    };
    [[nodiscard]] const Entry* find(std::string_view name) const;
    Result<void> readDirectory(std::uint64_t offset, std::uint64_t count, MemoryBudget& budget);

    std::span<const std::uint8_t> m_bytes;
    std::vector<Entry> m_entries; ///< by name
};

} // namespace boxwright
