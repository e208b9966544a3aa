#include "core/data/image_header.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "core/data/byte_reading.h"
#include "core/data/file_io.h"
#include "core/data/tiff_tags.h"
#include "core/data/webp_file.h"

namespace boxwright {

namespace {

constexpr std::string_view pngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t longestSignature = 12;

std::uint32_t big(std::string_view bytes, std::size_t offset, std::size_t count) {
    return numberAt(bytes, offset, count, ByteOrder::BigEndian);
}

std::optional<ImageHeader> ifItHasASize(const ImageHeader& header) {
    return header.storedSize.width > 0 && header.storedSize.height > 0 ? std::optional(header) : std::nullopt;
}

/// Orientation of a JPEG's APP1 segment; 1 if it has none.
int exifOrientation(const std::string& segment) {
    constexpr std::string_view exifMark("Exif\0\0", 6);
    if (!segment.starts_with(exifMark))
        return 1;
    std::istringstream tiff(segment.substr(exifMark.size()));
    return readTiffTags(tiff).orientation;
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
std::optional<ImageHeader> readJpegHeader(std::istream& stream) {
    ImageHeader header{ImageFormat::Jpeg, {}, 1, false};
    while (const std::uint8_t marker = nextMarker(stream)) {
        const std::uint32_t length = big(takeBytes(stream, 2), 0, 2);
        if (length < 2)
            return std::nullopt;
        if (isStartOfFrame(marker)) {
            const std::string frame = takeBytes(stream, 6);
            header.channels = static_cast<int>(big(frame, 5, 1));
            header.storedSize = {static_cast<int>(big(frame, 3, 2)), static_cast<int>(big(frame, 1, 2))};
            return ifItHasASize(header);
        }
        if (marker == 0xE1 && header.orientation == 1)
            header.orientation = exifOrientation(takeBytes(stream, length - 2));
        else
            stream.seekg(length - 2, std::ios::cur);
    }
    return std::nullopt;
}

int pngChannels(std::uint32_t colorType) {
    constexpr std::uint32_t colored = 2; // also of a palette
    constexpr std::uint32_t withAlpha = 4;
    return ((colorType & colored) != 0 ? 3 : 1) + ((colorType & withAlpha) != 0 ? 1 : 0);
}

/// The stream stands behind the signature. The orientation may stand anywhere, even behind the pixels.
std::optional<ImageHeader> readPngHeader(std::istream& stream) {
    constexpr std::streamoff checksumLength = 4;
    ImageHeader header{ImageFormat::Png, {}, 1, false};
    while (true) {
        const std::string head = takeBytes(stream, 8);
        const std::string_view type = std::string_view(head).substr(std::min<std::size_t>(4, head.size()));
        if (head.size() < 8 || type == "IEND")
            return ifItHasASize(header);
        const std::uint32_t length = big(head, 0, 4);
        const std::streamoff next = static_cast<std::streamoff>(stream.tellg()) + length + checksumLength;
        if (type == "IHDR") {
            const std::string properties = takeBytes(stream, 13);
            header.storedSize = {static_cast<int>(big(properties, 0, 4)), static_cast<int>(big(properties, 4, 4))};
            header.channels = pngChannels(big(properties, 9, 1));
        } else if (type == "eXIf") {
            header.orientation = readTiffTags(stream).orientation;
            stream.clear();
        }
        stream.seekg(next);
    }
}

/// The stream stands at the start of the file. The height is negative where the rows start at the top.
std::optional<ImageHeader> readBmpHeader(std::istream& stream) {
    const std::string bytes = takeBytes(stream, 26);
    ImageHeader header{ImageFormat::Bmp, {}, 1, false};
    const bool old = numberAt(bytes, 14, 4, ByteOrder::LittleEndian) == 12;
    const std::size_t count = old ? 2 : 4;
    header.storedSize.width = static_cast<int>(numberAt(bytes, 18, count, ByteOrder::LittleEndian));
    const auto height = static_cast<std::int32_t>(numberAt(bytes, 18 + count, count, ByteOrder::LittleEndian));
    header.storedSize.height = height == INT32_MIN ? 0 : std::abs(height);
    return ifItHasASize(header);
}

std::optional<ImageHeader> readTiffHeader(std::istream& stream) {
    const TiffTags tags = readTiffTags(stream);
    return ifItHasASize({ImageFormat::Tiff, tags.size, tags.orientation, false});
}

} // namespace

ImageSize ImageHeader::uprightSize() const {
    const bool turned = orientation >= 5; // a quarter turn, mirrored or not
    return turned ? ImageSize{storedSize.height, storedSize.width} : storedSize;
}

std::optional<ImageHeader> readImageHeader(std::istream& stream) {
    const std::istream::pos_type start = stream.tellg();
    const auto format = formatOfContent(takeBytes(stream, longestSignature));
    stream.clear();
    const auto from = [&](std::streamoff offset) -> std::istream& { return stream.seekg(start + offset); };
    if (!format)
        return std::nullopt;
    switch (*format) {
    case ImageFormat::Jpeg:
        return readJpegHeader(from(2));
    case ImageFormat::Png:
        return readPngHeader(from(static_cast<std::streamoff>(pngSignature.size())));
    case ImageFormat::Bmp:
        return readBmpHeader(from(0));
    case ImageFormat::Tiff:
        return readTiffHeader(from(0));
    case ImageFormat::Webp:
        break;
    }
    return readWebpHeader(from(longestSignature));
}

std::optional<ImageHeader> readImageHeader(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return readImageHeader(stream);
}

std::optional<ImageFormat> formatOfExtension(const std::filesystem::path& path) {
    constexpr std::array known{
        std::pair{std::string_view(".jpg"), ImageFormat::Jpeg},
        std::pair{std::string_view(".jpeg"), ImageFormat::Jpeg},
        std::pair{std::string_view(".png"), ImageFormat::Png},
        std::pair{std::string_view(".bmp"), ImageFormat::Bmp},
        std::pair{std::string_view(".tif"), ImageFormat::Tiff},
        std::pair{std::string_view(".tiff"), ImageFormat::Tiff},
        std::pair{std::string_view(".webp"), ImageFormat::Webp},
    };
    const std::string extension = lowerExtension(path);
    for (const auto& [text, format] : known)
        if (text == extension)
            return format;
    return std::nullopt;
}

std::optional<ImageFormat> formatOfContent(std::string_view bytes) {
    constexpr std::string_view littleTiff("II*\0", 4);
    constexpr std::string_view bigTiff("MM\0*", 4);
    if (bytes.starts_with("\xff\xd8\xff"))
        return ImageFormat::Jpeg;
    if (bytes.starts_with(pngSignature))
        return ImageFormat::Png;
    if (bytes.starts_with("BM"))
        return ImageFormat::Bmp;
    if (bytes.starts_with(littleTiff) || bytes.starts_with(bigTiff))
        return ImageFormat::Tiff;
    if (bytes.starts_with("RIFF") && bytes.size() >= longestSignature && bytes.substr(8, 4) == "WEBP")
        return ImageFormat::Webp;
    return std::nullopt;
}

bool isImageFile(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return formatOfContent(takeBytes(stream, longestSignature)).has_value();
}

} // namespace boxwright
