#pragma once

#include <string_view>

#include "core/data/image_header.h"

namespace boxwright {

/// True if the file ends before its picture does. JPEG's decoder fills the rest with grey and says nothing; of the
/// others it gives a reason better than the decoder's. `bytes` is the whole file. TIFF is not looked at: its decoder
/// notices.
[[nodiscard]] bool isTruncated(std::string_view bytes, ImageFormat format);

} // namespace boxwright
