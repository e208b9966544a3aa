#include "core/data/image_io.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

std::size_t byteCount(ImageSize size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 3;
}

Result<RgbImage> decoded(const std::string& bytes, const fs::path& path) {
    if (bytes.empty())
        return fail(ErrorKind::Unreadable, "The image file is empty.", path.string());
    const cv::Mat1b buffer(1, static_cast<int>(bytes.size()));
    std::memcpy(buffer.data, bytes.data(), bytes.size());
    const cv::Mat bgr = cv::imdecode(buffer, cv::IMREAD_COLOR); // 8 bit, three channels, upright
    if (bgr.empty())
        return fail(ErrorKind::Unreadable, "This is not an image that can be decoded, or it is damaged.",
                    path.string());
    RgbImage image(bgr.cols, bgr.rows);
    cv::Mat rgb(image.height, image.width, CV_8UC3, image.pixels.data());
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    return image;
}

} // namespace

bool hasImageExtension(const fs::path& path) {
    constexpr std::array<std::string_view, 7> known{".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"};
    return std::find(known.begin(), known.end(), lowerExtension(path)) != known.end();
}

Result<RgbImage> readImage(const fs::path& path) {
    return readFile(path).and_then([&](const std::string& bytes) {
        return withForeignErrors(ErrorKind::Unreadable, path, [&] { return decoded(bytes, path); });
    });
}

Result<ImageSize> readImageSize(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (const auto size = sizeFromHeader(stream))
        return *size;
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
        cv::Mat3b bgr(image.height, image.width);
        std::memcpy(bgr.data, image.pixels.data(), image.pixels.size());
        cv::cvtColor(bgr, bgr, cv::COLOR_RGB2BGR);
        std::vector<std::uint8_t> bytes;
        cv::imencode(extension, bgr, bytes, {cv::IMWRITE_JPEG_QUALITY, 92});
        return writeFile(path, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    });
}

} // namespace boxwright
