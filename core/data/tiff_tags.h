#pragma once

#include <istream>

#include "core/base/geometry.h"

namespace boxwright {

/// What the first directory of a TIFF file says, or of the EXIF data of another one, which are built alike.
struct TiffTags {
    ImageSize size;      ///< 0 x 0 if it does not say
    int orientation = 1; ///< 1..8 as in EXIF; 1 is upright
};

/// The stream stands at the TIFF header ("II*" or "MM*"); offsets count from there. Damaged data say nothing.
[[nodiscard]] TiffTags readTiffTags(std::istream& stream);

} // namespace boxwright
