#include "core/data/sample_picture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/data/hsv_color.h"
#include "core/data/sample_shapes.h"
#include "core/data/sample_texture.h"

namespace boxwright {

namespace {

constexpr ImageSize pictureSize{320, 240};
constexpr int maskScale = 4; // outlines are filled four times as large and averaged down: smooth edges, exact boxes
constexpr double shortestSide = 22;
constexpr double longestSide = 90;
constexpr double leastVisible = 0.70;   // of a shape, after the border and after each shape drawn over it
constexpr double truncatedBelow = 0.97; // visible inside the picture
constexpr double occludedAbove = 0.05;  // covered by later shapes

/// A shape that has found its place.
struct PlacedShape {
    SampleShape shape = SampleShape::Circle;
    Box boxInImage; ///< whole pixels
    cv::Mat1b mask; ///< how much of each pixel it fills, 0..255
    double insideFraction = 1;
    double coveredFraction = 0;
    cv::Mat1b visible; ///< mask without what later shapes cover
};

cv::Mat1b filledMask(const Outline& outline) {
    constexpr int shift = 4;
    const auto fixed = [](double value) {
        // Pixel i of the large mask covers [i, i + 1) and is addressed by its centre.
        return static_cast<int>(std::lround((value * maskScale - 0.5) * (1 << shift)));
    };
    std::vector<std::vector<cv::Point>> polygons;
    for (const auto& polygon : outline) {
        auto& points = polygons.emplace_back();
        for (const OutlinePoint& point : polygon)
            points.emplace_back(fixed(point.x), fixed(point.y));
    }
    cv::Mat1b mask(pictureSize.height * maskScale, pictureSize.width * maskScale, std::uint8_t{0});
    cv::fillPoly(mask, polygons, cv::Scalar(255), cv::LINE_8, shift);
    return mask;
}

Box maskBox(const cv::Mat1b& largeMask) {
    const cv::Rect rect = cv::boundingRect(largeMask);
    const auto edge = [](int value) { return std::round(static_cast<float>(value) / maskScale); };
    return {edge(rect.x), edge(rect.y), edge(rect.x + rect.width), edge(rect.y + rect.height)};
}

double filledArea(const cv::Mat1b& mask) {
    return cv::sum(mask)[0] / 255;
}

/// Fills the outline if enough of it lies inside the picture.
std::optional<PlacedShape> placedShape(SampleShape shape, const Outline& outline) {
    const cv::Mat1b large = filledMask(outline);
    PlacedShape placed;
    placed.shape = shape;
    placed.boxInImage = maskBox(large);
    cv::resize(large, placed.mask, {pictureSize.width, pictureSize.height}, 0, 0, cv::INTER_AREA);
    placed.insideFraction = filledArea(placed.mask) / outlineArea(outline);
    if (placed.insideFraction < leastVisible)
        return std::nullopt;
    placed.visible = placed.mask;
    return placed;
}

/// A random shape at a random place, over the border only if `overBorder`.
Outline randomOutline(SampleRandom& random, SampleShape shape, bool overBorder) {
    const double side = random.real(shortestSide, longestSide);
    const Outline outline = shapeOutline(shape, side, random.real(0, 2 * std::numbers::pi));
    const Box box = outlineBox(outline);
    const double marginX = overBorder ? 0.2 * box.width() : 0.5 * box.width() + 2;
    const double marginY = overBorder ? 0.2 * box.height() : 0.5 * box.height() + 2;
    const double x = random.real(marginX, pictureSize.width - marginX);
    const double y = random.real(marginY, pictureSize.height - marginY);
    return moved(outline, x, y);
}

cv::Mat1b uncovered(const cv::Mat1b& visible, const cv::Mat1b& cover) {
    cv::Mat1b left;
    cv::min(visible, 255 - cover, left);
    return left;
}

/// Covers the earlier shapes with the new one, unless that would hide too much of one of them.
bool coverEarlier(std::vector<PlacedShape>& earlier, const PlacedShape& added, bool overlapAllowed) {
    constexpr float boxesTooAlike = 0.4F;
    std::vector<cv::Mat1b> visible;
    std::vector<double> covered;
    for (const PlacedShape& shape : earlier) {
        if (iou(shape.boxInImage, added.boxInImage) > (overlapAllowed ? boxesTooAlike : 0.0F))
            return false;
        visible.push_back(uncovered(shape.visible, added.mask));
        covered.push_back(1 - filledArea(visible.back()) / filledArea(shape.mask));
        if (covered.back() > 1 - leastVisible)
            return false;
    }
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        earlier[i].visible = visible[i];
        earlier[i].coveredFraction = covered[i];
    }
    return true;
}

std::vector<PlacedShape> placeShapes(SampleRandom& random) {
    constexpr double emptyShare = 0.06;
    std::vector<PlacedShape> shapes;
    const int wanted = random.chance(emptyShare) ? 0 : random.integer(1, 5);
    for (int i = 0; i < wanted; ++i) {
        const auto shape = static_cast<SampleShape>(random.integer(0, 4));
        const bool overBorder = random.chance(0.15);
        const bool overlapAllowed = random.chance(0.35);
        for (int attempt = 0; attempt < 20; ++attempt) {
            auto placed = placedShape(shape, randomOutline(random, shape, overBorder));
            if (placed && coverEarlier(shapes, *placed, overlapAllowed)) {
                shapes.push_back(std::move(*placed));
                break;
            }
        }
    }
    return shapes;
}

/// A bright colour that stands out from what it is drawn on.
cv::Vec3f contrastingColor(SampleRandom& random, const cv::Mat3f& canvas, const cv::Mat1b& mask) {
    constexpr double enough = 110; // of 441, the distance from black to white
    const cv::Scalar ground = cv::mean(canvas, mask);
    cv::Vec3f best;
    double bestDistance = -1;
    for (int attempt = 0; attempt < 12 && bestDistance < enough; ++attempt) {
        const SampleColor color = colorFromHsv(random.real(0, 1), random.real(0.45, 0.95), random.real(0.55, 1.0));
        const double distance = std::hypot(color[0] - ground[0], color[1] - ground[1], color[2] - ground[2]);
        if (distance > bestDistance) {
            bestDistance = distance;
            best = {color[0], color[1], color[2]};
        }
    }
    return best;
}

void darkenShadow(cv::Mat3f& canvas, const cv::Mat1b& mask) {
    constexpr int dx = 2;
    constexpr int dy = 3;
    cv::Mat1b blurred;
    cv::GaussianBlur(mask, blurred, {0, 0}, 3);
    for (int y = dy; y < canvas.rows; ++y)
        for (int x = dx; x < canvas.cols; ++x)
            canvas(y, x) *= 1 - 0.32F * static_cast<float>(blurred(y - dy, x - dx)) / 255;
}

/// Colour with a light side, a little texture and a darker rim.
void paintShape(SampleRandom& random, cv::Mat3f& canvas, const PlacedShape& shape) {
    const cv::Vec3f color = contrastingColor(random, canvas, shape.mask);
    const double angle = random.real(0, 2 * std::numbers::pi);
    const std::vector<float> grain = smoothNoise(random, pictureSize, random.real(5, 12));
    const auto grainStrength = static_cast<float>(random.real(4, 14));
    const Box& box = shape.boxInImage;
    const float reach = std::max(box.width(), box.height()) / 2;
    darkenShadow(canvas, shape.mask);
    cv::Mat1b inner;
    cv::erode(shape.mask, inner, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    for (int y = 0; y < canvas.rows; ++y) {
        for (int x = 0; x < canvas.cols; ++x) {
            const float filled = static_cast<float>(shape.mask(y, x)) / 255;
            if (filled <= 0)
                continue;
            const double u = (static_cast<float>(x) - (box.xmin + box.xmax) / 2) / reach;
            const double v = (static_cast<float>(y) - (box.ymin + box.ymax) / 2) / reach;
            const auto light = static_cast<float>(1 + 0.16 * (u * std::cos(angle) + v * std::sin(angle)));
            const float rim = 0.68F + 0.32F * static_cast<float>(inner(y, x)) / 255;
            const float texture = grainStrength * grain[static_cast<std::size_t>(y * canvas.cols + x)];
            const cv::Vec3f shade = color * (light * rim) + cv::Vec3f::all(texture);
            canvas(y, x) = canvas(y, x) * (1 - filled) + shade * filled;
        }
    }
}

RgbImage withSensorNoise(SampleRandom& random, const cv::Mat3f& canvas) {
    const auto sigma = static_cast<float>(random.real(2.5, 6));
    RgbImage image(canvas.cols, canvas.rows);
    std::size_t next = 0;
    for (const cv::Vec3f& pixel : canvas)
        for (int c = 0; c < 3; ++c)
            image.pixels[next++] = cv::saturate_cast<std::uint8_t>(pixel[c] + sigma * random.normal());
    return image;
}

ObjectAnnotation annotationOf(const PlacedShape& shape) {
    return {.className = std::string(toText(shape.shape)),
            .boxInImage = shape.boxInImage,
            .difficult = false,
            .truncated = shape.insideFraction<truncatedBelow, .occluded = shape.coveredFraction> occludedAbove,
            .pose = "Unspecified"};
}

} // namespace

SamplePicture drawSamplePicture(std::uint64_t seed, int index) {
    SampleRandom random(seed, static_cast<std::uint64_t>(index));
    cv::Mat3f canvas(pictureSize.height, pictureSize.width);
    const std::vector<SampleColor> background = backgroundTexture(random, pictureSize);
    std::transform(background.begin(), background.end(), canvas.begin(),
                   [](const SampleColor& color) { return cv::Vec3f(color[0], color[1], color[2]); });
    SamplePicture picture;
    for (const PlacedShape& shape : placeShapes(random)) {
        paintShape(random, canvas, shape);
        picture.objects.push_back(annotationOf(shape));
    }
    picture.image = withSensorNoise(random, canvas);
    return picture;
}

} // namespace boxwright
