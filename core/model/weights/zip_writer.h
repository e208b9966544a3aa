#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace boxwright {

/// Writes stored members one after the other, data aligned to 64 bytes as PyTorch does, with zip64 where needed.
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
