#pragma once

#include <filesystem>
#include <optional>

#include "core/base/result.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

/// What somebody may say about a VOC folder when it is opened.
struct VocOpening {
    std::filesystem::path annotations{}; ///< a folder of their own; empty for the layout's
    std::optional<VocPixels> pixels{};   ///< none: as settled in the side file, else as written
};

/// Opens it, with pixels() set. Errors: those of VocDataset::open().
[[nodiscard]] Result<VocDataset> openVoc(const std::filesystem::path& folder, const VocOpening& opening);

} // namespace boxwright
