#pragma once

#include <array>
#include <filesystem>
#include <istream>
#include <optional>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"
#include "core/base/geometry.h"

namespace boxwright {

enum class ImageFormat { Jpeg, Png, Bmp, Tiff, Webp };

template <>
struct EnumText<ImageFormat> {
    static constexpr std::array table{
        std::pair{ImageFormat::Jpeg, std::string_view("JPEG")}, std::pair{ImageFormat::Png, std::string_view("PNG")},
        std::pair{ImageFormat::Bmp, std::string_view("BMP")},   std::pair{ImageFormat::Tiff, std::string_view("TIFF")},
        std::pair{ImageFormat::Webp, std::string_view("WebP")},
    };
};

/// What a picture file says of itself before its pixels.
struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    ImageSize storedSize;    ///< as the pixels are stored, before the orientation
    int orientation = 1;     ///< EXIF's, 1..8; 1 is upright
    bool isAnimated = false; ///< the first frame is the picture
    int channels = 0;        ///< 1 grey, 3 colour, with alpha one more; 0 where it is not read (BMP, TIFF, WebP)

    /// Size as it is shown, trained on and exported.
    [[nodiscard]] ImageSize uprightSize() const;
};

/// By content, not by name; reads no pixels. Nothing if it is no picture that we read, or is damaged. Leaves the
/// stream anywhere.
[[nodiscard]] std::optional<ImageHeader> readImageHeader(std::istream& stream);
[[nodiscard]] std::optional<ImageHeader> readImageHeader(const std::filesystem::path& path);

/// The format that a file's extension promises; nothing if it is none of an image that we read.
[[nodiscard]] std::optional<ImageFormat> formatOfExtension(const std::filesystem::path& path);

/// The format by the first bytes of a file, 12 of them are enough.
[[nodiscard]] std::optional<ImageFormat> formatOfContent(std::string_view bytes);

/// True if there is such a file and it starts like a picture.
[[nodiscard]] bool isImageFile(const std::filesystem::path& path);

} // namespace boxwright
