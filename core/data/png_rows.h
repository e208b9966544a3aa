#pragma once

#include <filesystem>
#include <memory>

#include "core/data/picture_rows.h"

namespace boxwright {

/// PictureRows::open() for a file that is known to be a PNG.
[[nodiscard]] Result<std::unique_ptr<PictureRows>> openPngRows(const std::filesystem::path& path);

} // namespace boxwright
