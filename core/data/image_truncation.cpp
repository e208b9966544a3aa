#include "core/data/image_truncation.h"

#include <cstddef>
#include <cstdint>

#include "core/data/byte_reading.h"

namespace boxwright {

namespace {

constexpr std::uint8_t endOfImage = 0xD9;
constexpr std::uint8_t startOfScan = 0xDA;

bool hasNoLength(std::uint8_t marker) {
    return (marker >= 0xD0 && marker <= 0xD8) || marker == 0x01; // restarts, start of image
}

/// Goes from marker to marker to the end of the picture. What stands behind it (a second picture, a film) is no matter.
bool isJpegWhole(std::string_view bytes) {
    std::size_t at = 2;
    while (true) {
        at = bytes.find('\xff', at); // over the pixels, where the data of a scan lie
        if (at == std::string_view::npos || at + 1 >= bytes.size())
            return false;
        const auto marker = static_cast<std::uint8_t>(bytes[at + 1]);
        if (marker == endOfImage)
            return true;
        const bool isData = marker == 0 || hasNoLength(marker); // an 0xFF among the pixels is followed by 0
        if (marker == 0xFF)
            at += 1;
        else if (isData)
            at += 2;
        else
            at += 2 + numberAt(bytes, at + 2, 2, ByteOrder::BigEndian);
        if (marker == startOfScan && at >= bytes.size())
            return false;
    }
}

bool isPngWhole(std::string_view bytes) {
    std::size_t at = 8;
    while (at + 12 <= bytes.size()) { // length, type, checksum
        const std::size_t end = at + 12 + numberAt(bytes, at, 4, ByteOrder::BigEndian);
        if (bytes.substr(at + 4, 4) == "IEND")
            return end <= bytes.size();
        at = end;
    }
    return false;
}

bool isBmpWhole(std::string_view bytes) {
    constexpr std::uint32_t uncompressed = 0;
    const auto number = [&](std::size_t offset, std::size_t count) -> std::uint64_t {
        return numberAt(bytes, offset, count, ByteOrder::LittleEndian);
    };
    if (number(14, 4) < 40 || number(30, 4) != uncompressed)
        return true; // the length cannot be told from the header
    const auto height = static_cast<std::int32_t>(number(22, 4));
    const std::uint64_t rows = height < 0 ? 0 - static_cast<std::int64_t>(height) : height;
    const std::uint64_t rowLength = (number(18, 4) * number(28, 2) + 31) / 32 * 4;
    return rows == 0 || rowLength <= (bytes.size() - number(10, 4)) / rows;
}

} // namespace

bool isTruncated(std::string_view bytes, ImageFormat format) {
    switch (format) {
    case ImageFormat::Jpeg:
        return !isJpegWhole(bytes);
    case ImageFormat::Png:
        return !isPngWhole(bytes);
    case ImageFormat::Bmp:
        return !isBmpWhole(bytes);
    case ImageFormat::Webp:
        return bytes.size() < 8 + std::size_t{numberAt(bytes, 4, 4, ByteOrder::LittleEndian)};
    case ImageFormat::Tiff:
        break;
    }
    return false;
}

} // namespace boxwright
