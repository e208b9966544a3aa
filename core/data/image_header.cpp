#include "core/data/image_header.h"

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <string>

namespace boxwright {

namespace {

constexpr std::string_view pngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view jpegSignature = "\xff\xd8\xff";

bool startsWith(std::string_view bytes, std::string_view prefix) {
    return bytes.substr(0, prefix.size()) == prefix;
}

/// Up to `count` bytes; shorter at the end of the file.
std::string take(std::istream& stream, std::size_t count) {
    std::string bytes(count, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(count));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

/// Number of `count` bytes at `offset`; 0 beyond the end.
std::uint32_t number(std::string_view bytes, std::size_t offset, std::size_t count, bool bigEndian) {
    if (offset > bytes.size() || bytes.size() - offset < count)
        return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t place = bigEndian ? i : count - 1 - i;
        value = value << 8U | static_cast<std::uint8_t>(bytes[offset + place]);
    }
    return value;
}

/// Orientation 1..8 of an APP1 segment, 1 if it has none. Offsets count from the TIFF header behind "Exif\0\0".
std::uint32_t exifOrientation(std::string_view segment) {
    constexpr std::string_view exifMark("Exif\0\0", 6);
    constexpr std::uint32_t orientationTag = 0x0112;
    if (!startsWith(segment, exifMark))
        return 1;
    const std::string_view tiff = segment.substr(exifMark.size());
    const bool bigEndian = startsWith(tiff, "MM");
    const std::size_t directory = number(tiff, 4, 4, bigEndian);
    const std::size_t entries = number(tiff, directory, 2, bigEndian);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        if (number(tiff, entry, 2, bigEndian) == orientationTag)
            return number(tiff, entry + 8, 2, bigEndian);
    }
    return 1;
}

ImageSize upright(ImageSize size, std::uint32_t orientation) {
    const bool turned = orientation >= 5 && orientation <= 8; // a quarter turn, mirrored or not
    return turned ? ImageSize{size.height, size.width} : size;
}

bool isStartOfFrame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Next marker's code; skips the fill bytes that may stand before it. 0 if there is none.
std::uint8_t nextMarker(std::istream& stream) {
    int byte = stream.get();
    if (byte != 0xFF)
        return 0;
    while (byte == 0xFF)
        byte = stream.get();
    return byte == std::istream::traits_type::eof() ? std::uint8_t{0} : static_cast<std::uint8_t>(byte);
}

/// The stream stands behind the first marker.
std::optional<ImageSize> jpegSize(std::istream& stream) {
    std::uint32_t orientation = 1;
    while (const std::uint8_t marker = nextMarker(stream)) {
        const std::uint32_t length = number(take(stream, 2), 0, 2, true);
        if (length < 2)
            return std::nullopt;
        if (isStartOfFrame(marker)) {
            const std::string frame = take(stream, 5);
            const ImageSize size{static_cast<int>(number(frame, 3, 2, true)),
                                 static_cast<int>(number(frame, 1, 2, true))};
            if (size.width == 0 || size.height == 0)
                return std::nullopt;
            return upright(size, orientation);
        }
        if (marker == 0xE1 && orientation == 1)
            orientation = exifOrientation(take(stream, length - 2));
        else
            stream.seekg(length - 2, std::ios::cur);
    }
    return std::nullopt;
}

/// The stream stands behind the signature. A PNG may be turned by an eXIf chunk anywhere: then the decoder must tell.
std::optional<ImageSize> pngSize(std::istream& stream) {
    constexpr std::streamoff checksumLength = 4;
    ImageSize size;
    while (true) {
        const std::string head = take(stream, 8);
        if (head.size() < 8)
            return std::nullopt;
        const std::uint32_t length = number(head, 0, 4, true);
        const std::string_view type = std::string_view(head).substr(4);
        if (type == "eXIf")
            return std::nullopt;
        if (type == "IEND")
            break;
        std::streamoff left = length;
        if (type == "IHDR") {
            const std::string header = take(stream, 8);
            size = {static_cast<int>(number(header, 0, 4, true)), static_cast<int>(number(header, 4, 4, true))};
            left -= 8;
        }
        stream.seekg(left + checksumLength, std::ios::cur);
    }
    return size.width > 0 && size.height > 0 ? std::optional(size) : std::nullopt;
}

} // namespace

std::optional<ImageSize> sizeFromHeader(std::istream& stream) {
    const std::string start = take(stream, pngSignature.size());
    if (startsWith(start, pngSignature))
        return pngSize(stream);
    if (startsWith(start, jpegSignature)) {
        stream.seekg(2);
        return jpegSize(stream);
    }
    return std::nullopt;
}

bool startsLikeImage(std::string_view bytes) {
    constexpr std::string_view littleTiff("II*\0", 4);
    constexpr std::string_view bigTiff("MM\0*", 4);
    const bool webp = startsWith(bytes, "RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP";
    return webp || startsWith(bytes, jpegSignature) || startsWith(bytes, pngSignature) || startsWith(bytes, "BM") ||
           startsWith(bytes, littleTiff) || startsWith(bytes, bigTiff);
}

bool isImageFile(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return startsLikeImage(take(stream, 16));
}

} // namespace boxwright
