#include "core/model/weights/zip_reader.h"

#include <algorithm>
#include <limits>

#include "core/model/weights/zip_format.h"

namespace boxwright {
namespace {

/// Little-endian number of `count` bytes; the caller has checked the bounds.
std::uint64_t number(std::span<const std::uint8_t> bytes, std::size_t offset, std::size_t count) {
    return littleEndian(bytes.subspan(offset, count));
}

tl::unexpected<Error> broken(const std::string& what) {
    return fail(ErrorKind::Unreadable, "The zip archive is damaged: " + what + ".");
}

struct Directory {
    std::uint64_t offset = 0;
    std::uint64_t entries = 0;
};

Result<Directory> findDirectory(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < zip::kEndSize)
        return broken("it is shorter than an empty archive");
    const std::size_t furthest = bytes.size() - std::min(bytes.size(), zip::kEndSize + 65535);
    for (std::size_t at = bytes.size() - zip::kEndSize + 1; at-- > furthest;) {
        if (number(bytes, at, 4) != zip::kEnd)
            continue;
        Directory directory{number(bytes, at + 16, 4), number(bytes, at + 10, 2)};
        if (at >= zip::kLocatorSize && number(bytes, at - zip::kLocatorSize, 4) == zip::kEnd64Locator) {
            const std::uint64_t end64 = number(bytes, at - zip::kLocatorSize + 8, 8);
            if (end64 > bytes.size() || bytes.size() - end64 < zip::kEnd64Size ||
                number(bytes, end64, 4) != zip::kEnd64)
                return broken("its zip64 record is not where it should be");
            directory = {number(bytes, end64 + 48, 8), number(bytes, end64 + 32, 8)};
        }
        return directory;
    }
    return broken("its end is missing (an unfinished download or copy?)");
}

/// The zip64 values that stand in for fields of 0xffffffff, in their fixed order.
class Zip64Fields {
public:
    explicit Zip64Fields(std::span<const std::uint8_t> extra) {
        for (std::size_t at = 0; at + 4 <= extra.size();) {
            const std::size_t id = number(extra, at, 2), size = number(extra, at + 2, 2);
            if (at + 4 + size > extra.size())
                return;
            if (id == 1)
                m_values = extra.subspan(at + 4, size);
            at += 4 + size;
        }
    }
    std::uint64_t resolve(std::uint64_t field) {
        if (field != zip::kMax32 || m_values.size() < 8)
            return field;
        const std::uint64_t value = number(m_values, 0, 8);
        m_values = m_values.subspan(8);
        return value;
    }

private:
    std::span<const std::uint8_t> m_values;
};

} // namespace

Result<ZipReader> ZipReader::open(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    const Result<Directory> directory = findDirectory(bytes);
    if (!directory)
        return tl::unexpected(directory.error());
    ZipReader reader;
    reader.m_bytes = bytes;
    if (auto read = reader.readDirectory(directory->offset, directory->entries, budget); !read)
        return tl::unexpected(read.error());
    return reader;
}

Result<void> ZipReader::readDirectory(std::uint64_t offset, std::uint64_t count, MemoryBudget& budget) {
    if (count > m_bytes.size() / zip::kCentralSize)
        return broken("it claims more members than it has room for");
    budget.take(count * sizeof(Entry));
    m_entries.reserve(count);
    std::uint64_t at = offset;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (at > m_bytes.size() || m_bytes.size() - at < zip::kCentralSize ||
            number(m_bytes, at, 4) != zip::kCentralHeader)
            return broken("member " + std::to_string(i + 1) + " of its table leaves the file");
        const auto record = m_bytes.subspan(at);
        const std::size_t nameLength = number(record, 28, 2), extraLength = number(record, 30, 2);
        const std::size_t length = zip::kCentralSize + nameLength + extraLength + number(record, 32, 2);
        if (record.size() < length)
            return broken("the name of member " + std::to_string(i + 1) + " leaves the file");
        Zip64Fields wide(record.subspan(zip::kCentralSize + nameLength, extraLength));
        Entry entry;
        entry.name = {reinterpret_cast<const char*>(record.data()) + zip::kCentralSize, nameLength};
        entry.flags = static_cast<std::uint16_t>(number(record, 8, 2));
        entry.method = static_cast<std::uint16_t>(number(record, 10, 2));
        entry.size = wide.resolve(number(record, 24, 4));
        entry.packedSize = wide.resolve(number(record, 20, 4));
        entry.headerOffset = wide.resolve(number(record, 42, 4));
        m_entries.push_back(entry);
        at += length;
    }
    std::ranges::sort(m_entries, {}, &Entry::name);
    if (const auto twin = std::ranges::adjacent_find(m_entries, {}, &Entry::name); twin != m_entries.end())
        return broken("it has two members named \"" + std::string(twin->name) + "\"");
    return {};
}

const ZipReader::Entry* ZipReader::find(std::string_view name) const {
    const auto found = std::ranges::lower_bound(m_entries, name, {}, &Entry::name);
    return found != m_entries.end() && found->name == name ? &*found : nullptr;
}

Result<StoredBytes> ZipReader::entry(std::string_view name) const {
    const Entry* entry = find(name);
    const std::string quoted = '"' + std::string(name) + '"';
    if (entry == nullptr)
        return fail(ErrorKind::NotFound, "The zip archive has no member " + quoted + ".");
    if ((entry->flags & 1) != 0)
        return fail(ErrorKind::Unsupported, "The zip archive is encrypted.");
    if (entry->method != zip::kStored && entry->method != zip::kDeflated)
        return fail(ErrorKind::Unsupported, "The zip member " + quoted + " is packed in a way that is not supported.");
    if (entry->method == zip::kStored && entry->packedSize != entry->size)
        return broken("the member " + quoted + " has two sizes");
    const std::uint64_t header = entry->headerOffset;
    if (header > m_bytes.size() || m_bytes.size() - header < zip::kLocalSize ||
        number(m_bytes, header, 4) != zip::kLocalHeader)
        return broken("the header of " + quoted + " leaves the file");
    const std::uint64_t data =
        header + zip::kLocalSize + number(m_bytes, header + 26, 2) + number(m_bytes, header + 28, 2);
    if (data > m_bytes.size() || m_bytes.size() - data < entry->packedSize)
        return broken("the data of " + quoted + " leave the file");
    return StoredBytes{m_bytes.subspan(data, entry->packedSize), entry->size, entry->method == zip::kDeflated};
}

std::string_view ZipReader::findFile(std::string_view name) const {
    for (const Entry& entry : m_entries)
        if (entry.name == name || (entry.name.ends_with(name) && entry.name.size() > name.size() &&
                                   entry.name[entry.name.size() - name.size() - 1] == '/'))
            return entry.name;
    return {};
}

std::uint64_t ZipReader::unpackedSize() const {
    std::uint64_t total = 0;
    for (const Entry& entry : m_entries)
        if (__builtin_add_overflow(total, entry.size, &total))
            return std::numeric_limits<std::uint64_t>::max();
    return total;
}

bool ZipReader::hasFolder(std::string_view folder) const {
    const std::string inside = '/' + std::string(folder) + '/';
    return std::ranges::any_of(m_entries,
                               [&](const Entry& entry) { return entry.name.find(inside) != entry.name.npos; });
}

} // namespace boxwright
