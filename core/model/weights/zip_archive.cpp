#include "core/model/weights/zip_archive.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace boxwright {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50, kEnd64Locator = 0x07064b50;
constexpr std::size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kEnd64Size = 56, kLocatorSize = 20;
constexpr std::uint32_t kMax32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kAlignment = 64;

/// Little-endian number of `count` bytes; the caller has checked the bounds.
std::uint64_t number(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;)
        value = value << 8 | bytes[offset + i];
    return value;
}

tl::unexpected<Error> broken(const std::string& what) {
    return fail(ErrorKind::Unreadable, "The zip archive is damaged: " + what + ".");
}

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t entries = 0;
};

Result<Directory> findDirectory(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < kEndSize)
        return broken("it is shorter than an empty archive");
    const std::size_t furthest = bytes.size() - std::min(bytes.size(), kEndSize + 65535);
    for (std::size_t at = bytes.size() - kEndSize + 1; at-- > furthest;) {
        if (number(bytes, at, 4) != kEnd)
            continue;
        Directory directory{number(bytes, at + 16, 4), number(bytes, at + 10, 2)};
        if (at >= kLocatorSize && number(bytes, at - kLocatorSize, 4) == kEnd64Locator) {
            const std::uint64_t end64 = number(bytes, at - kLocatorSize + 8, 8);
            if (end64 > bytes.size() || bytes.size() - end64 < kEnd64Size || number(bytes, end64, 4) != kEnd64)
                return broken("its zip64 record is not where it should be");
            directory = {number(bytes, end64 + 48, 8), number(bytes, end64 + 32, 8)};
        }
        return directory;
    }
    return broken("its end is missing (an unfinished download or copy?)");
}

/// The zip64 values that stand in for fields of 0xffffffff, in their fixed order.
struct Zip64Fields {
    std::vector<std::uint64_t> values;
    std::size_t next = 0;

    Zip64Fields(std::span<const std::uint8_t> extra) {
        for (std::size_t at = 0; at + 4 <= extra.size();) {
            const std::size_t id = number(extra, at, 2), size = number(extra, at + 2, 2);
            if (at + 4 + size > extra.size())
                return;
            if (id == 1)
                for (std::size_t i = 0; i + 8 <= size; i += 8)
                    values.push_back(number(extra, at + 4 + i, 8));
            at += 4 + size;
        }
    }
    std::uint64_t resolve(std::uint64_t field) {
        return field == kMax32 && next < values.size() ? values[next++] : field;
    }
};

std::string little(std::uint64_t value, int count) {
    std::string bytes;
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xff));
    return bytes;
}

std::uint32_t crc32(std::span<const std::uint8_t> data) {
    // Eight tables, eight bytes a step: the writer must not be slower than the disk.
    static const auto tables = [] {
        std::array<std::array<std::uint32_t, 256>, 8> t{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xedb88320U : 0U);
            t[0][i] = value;
        }
        for (std::size_t k = 1; k < 8; ++k)
            for (std::size_t i = 0; i < 256; ++i)
                t[k][i] = (t[k - 1][i] >> 8) ^ t[0][t[k - 1][i] & 0xff];
        return t;
    }();
    std::uint32_t crc = kMax32;
    std::size_t i = 0;
    for (; i + 8 <= data.size(); i += 8) {
        const auto low = static_cast<std::uint32_t>(number(data, i, 4)) ^ crc;
        const auto high = static_cast<std::uint32_t>(number(data, i + 4, 4));
        crc = tables[7][low & 0xff] ^ tables[6][low >> 8 & 0xff] ^ tables[5][low >> 16 & 0xff] ^ tables[4][low >> 24] ^
              tables[3][high & 0xff] ^ tables[2][high >> 8 & 0xff] ^ tables[1][high >> 16 & 0xff] ^
              tables[0][high >> 24];
    }
    for (; i < data.size(); ++i)
        crc = crc >> 8 ^ tables[0][(crc ^ data[i]) & 0xff];
    return ~crc;
}

} // namespace

Result<ZipReader> ZipReader::open(std::span<const std::uint8_t> bytes) {
    const Result<Directory> directory = findDirectory(bytes);
    if (!directory)
        return tl::unexpected(directory.error());
    ZipReader reader;
    reader.m_bytes = bytes;
    std::uint64_t at = directory->offset;
    for (std::uint64_t i = 0; i < directory->entries; ++i) {
        if (at > bytes.size() || bytes.size() - at < kCentralSize || number(bytes, at, 4) != kCentralHeader)
            return broken("entry " + std::to_string(i + 1) + " of its table leaves the file");
        const std::size_t nameLength = number(bytes, at + 28, 2), extraLength = number(bytes, at + 30, 2);
        const std::size_t commentLength = number(bytes, at + 32, 2);
        if (bytes.size() - at < kCentralSize + nameLength + extraLength + commentLength)
            return broken("the name of entry " + std::to_string(i + 1) + " leaves the file");
        const auto name = bytes.subspan(at + kCentralSize, nameLength);
        Zip64Fields wide(bytes.subspan(at + kCentralSize + nameLength, extraLength));
        Entry entry;
        entry.size = wide.resolve(number(bytes, at + 24, 4));
        const std::uint64_t compressed = wide.resolve(number(bytes, at + 20, 4));
        entry.headerOffset = wide.resolve(number(bytes, at + 42, 4));
        entry.stored = number(bytes, at + 10, 2) == 0 && compressed == entry.size;
        reader.m_entries[std::string(name.begin(), name.end())] = entry;
        at += kCentralSize + nameLength + extraLength + commentLength;
    }
    return reader;
}

