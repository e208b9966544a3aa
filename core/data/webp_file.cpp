#include "core/data/webp_file.h"

#include <cstddef>
#include <cstdint>
#include <sstream>

#include "core/data/byte_reading.h"
#include "core/data/tiff_tags.h"

namespace boxwright {

namespace {

constexpr std::size_t riffHeaderLength = 12;
constexpr std::size_t chunkHeaderLength = 8;

std::uint32_t little(std::string_view bytes, std::size_t offset, std::size_t count) {
    return numberAt(bytes, offset, count, ByteOrder::LittleEndian);
}

std::string littleBytes(std::size_t value) {
    std::string bytes;
    for (const unsigned shift : {0U, 8U, 16U, 24U})
        bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
}

ImageSize lossySize(std::string_view chunk) {
    constexpr std::string_view startCode("\x9d\x01\x2a", 3);
    if (chunk.size() < 10 || chunk.substr(3, 3) != startCode)
        return {};
    return {static_cast<int>(little(chunk, 6, 2) & 0x3FFFU), static_cast<int>(little(chunk, 8, 2) & 0x3FFFU)};
}

ImageSize losslessSize(std::string_view chunk) {
    const std::uint32_t bits = little(chunk, 1, 4);
    if (chunk.size() < 5 || chunk.front() != '\x2f')
        return {};
    return {static_cast<int>(bits & 0x3FFFU) + 1, static_cast<int>(bits >> 14U & 0x3FFFU) + 1};
}

int orientationOf(std::string exif) {
    constexpr std::string_view mark("Exif\0\0", 6);
    std::istringstream tiff(exif.starts_with(mark) ? exif.substr(mark.size()) : exif);
    return readTiffTags(tiff).orientation;
}

} // namespace

std::optional<ImageHeader> readWebpHeader(std::istream& stream) {
    ImageHeader header{ImageFormat::Webp, {}, 1, false};
    bool extended = false;
    while (true) {
        const std::string head = takeBytes(stream, chunkHeaderLength);
        if (head.size() < chunkHeaderLength)
            break;
        const std::string_view type = std::string_view(head).substr(0, 4);
        const std::uint32_t length = little(head, 4, 4);
        const std::streamoff next = static_cast<std::streamoff>(stream.tellg()) + length + length % 2;
        if (type == "VP8X") {
            const std::string chunk = takeBytes(stream, 10);
            extended = chunk.size() == 10;
            header.storedSize = {static_cast<int>(little(chunk, 4, 3)) + 1, static_cast<int>(little(chunk, 7, 3)) + 1};
            header.isAnimated = extended && (chunk.front() & 0x02) != 0;
        } else if (type == "VP8 " && !extended) {
            header.storedSize = lossySize(takeBytes(stream, 10));
        } else if (type == "VP8L" && !extended) {
            header.storedSize = losslessSize(takeBytes(stream, 5));
        } else if (type == "EXIF") {
            header.orientation = orientationOf(takeBytes(stream, length < 65536 ? length : 65536));
        }
        stream.clear();
        stream.seekg(next);
    }
    return header.storedSize.width > 0 && header.storedSize.height > 0 ? std::optional(header) : std::nullopt;
}

std::optional<WebpFrame> firstWebpFrame(std::string_view file) {
    constexpr std::size_t frameHeaderLength = 16;
    bool inFrame = false;
    WebpFrame frame;
    std::size_t at = riffHeaderLength;
    while (at + chunkHeaderLength <= file.size()) {
        const std::string_view type = file.substr(at, 4);
        const std::size_t length = little(file, at + 4, 4);
        const std::string_view chunk = file.substr(at + chunkHeaderLength, length);
        if (inFrame && (type == "VP8 " || type == "VP8L")) {
            const std::string_view whole = file.substr(at, chunkHeaderLength + length + length % 2);
            frame.bytes = "RIFF" + littleBytes(4 + whole.size()) + "WEBP" + std::string(whole);
            return frame;
        }
        if (type == "ANMF" && !inFrame && chunk.size() >= frameHeaderLength) {
            inFrame = true;
            frame.x = static_cast<int>(little(chunk, 0, 3)) * 2;
            frame.y = static_cast<int>(little(chunk, 3, 3)) * 2;
            at += chunkHeaderLength + frameHeaderLength; // on with the chunks inside
        } else {
            at += chunkHeaderLength + length + length % 2;
        }
    }
    return std::nullopt;
}

} // namespace boxwright
