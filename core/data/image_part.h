#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/data/image_orientation.h"

namespace boxwright {

/// A part of a picture, perhaps smaller than it is in the file.
struct ImagePart {
    RgbImage image;  ///< upright
    PixelRect place; ///< what it shows, in pixels of the whole upright picture
    int shrink = 1;  ///< pixels of the picture a side that became one pixel here
};

/// Lets somebody look at a picture while it is read.
struct PartialReading {
    /// The picture so far, upright, grey where nothing is read yet; the share that is, below 1. Called on the reading
    /// thread; empty for nobody.
    std::function<void(const RgbImage& image, double share)> onPartial{};
    int firstMs = 250; ///< since the reading began
    int everyMs = 500;
};

/// The whole picture, `shrink` (a power of two) pixels a side averaged to one, read row by row: it is never in memory
/// whole. Any thread. Errors: those of PictureRows; Cancelled.
[[nodiscard]] Result<ImagePart> readShrunk(const std::filesystem::path& path, int shrink,
                                           const std::stop_token& stop = {}, const PartialReading& partial = {});

/// A part of the picture; `wanted`, in pixels of the upright picture, is rounded outwards to whole blocks of `shrink`.
/// Takes as long as reading all rows above it. Errors: as readShrunk(); BadInput (nothing of the picture is wanted).
[[nodiscard]] Result<ImagePart> readPart(const std::filesystem::path& path, const PixelRect& wanted, int shrink = 1,
                                         const std::stop_token& stop = {});

} // namespace boxwright
