#include "core/data/picture_rows.h"

#include "core/data/image_header.h"
#include "core/data/jpeg_rows.h"
#include "core/data/png_rows.h"

namespace boxwright {

Result<std::unique_ptr<PictureRows>> PictureRows::open(const std::filesystem::path& path, int shrink) {
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    const auto header = readImageHeader(path);
    if (header && header->format == ImageFormat::Jpeg)
        return openJpegRows(path, shrink);
    if (header && header->format == ImageFormat::Png && !header->isAnimated)
        return openPngRows(path);
    return fail(ErrorKind::Unsupported, "Only JPEG and PNG pictures are read in parts.", path.string());
}

} // namespace boxwright
