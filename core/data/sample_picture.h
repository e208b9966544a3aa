#pragma once

#include <cstdint>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/image.h"

namespace boxwright {

/// One drawn picture of the sample data set with its truth, in drawing order (later shapes cover earlier ones).
struct SamplePicture {
    RgbImage image;
    std::vector<ObjectAnnotation> objects; ///< boxes in whole pixels, of the part inside the picture
};

/// Draws picture `index` of the data set with this seed: the same bytes whichever other pictures are drawn.
/// Throws what OpenCV throws; sample_maker turns that into an Error.
[[nodiscard]] SamplePicture drawSamplePicture(std::uint64_t seed, int index);

} // namespace boxwright
