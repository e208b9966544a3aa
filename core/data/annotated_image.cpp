#include "core/data/annotated_image.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/class_colors.h"

namespace boxwright {

namespace {

constexpr auto font = cv::FONT_HERSHEY_SIMPLEX;

struct DrawingStyle {
    int lineWidth = 2;
    double fontScale = 0.4;
    int padding = 2;
};

DrawingStyle styleFor(ImageSize size) {
    const int longer = std::max(size.width, size.height);
    const int lineWidth = std::max(1, static_cast<int>(std::lround(longer / 400.0)));
    return {lineWidth, std::max(0.35, longer / 1600.0), 1 + lineWidth};
}

std::string captionOf(const Detection& detection, const ClassList& classes) {
    std::string name = classes.name(detection.label);
    const bool ascii =
        std::all_of(name.begin(), name.end(), [](char letter) { return letter >= ' ' && letter <= '~'; });
    if (!ascii)
        name = std::string("#").append(std::to_string(detection.label));
    std::array<char, 16> score{};
    std::snprintf(score.data(), score.size(), " %.2f", std::clamp(static_cast<double>(detection.score), -1.0, 99.0));
    return name + score.data();
}

/// Black or white, whichever reads better on the colour (ITU-R BT.601 luma).
cv::Scalar inkOn(const std::array<std::uint8_t, 3>& color) {
    const double luma = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2];
    return luma > 128 ? cv::Scalar(0, 0, 0) : cv::Scalar(255, 255, 255);
}

cv::Point pixelAt(float x, float y, ImageSize size) {
    const auto inside = [](float value, int length) {
        return static_cast<int>(std::clamp(std::round(value), 0.0F, static_cast<float>(length - 1)));
    };
    return {inside(x, size.width), inside(y, size.height)};
}

void drawDetection(cv::Mat3b& picture, const Detection& detection, const ClassList& classes,
                   const DrawingStyle& style) {
    const ImageSize size{picture.cols, picture.rows};
    const auto color = classColor(detection.label);
    const cv::Scalar paint(color[0], color[1], color[2]);
    const Box& box = detection.boxInImage;
    const cv::Point topLeft = pixelAt(box.xmin, box.ymin, size);
    cv::rectangle(picture, topLeft, pixelAt(box.xmax, box.ymax, size), paint, style.lineWidth, cv::LINE_8);

    const std::string caption = captionOf(detection, classes);
    int baseline = 0;
    const cv::Size text = cv::getTextSize(caption, font, style.fontScale, 1, &baseline);
    const cv::Size plate(text.width + 2 * style.padding, text.height + baseline + style.padding);
    // Above the box where there is room, else inside it; never beyond the right border.
    const int x = std::clamp(topLeft.x, 0, std::max(0, size.width - plate.width));
    const int y = topLeft.y >= plate.height ? topLeft.y - plate.height : topLeft.y;
    cv::rectangle(picture, cv::Rect({x, y}, plate), paint, cv::FILLED);
    cv::putText(picture, caption, {x + style.padding, y + style.padding + text.height}, font, style.fontScale,
                inkOn(color), 1, cv::LINE_AA);
}

} // namespace

RgbImage withDetectionsDrawn(RgbImage image, const std::vector<Detection>& detections, const ClassList& classes) {
    const DrawingStyle style = styleFor(image.size());
    cv::Mat3b picture(image.height, image.width, reinterpret_cast<cv::Vec3b*>(image.pixels.data()));
    std::vector<Detection> ordered = detections;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Detection& a, const Detection& b) { return a.score < b.score; });
    for (const Detection& detection : ordered)
        if (detection.boxInImage.hasExtent())
            drawDetection(picture, detection, classes, style);
    return image;
}

} // namespace boxwright
