#pragma once

#include <filesystem>
#include <memory>

#include "core/data/picture_rows.h"

namespace boxwright {

/// PictureRows::open() for a file that is known to be a JPEG.
[[nodiscard]] Result<std::unique_ptr<PictureRows>> openJpegRows(const std::filesystem::path& path, int shrink);

} // namespace boxwright
