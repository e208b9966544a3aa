#pragma once

#include "core/base/sample_source.h"
#include "core/data/augmentation_options.h"
#include "core/data/sample_random.h"

namespace boxwright {

/// What one draw of PhotometricOptions gave. 1 and 0 change nothing.
struct ColorChange {
    double brightness = 1; ///< factor of every value
    double contrast = 1;   ///< factor of the distance to the mean grey
    double saturation = 1; ///< factor of the distance to the pixel's own grey
    double hue = 0;        ///< of the whole circle
    bool contrastLast = false;
};

[[nodiscard]] ColorChange drawColorChange(const PhotometricOptions& options, SampleRandom& random);
/// The picture with other colours; its boxes stay where they are.
void changeColors(RgbImage& image, const ColorChange& change);

/// Mirrors pixels and boxes left and right.
void flipHorizontally(Sample& sample);

/// Cuts the picture down to whole pixels of `window`, which lies inside it. A box stays if its centre is inside and
/// something is left of it after clipping.
[[nodiscard]] Sample cropped(const Sample& sample, const Box& windowInImage);

/// The picture zoomed by `factor` on a canvas of its own size; `atX` and `atY`, in [0, 1], place it on the canvas (or
/// the canvas on it). Boxes of which less than `leastVisible` is left go.
[[nodiscard]] Sample zoomed(const Sample& sample, double factor, double atX, double atY, double leastVisible);

} // namespace boxwright
