#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// Entries of a zip file held in memory, as PyTorch writes them: stored, not compressed. Every offset is checked
/// against the file; nothing is allocated but the table of names.
class ZipReader {
public:
    /// `bytes` must outlive the reader. Errors: Unreadable, saying what is wrong with the archive.
    [[nodiscard]] static Result<ZipReader> open(std::span<const std::uint8_t> bytes);

    [[nodiscard]] bool contains(const std::string& name) const { return m_entries.contains(name); }
    /// NotFound if there is no such entry; Unsupported if it is compressed; Unreadable if it leaves the file.
    [[nodiscard]] Result<std::span<const std::uint8_t>> entry(const std::string& name) const;
    /// Name of the first entry that ends so; empty if none.
    [[nodiscard]] std::string findBySuffix(std::string_view suffix) const;

private:
    struct Entry {
        std::uint64_t headerOffset = 0;
        std::uint64_t size = 0;
        bool stored = true;
    };
    std::span<const std::uint8_t> m_bytes;
    std::map<std::string, Entry> m_entries;
};

/// Writes stored entries one after the other, data aligned to 64 bytes as PyTorch does, with zip64 where needed.
class ZipWriter {
public:
    explicit ZipWriter(std::ostream& out)
        : m_out(out) {}

    void add(const std::string& name, std::span<const std::uint8_t> data);
    /// Central directory; nothing may be added after it.
    void finish();

private:
    struct Entry {
        std::string name;
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::uint32_t crc = 0;
    };
    void put(const std::string& bytes);

    std::ostream& m_out;
    std::uint64_t m_position = 0;
    std::vector<Entry> m_entries;
};

} // namespace boxwright
