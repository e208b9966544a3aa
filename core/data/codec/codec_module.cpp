// The module boxwright-codecs: OpenCV's imgcodecs, which brings GDAL and all that it can read.
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/codec/codec_table.h"

namespace {

using namespace boxwright;

/// OpenCV only reads it.
cv::Mat viewOf(std::string_view file) {
    return {1, static_cast<int>(file.size()), CV_8U, const_cast<char*>(file.data())};
}

/// IMREAD_IGNORE_ORIENTATION because which formats OpenCV turns depends on its version.
RgbImage decodeRgbNow(std::string_view file) {
    if (file.empty())
        return {};
    const cv::Mat bgr = cv::imdecode(viewOf(file), cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
    if (bgr.empty())
        return {};
    RgbImage image(bgr.cols, bgr.rows);
    cv::Mat rgb(image.height, image.width, CV_8UC3, image.pixels.data());
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    return image;
}

GreyImage decodeGreyNow(std::string_view file, GreySize size) {
    if (file.empty())
        return {};
    const int mode = size == GreySize::Eighth ? cv::IMREAD_REDUCED_GRAYSCALE_8 : cv::IMREAD_GRAYSCALE;
    const cv::Mat grey = cv::imdecode(viewOf(file), mode);
    if (grey.empty())
        return {};
    GreyImage image{grey.cols, grey.rows, std::vector<std::uint8_t>(grey.total())};
    grey.copyTo(cv::Mat(grey.rows, grey.cols, CV_8U, image.pixels.data()));
    return image;
}

std::vector<std::uint8_t> encodeNow(const RgbImage& image, const std::string& extension) {
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> bytes;
    cv::imencode(extension, bgr, bytes, {cv::IMWRITE_JPEG_QUALITY, 92});
    return bytes;
}

} // namespace

extern "C" const boxwright::CodecTable* boxwrightCodecs();

const boxwright::CodecTable* boxwrightCodecs() {
    static const CodecTable table{&decodeRgbNow, &decodeGreyNow, &encodeNow};
    return &table;
}
