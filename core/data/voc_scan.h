#pragma once

#include <cstddef>

#include "core/base/class_list.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

/// What the annotations of a data set have in common.
struct VocScan {
    ClassList classes; ///< alphabetically
    VocPixelEvidence pixels;
};

/// Reads the annotations of every `step`-th image, from the first (about 10,000 a second). The same images every time,
/// so a guess from it is the same too. Files that cannot be read are passed over.
[[nodiscard]] VocScan scanVoc(const VocDataset& dataset, std::size_t step = 1);

} // namespace boxwright
