#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/base/geometry.h"
#include "core/base/result.h"

namespace boxwright {

/// The rows of a JPEG or PNG file one after the other, so that a picture that does not fit into memory can be looked
/// at. Rows are as stored: EXIF's orientation is for the caller. The same pixels as readImage() gives. One thread at a
/// time.
class PictureRows {
public:
    /// With `shrink` 2, 4 or 8 a JPEG is decoded at that part of its size, which is several times quicker; shrunkBy()
    /// says whether it was. A progressive JPEG needs memory for all of it nevertheless (3 bytes a pixel).
    /// Errors: NotFound; Unreadable; Unsupported (another format, an interlaced PNG, a JPEG for printing).
    [[nodiscard]] static Result<std::unique_ptr<PictureRows>> open(const std::filesystem::path& path, int shrink = 1);

    PictureRows() = default;
    virtual ~PictureRows() = default;
    PictureRows(const PictureRows&) = delete;
    PictureRows& operator=(const PictureRows&) = delete;

    /// Of what comes, after shrinking.
    [[nodiscard]] virtual ImageSize size() const = 0;
    [[nodiscard]] virtual int shrunkBy() const = 0;
    /// The next row, width * 3 bytes R G B. Errors: Unreadable (damaged, or the file ends).
    [[nodiscard]] virtual Result<void> next(std::uint8_t* row) = 0;
    /// Passes over rows.
    [[nodiscard]] virtual Result<void> skip(int rows) = 0;
};

} // namespace boxwright
