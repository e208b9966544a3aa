#include "core/data/tiff_tags.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/data/byte_reading.h"

namespace boxwright {

TiffTags readTiffTags(std::istream& stream) {
    constexpr std::size_t entryLength = 12;
    constexpr std::uint32_t shortType = 3;
    const std::istream::pos_type start = stream.tellg();
    const std::string header = takeBytes(stream, 8);
    if (!header.starts_with("II") && !header.starts_with("MM"))
        return {};
    const ByteOrder order = header.starts_with("MM") ? ByteOrder::BigEndian : ByteOrder::LittleEndian;
    stream.seekg(start + static_cast<std::streamoff>(numberAt(header, 4, 4, order)));
    const std::size_t entries = numberAt(takeBytes(stream, 2), 0, 2, order);
    const std::string directory = takeBytes(stream, entries * entryLength);
    TiffTags tags;
    for (std::size_t at = 0; at < directory.size(); at += entryLength) {
        const bool isShort = numberAt(directory, at + 2, 2, order) == shortType;
        const auto value = static_cast<int>(numberAt(directory, at + 8, isShort ? 2 : 4, order));
        switch (numberAt(directory, at, 2, order)) {
        case 0x0100:
            tags.size.width = value;
            break;
        case 0x0101:
            tags.size.height = value;
            break;
        case 0x0112:
            tags.orientation = value >= 1 && value <= 8 ? value : 1;
            break;
        default:
            break;
        }
    }
    if (tags.size.width <= 0 || tags.size.height <= 0)
        tags.size = {};
    return tags;
}

} // namespace boxwright
