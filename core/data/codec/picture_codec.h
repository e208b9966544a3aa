#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/image.h"
#include "core/base/result.h"

namespace boxwright {

/// One byte a pixel, rows from the top without padding.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels{};
};

enum class GreySize { Full, Eighth }; ///< Eighth: each side divided by eight while decoding, where the format can

/// The bytes of an image file to pixels and back, by OpenCV's codecs. Those come with some hundred libraries, so the
/// module boxwright-codecs holds them; the first call of any of these opens it (0.1 s). Any thread. All of them throw
/// what OpenCV throws. Errors: NotFound if the module cannot be opened.
/// As stored, whatever orientation the file asks for; an empty image if the bytes cannot be decoded.
[[nodiscard]] Result<RgbImage> decodeRgb(std::string_view file);
/// An empty image if the bytes cannot be decoded.
[[nodiscard]] Result<GreyImage> decodeGrey(std::string_view file, GreySize size);
/// `extension` is ".png" or ".jpg"; the latter has quality 92 of 100.
[[nodiscard]] Result<std::vector<std::uint8_t>> encodePicture(const RgbImage& image, const std::string& extension);

} // namespace boxwright
