#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/geometry.h"

namespace boxwright {

/// Owning 8-bit RGB picture: rows from the top, pixels interleaved R G B, no padding. The value that crosses rooms:
/// core_data decodes into it, core_engine turns it into a tensor, ui turns it into a QImage.
struct RgbImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels; ///< height * width * 3 bytes

    RgbImage() = default;
    RgbImage(int imageWidth, int imageHeight)
        : width(imageWidth)
        , height(imageHeight)
        , pixels(static_cast<std::size_t>(imageWidth) * static_cast<std::size_t>(imageHeight) * 3) {}

    [[nodiscard]] ImageSize size() const { return {width, height}; }
    [[nodiscard]] bool isEmpty() const { return pixels.empty(); }
};

} // namespace boxwright
