#include "core/model/weights/zip_writer.h"

#include <algorithm>

#include <zlib.h>

#include "core/model/weights/little_endian.h"
#include "core/model/weights/zip_format.h"

namespace boxwright {
namespace {

constexpr std::uint64_t kAlignment = 64;

std::uint32_t checksum(std::span<const std::uint8_t> data) {
    return static_cast<std::uint32_t>(::crc32_z(0, data.data(), data.size()));
}

} // namespace

void ZipWriter::put(const std::string& bytes) {
    m_out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_position += bytes.size();
}

void ZipWriter::add(const std::string& name, std::span<const std::uint8_t> data) {
    Entry entry{name, m_position, data.size(), checksum(data)};
    const bool wide = entry.size >= zip::kMax32;
    std::string extra =
        wide ? littleEndian(1, 2) + littleEndian(16, 2) + littleEndian(entry.size, 8) + littleEndian(entry.size, 8)
             : "";
    // A padding field "FB", as PyTorch calls it, puts the data on a 64-byte boundary.
    const std::uint64_t unpadded = m_position + zip::kLocalSize + name.size() + extra.size() + 4;
    const std::uint64_t padding = (kAlignment - unpadded % kAlignment) % kAlignment;
    extra += "FB" + littleEndian(padding, 2) + std::string(padding, 'Z');
    const std::uint64_t size32 = wide ? zip::kMax32 : entry.size;
    put(littleEndian(zip::kLocalHeader, 4) + littleEndian(wide ? 45 : 20, 2) + littleEndian(0x800, 2) +
        littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0x21, 2) + littleEndian(entry.crc, 4) +
        littleEndian(size32, 4) + littleEndian(size32, 4) + littleEndian(name.size(), 2) +
        littleEndian(extra.size(), 2) + name + extra);
    m_out.write(reinterpret_cast<const char*>(data.data()), static_cast<std::streamsize>(data.size()));
    m_position += data.size();
    m_entries.push_back(std::move(entry));
}

void ZipWriter::finish() {
    const std::uint64_t start = m_position;
    for (const Entry& entry : m_entries) {
        const bool wide = entry.size >= zip::kMax32 || entry.offset >= zip::kMax32;
        const std::string extra = wide ? littleEndian(1, 2) + littleEndian(24, 2) + littleEndian(entry.size, 8) +
                                             littleEndian(entry.size, 8) + littleEndian(entry.offset, 8)
                                       : "";
        const std::uint64_t size32 = wide ? zip::kMax32 : entry.size;
        put(littleEndian(zip::kCentralHeader, 4) + littleEndian(45, 2) + littleEndian(wide ? 45 : 20, 2) +
            littleEndian(0x800, 2) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0x21, 2) +
            littleEndian(entry.crc, 4) + littleEndian(size32, 4) + littleEndian(size32, 4) +
            littleEndian(entry.name.size(), 2) + littleEndian(extra.size(), 2) + littleEndian(0, 2) +
            littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 4) +
            littleEndian(wide ? zip::kMax32 : entry.offset, 4) + entry.name + extra);
    }
    const std::uint64_t size = m_position - start, end64 = m_position, count = m_entries.size();
    put(littleEndian(zip::kEnd64, 4) + littleEndian(44, 8) + littleEndian(45, 2) + littleEndian(45, 2) +
        littleEndian(0, 4) + littleEndian(0, 4) + littleEndian(count, 8) + littleEndian(count, 8) +
        littleEndian(size, 8) + littleEndian(start, 8));
    put(littleEndian(zip::kEnd64Locator, 4) + littleEndian(0, 4) + littleEndian(end64, 8) + littleEndian(1, 4));
    const auto narrow = [](std::uint64_t value, std::uint64_t limit) { return std::min(value, limit); };
    put(littleEndian(zip::kEnd, 4) + littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(narrow(count, 0xffff), 2) +
        littleEndian(narrow(count, 0xffff), 2) + littleEndian(narrow(size, zip::kMax32), 4) +
        littleEndian(narrow(start, zip::kMax32), 4) + littleEndian(0, 2));
}

} // namespace boxwright
