#pragma once

#include "core/data/codec/picture_codec.h"

namespace boxwright {

/// What the module boxwright-codecs hands out; see picture_codec.h.
struct CodecTable {
    RgbImage (*decodeRgb)(std::string_view file) = nullptr;
    GreyImage (*decodeGrey)(std::string_view file, GreySize size) = nullptr;
    std::vector<std::uint8_t> (*encode)(const RgbImage& image, const std::string& extension) = nullptr;
};

/// The one symbol to look up in the module.
inline constexpr const char* kCodecSymbol = "boxwrightCodecs";
using CodecEntry = const CodecTable* (*)();

} // namespace boxwright
