#pragma once

#include <string_view>

#include "core/data/image_header.h"

namespace boxwright {

/// True if the file ends before its picture does; decoders fill the rest with grey or black and say nothing. `bytes` is
/// the whole file. TIFF is not looked at: its decoder notices.
[[nodiscard]] bool isTruncated(std::string_view bytes, ImageFormat format);

} // namespace boxwright
