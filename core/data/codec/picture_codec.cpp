#include "core/data/codec/picture_codec.h"

#include "core/base/module_file.h"
#include "core/data/codec/codec_table.h"

namespace boxwright {
namespace {

const Result<const CodecTable*>& codecs() {
    static const Result<const CodecTable*> opened = openModule("boxwright-codecs", kCodecSymbol).map([](void* entry) {
        return reinterpret_cast<CodecEntry>(entry)();
    });
    return opened;
}

} // namespace

Result<RgbImage> decodeRgb(std::string_view file) {
    return codecs().map([&](const CodecTable* table) { return table->decodeRgb(file); });
}

Result<GreyImage> decodeGrey(std::string_view file, GreySize size) {
    return codecs().map([&](const CodecTable* table) { return table->decodeGrey(file, size); });
}

Result<std::vector<std::uint8_t>> encodePicture(const RgbImage& image, const std::string& extension) {
    return codecs().map([&](const CodecTable* table) { return table->encode(image, extension); });
}

} // namespace boxwright
