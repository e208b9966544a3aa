#pragma once

#include <optional>
#include <vector>

#include "core/data/findings.h"
#include "core/data/near_duplicates.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// What a picture file says of itself.
struct PictureFacts {
    std::optional<ImageSize> size; ///< upright
    std::optional<ImageFingerprint> fingerprint;
    std::vector<Finding> findings;
};

/// Reads one picture; with `decode` false only as much of it as its size needs. Any thread.
[[nodiscard]] PictureFacts inspectPicture(const DatasetImage& image, bool decode);

} // namespace boxwright
