#pragma once

#include <filesystem>

#include "core/base/image.h"
#include "core/base/result.h"

namespace boxwright {

/// True for .jpg .jpeg .png .bmp .tif .tiff .webp in any case.
[[nodiscard]] bool hasImageExtension(const std::filesystem::path& path);

/// Decodes by content, not by extension, to 8-bit RGB: grey is spread, alpha dropped, 16 bit scaled, EXIF orientation
/// applied, of an animation or a file of several pages the first one taken. Any thread.
/// Errors: NotFound; Unreadable (damaged, or the file ends before the picture); Unsupported (more than 1,000,000,000
/// pixels).
[[nodiscard]] Result<RgbImage> readImage(const std::filesystem::path& path);

/// Size as readImage would give it, from the header where that is enough.
[[nodiscard]] Result<ImageSize> readImageSize(const std::filesystem::path& path);

/// Encodes by extension (.png, .jpg quality 92), to a temporary name first, then renamed. Errors: WriteFailed,
/// BadInput.
[[nodiscard]] Result<void> writeImage(const std::filesystem::path& path, const RgbImage& image);

} // namespace boxwright