Result<std::span<const std::uint8_t>> ZipReader::entry(const std::string& name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return fail(ErrorKind::NotFound, "The zip archive has no entry \"" + name + "\".");
    const Entry& entry = found->second;
    if (!entry.stored)
        return fail(ErrorKind::Unsupported, "The zip entry \"" + name + "\" is compressed.");
    const std::uint64_t header = entry.headerOffset;
    if (header > m_bytes.size() || m_bytes.size() - header < kLocalSize || number(m_bytes, header, 4) != kLocalHeader)
        return broken("the header of \"" + name + "\" leaves the file");
    const std::uint64_t data = header + kLocalSize + number(m_bytes, header + 26, 2) + number(m_bytes, header + 28, 2);
    if (data > m_bytes.size() || m_bytes.size() - data < entry.size)
        return broken("the data of \"" + name + "\" leave the file");
    return m_bytes.subspan(data, entry.size);
}

std::string ZipReader::findBySuffix(std::string_view suffix) const {
    for (const auto& [name, entry] : m_entries)
        if (name.ends_with(suffix))
            return name;
    return {};
}

void ZipWriter::put(const std::string& bytes) {
    m_out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    m_position += bytes.size();
}

void ZipWriter::add(const std::string& name, std::span<const std::uint8_t> data) {
    Entry entry{name, m_position, data.size(), crc32(data)};
    const bool wide = entry.size >= kMax32;
    std::string extra = wide ? little(1, 2) + little(16, 2) + little(entry.size, 8) + little(entry.size, 8) : "";
    // A padding field "FB", as PyTorch calls it, puts the data on a 64-byte boundary.
    const std::uint64_t unpadded = m_position + kLocalSize + name.size() + extra.size() + 4;
    const std::uint64_t padding = (kAlignment - unpadded % kAlignment) % kAlignment;
    extra += "FB" + little(padding, 2) + std::string(padding, 'Z');
    const std::uint64_t size32 = wide ? kMax32 : entry.size;
    put(little(kLocalHeader, 4) + little(wide ? 45 : 20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) +
        little(0x21, 2) + little(entry.crc, 4) + little(size32, 4) + little(size32, 4) + little(name.size(), 2) +
        little(extra.size(), 2) + name + extra);
    m_out.write(reinterpret_cast<const char*>(data.data()), static_cast<std::streamsize>(data.size()));
    m_position += data.size();
    m_entries.push_back(std::move(entry));
}

void ZipWriter::finish() {
    const std::uint64_t start = m_position;
    for (const Entry& entry : m_entries) {
        const bool wide = entry.size >= kMax32 || entry.offset >= kMax32;
        const std::string extra = wide ? little(1, 2) + little(24, 2) + little(entry.size, 8) + little(entry.size, 8) +
                                             little(entry.offset, 8)
                                       : "";
        const std::uint64_t size32 = wide ? kMax32 : entry.size;
        put(little(kCentralHeader, 4) + little(45, 2) + little(wide ? 45 : 20, 2) + little(0x800, 2) + little(0, 2) +
            little(0, 2) + little(0x21, 2) + little(entry.crc, 4) + little(size32, 4) + little(size32, 4) +
            little(entry.name.size(), 2) + little(extra.size(), 2) + little(0, 2) + little(0, 2) + little(0, 2) +
            little(0, 4) + little(wide ? kMax32 : entry.offset, 4) + entry.name + extra);
    }
    const std::uint64_t size = m_position - start, end64 = m_position, count = m_entries.size();
    put(little(kEnd64, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 4) + little(0, 4) +
        little(count, 8) + little(count, 8) + little(size, 8) + little(start, 8));
    put(little(kEnd64Locator, 4) + little(0, 4) + little(end64, 8) + little(1, 4));
    const auto narrow = [](std::uint64_t value, std::uint64_t limit) { return std::min(value, limit); };
    put(little(kEnd, 4) + little(0, 2) + little(0, 2) + little(narrow(count, 0xffff), 2) +
        little(narrow(count, 0xffff), 2) + little(narrow(size, kMax32), 4) + little(narrow(start, kMax32), 4) +
        little(0, 2));
}

} // namespace boxwright
