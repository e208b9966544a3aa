#pragma once

#include "core/base/geometry.h"
#include "core/base/image.h"

namespace boxwright {

/// A part of an image in whole pixels, from its upper left corner.
struct PixelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const PixelRect&) const = default;
};

/// Turned and mirrored as EXIF's orientation (1..8, others as 1) says.
[[nodiscard]] RgbImage upright(RgbImage&& stored, int orientation);

/// Where a part of the upright image lies in the image as it is stored, and the reverse. `stored` is the size of the
/// whole as stored.
[[nodiscard]] PixelRect storedRect(const PixelRect& inUpright, ImageSize stored, int orientation);
[[nodiscard]] PixelRect uprightRect(const PixelRect& inStored, ImageSize stored, int orientation);

} // namespace boxwright
