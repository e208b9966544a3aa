#pragma once

#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "core/data/image_header.h"

namespace boxwright {

/// The stream stands behind "RIFF", the length and "WEBP". Nothing if the file is damaged.
[[nodiscard]] std::optional<ImageHeader> readWebpHeader(std::istream& stream);

/// First frame of an animation as a WebP file of its own, without its alpha, and where it lies in the picture.
struct WebpFrame {
    std::string bytes;
    int x = 0;
    int y = 0;
};
[[nodiscard]] std::optional<WebpFrame> firstWebpFrame(std::string_view file);

} // namespace boxwright
