#include "core/data/augmentation_pixels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace boxwright {

namespace {

constexpr int kCanvasGrey = 114; ///< close to the mean of natural pictures

/// The pixels as OpenCV sees them; no copy.
cv::Mat matOf(RgbImage& image) {
    return {image.height, image.width, CV_8UC3, image.pixels.data()};
}

cv::Mat matOf(const RgbImage& image) { // OpenCV has no constant matrix; nobody writes to this one
    return {image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data())};
}

void keepBox(SampleTruth& kept, const SampleTruth& from, std::size_t index, const Box& box) {
    kept.boxesInImage.push_back(box);
    kept.labels.push_back(from.labels[index]);
    kept.difficult.push_back(from.difficult[index]);
}

Sample emptyLike(const Sample& sample, int width, int height) {
    Sample result;
    result.image = RgbImage(width, height);
    result.truth.id = sample.truth.id;
    result.truth.size = result.image.size();
    return result;
}

void changeContrast(cv::Mat& rgb, double factor) {
    if (factor == 1)
        return;
    cv::Mat grey;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    rgb.convertTo(rgb, -1, factor, (1 - factor) * cv::mean(grey)[0]);
}

void changeSaturation(cv::Mat& rgb, double factor) {
    if (factor == 1)
        return;
    cv::Mat grey, greyRgb;
    cv::cvtColor(rgb, grey, cv::COLOR_RGB2GRAY);
    cv::cvtColor(grey, greyRgb, cv::COLOR_GRAY2RGB);
    cv::addWeighted(rgb, factor, greyRgb, 1 - factor, 0, rgb);
}

void turnHue(cv::Mat& rgb, double turn) {
    const int steps = static_cast<int>(std::lround(turn * 256));
    if (steps == 0)
        return;
    cv::Mat hsv;
    cv::cvtColor(rgb, hsv, cv::COLOR_RGB2HSV_FULL); // the hue circle is exactly one byte
    for (int row = 0; row < hsv.rows; ++row) {
        auto* pixel = hsv.ptr<std::uint8_t>(row);
        for (int column = 0; column < hsv.cols; ++column, pixel += 3)
            *pixel = static_cast<std::uint8_t>(*pixel + steps);
    }
    cv::cvtColor(hsv, rgb, cv::COLOR_HSV2RGB_FULL);
}

Box movedAndScaled(const Box& box, double factor, double moveX, double moveY) {
    const auto x = [&](float value) { return static_cast<float>(value * factor + moveX); };
    const auto y = [&](float value) { return static_cast<float>(value * factor + moveY); };
    return {x(box.xmin), y(box.ymin), x(box.xmax), y(box.ymax)};
}

} // namespace

ColorChange drawColorChange(const PhotometricOptions& options, SampleRandom& random) {
    const auto draw = [&](double middle, double range) {
        const bool wanted = random.chance(options.probability);
        const double drawn = random.real(middle - range, middle + range);
        return wanted ? drawn : middle;
    };
    ColorChange change;
    change.brightness = draw(1, options.brightness);
    change.contrast = draw(1, options.contrast);
    change.saturation = draw(1, options.saturation);
    change.hue = draw(0, options.hue);
    change.contrastLast = random.chance(0.5);
    return change;
}

void changeColors(RgbImage& image, const ColorChange& change) {
    cv::Mat rgb = matOf(image);
    if (change.brightness != 1)
        rgb.convertTo(rgb, -1, change.brightness);
    if (!change.contrastLast)
        changeContrast(rgb, change.contrast);
    changeSaturation(rgb, change.saturation);
    turnHue(rgb, change.hue);
    if (change.contrastLast)
        changeContrast(rgb, change.contrast);
}

void flipHorizontally(Sample& sample) {
    cv::Mat rgb = matOf(sample.image);
    cv::flip(rgb, rgb, 1);
    const auto width = static_cast<float>(sample.image.width);
    for (Box& box : sample.truth.boxesInImage)
        box = {width - box.xmax, box.ymin, width - box.xmin, box.ymax};
}

Sample cropped(const Sample& sample, const Box& windowInImage) {
    const cv::Rect window(static_cast<int>(windowInImage.xmin), static_cast<int>(windowInImage.ymin),
                          static_cast<int>(windowInImage.width()), static_cast<int>(windowInImage.height()));
    Sample result = emptyLike(sample, window.width, window.height);
    matOf(sample.image)(window).copyTo(matOf(result.image));
    for (std::size_t i = 0; i < sample.truth.boxesInImage.size(); ++i) {
        const Box box = movedAndScaled(sample.truth.boxesInImage[i], 1, -window.x, -window.y);
        const float x = (box.xmin + box.xmax) / 2;
        const float y = (box.ymin + box.ymax) / 2;
        const bool inside = x > 0 && y > 0 && x < windowInImage.width() && y < windowInImage.height();
        const Box rest = clipped(box, result.image.size());
        if (inside && rest.hasExtent())
            keepBox(result.truth, sample.truth, i, rest);
    }
    return result;
}

Sample zoomed(const Sample& sample, double factor, double atX, double atY, double leastVisible) {
    const double moveX = sample.image.width * (1 - factor) * atX;
    const double moveY = sample.image.height * (1 - factor) * atY;
    Sample result = emptyLike(sample, sample.image.width, sample.image.height);
    // A pixel's centre is half a pixel from its edge: the warp maps centres, the boxes are edges.
    const double centre = (factor - 1) / 2;
    const cv::Matx23d warp(factor, 0, moveX + centre, 0, factor, moveY + centre);
    cv::Mat target = matOf(result.image);
    cv::warpAffine(matOf(sample.image), target, warp, target.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                   cv::Scalar::all(kCanvasGrey));
    for (std::size_t i = 0; i < sample.truth.boxesInImage.size(); ++i) {
        const Box box = movedAndScaled(sample.truth.boxesInImage[i], factor, moveX, moveY);
        const Box rest = clipped(box, result.image.size());
        if (rest.hasExtent() && static_cast<double>(rest.area()) >= leastVisible * static_cast<double>(box.area()))
            keepBox(result.truth, sample.truth, i, rest);
    }
    return result;
}

} // namespace boxwright
