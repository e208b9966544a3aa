#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string_view>

#include "core/base/geometry.h"

namespace boxwright {

/// Upright size from the header of a JPEG (EXIF orientation applied) or PNG without decoding it; nothing if it is
/// another format, is damaged, or the header alone does not tell. Leaves the stream anywhere.
[[nodiscard]] std::optional<ImageSize> sizeFromHeader(std::istream& stream);

/// True if the first bytes of a file are those of a picture we read (JPEG, PNG, BMP, TIFF, WebP).
[[nodiscard]] bool startsLikeImage(std::string_view bytes);

/// True if there is such a file and it starts like a picture.
[[nodiscard]] bool isImageFile(const std::filesystem::path& path);

} // namespace boxwright
