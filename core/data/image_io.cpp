#include "core/data/image_io.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <opencv2/core.hpp>

#include "core/data/codec/picture_codec.h"
#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"
#include "core/data/image_orientation.h"
#include "core/data/image_truncation.h"
#include "core/data/webp_file.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

constexpr std::int64_t mostPixels = 1'000'000'000;

std::size_t byteCount(ImageSize size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 3;
}

/// In RGB, as stored.
Result<RgbImage> decodedAsStored(std::string_view bytes, const fs::path& path) {
    return decodeRgb(bytes).and_then([&](RgbImage&& image) -> Result<RgbImage> {
        if (image.isEmpty())
            return fail(ErrorKind::Unreadable, "This is not an image that can be decoded, or it is damaged.",
                        path.string());
        return std::move(image);
    });
}

/// An animation's first frame in the whole picture, black around it.
Result<RgbImage> decodedFirstFrame(std::string_view bytes, ImageSize canvas, const fs::path& path) {
    const auto frame = firstWebpFrame(bytes);
    if (!frame)
        return fail(ErrorKind::Unreadable, "This animation has no frame.", path.string());
    return decodedAsStored(frame->bytes, path).and_then([&](RgbImage&& part) -> Result<RgbImage> {
        if (frame->x + part.width > canvas.width || frame->y + part.height > canvas.height)
            return fail(ErrorKind::Unreadable, "The first frame of this animation is larger than its picture.",
                        path.string());
        RgbImage image(canvas.width, canvas.height);
        cv::Mat whole(image.height, image.width, CV_8UC3, image.pixels.data());
        const cv::Mat pixels(part.height, part.width, CV_8UC3, part.pixels.data());
        pixels.copyTo(whole(cv::Rect(frame->x, frame->y, part.width, part.height)));
        return image;
    });
}

Result<RgbImage> decoded(const std::string& bytes, const fs::path& path) {
    if (bytes.empty())
        return fail(ErrorKind::Unreadable, "The image file is empty.", path.string());
    if (bytes.size() > INT32_MAX)
        return fail(ErrorKind::Unsupported, "Image files of more than 2 GiB are not read.", path.string());
    const auto header = readImageHeader(path);
    if (!header && formatOfContent(bytes))
        return fail(ErrorKind::Unreadable, "The image file is damaged: its header has no size.", path.string());
    if (!header)
        return decodedAsStored(bytes, path); // of another kind, which OpenCV may know
    const auto [width, height] = header->storedSize;
    if (std::int64_t{width} * height > mostPixels)
        return fail(ErrorKind::Unsupported,
                    "The image has " + std::to_string(width) + " x " + std::to_string(height) +
                        " pixels; more than 1,000,000,000 are not read.",
                    path.string());
    if (isTruncated(bytes, header->format))
        return fail(ErrorKind::Unreadable, "The file ends before its picture does: a part of it is missing.",
                    path.string());
    if (header->isAnimated)
        return decodedFirstFrame(bytes, header->storedSize, path);
    return decodedAsStored(bytes, path).map([&](RgbImage&& image) {
        const bool turnedAlready = header->format == ImageFormat::Tiff; // by OpenCV's decoder, whatever the flag
        return upright(std::move(image), turnedAlready ? 1 : header->orientation);
    });
}

} // namespace

bool hasImageExtension(const fs::path& path) {
    return formatOfExtension(path).has_value();
}

Result<RgbImage> readImage(const fs::path& path) {
    return readFile(path).and_then([&](const std::string& bytes) {
        return withForeignErrors(ErrorKind::Unreadable, path, [&] { return decoded(bytes, path); });
    });
}

Result<ImageSize> readImageSize(const fs::path& path) {
    if (const auto header = readImageHeader(path))
        return header->uprightSize();
    return readImage(path).map([](const RgbImage& image) { return image.size(); });
}

Result<void> writeImage(const fs::path& path, const RgbImage& image) {
    const std::string extension = lowerExtension(path);
    if (extension != ".png" && extension != ".jpg" && extension != ".jpeg")
        return fail(ErrorKind::BadInput, "Images are written as .png or .jpg, not as \"" + extension + "\".",
                    path.string());
    if (image.isEmpty() || image.pixels.size() != byteCount(image.size()))
        return fail(ErrorKind::BadInput, "The image to write has no pixels.", path.string());
    return withForeignErrors(ErrorKind::WriteFailed, path, [&]() -> Result<void> {
        const auto bytes = encodePicture(image, extension);
        if (!bytes)
            return tl::unexpected(bytes.error());
        return writeFile(path, {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    });
}

} // namespace boxwright
