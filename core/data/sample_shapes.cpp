#include "core/data/sample_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>

namespace boxwright {

namespace {

/// Corners on one circle, or on two in turn if `innerRadius` differs from 1 (a star).
std::vector<OutlinePoint> cornersOnCircles(int corners, double innerRadius, double angle) {
    std::vector<OutlinePoint> points;
    for (int i = 0; i < corners; ++i) {
        const double radius = i % 2 == 0 ? 1.0 : innerRadius;
        const double turn = angle + 2 * std::numbers::pi * i / corners;
        points.push_back({radius * std::cos(turn), radius * std::sin(turn)});
    }
    return points;
}

std::vector<OutlinePoint> scaledCircle(double radius) {
    std::vector<OutlinePoint> points = cornersOnCircles(96, 1, 0);
    for (OutlinePoint& point : points)
        point = {point.x * radius, point.y * radius};
    return points;
}

Outline unitOutline(SampleShape shape, double angle) {
    switch (shape) {
    case SampleShape::Circle:
        return {scaledCircle(1)};
    case SampleShape::Ring:
        return {scaledCircle(1), scaledCircle(0.55)};
    case SampleShape::Square:
        return {cornersOnCircles(4, 1, angle)};
    case SampleShape::Star:
        return {cornersOnCircles(10, 0.45, angle)};
    case SampleShape::Triangle:
        return {cornersOnCircles(3, 1, angle)};
    }
    return {};
}

double polygonArea(const std::vector<OutlinePoint>& polygon) {
    double twice = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const OutlinePoint& a = polygon[i];
        const OutlinePoint& b = polygon[(i + 1) % polygon.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2;
}

} // namespace

Outline shapeOutline(SampleShape shape, double side, double angle) {
    Outline outline = unitOutline(shape, angle);
    const Box box = outlineBox(outline);
    outline = moved(std::move(outline), -(box.xmin + box.xmax) / 2.0, -(box.ymin + box.ymax) / 2.0);
    const double scale = side / std::max(box.width(), box.height());
    for (auto& polygon : outline)
        for (OutlinePoint& point : polygon)
            point = {point.x * scale, point.y * scale};
    return outline;
}

Outline moved(Outline outline, double dx, double dy) {
    for (auto& polygon : outline)
        for (OutlinePoint& point : polygon)
            point = {point.x + dx, point.y + dy};
    return outline;
}

Box outlineBox(const Outline& outline) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    Box box{infinity, infinity, -infinity, -infinity};
    for (const auto& polygon : outline) {
        for (const OutlinePoint& point : polygon) {
            box.xmin = std::min(box.xmin, static_cast<float>(point.x));
            box.ymin = std::min(box.ymin, static_cast<float>(point.y));
            box.xmax = std::max(box.xmax, static_cast<float>(point.x));
            box.ymax = std::max(box.ymax, static_cast<float>(point.y));
        }
    }
    return box;
}

double outlineArea(const Outline& outline) {
    double area = 0;
    for (std::size_t i = 0; i < outline.size(); ++i)
        area += i == 0 ? polygonArea(outline[i]) : -polygonArea(outline[i]); // later polygons are holes
    return area;
}

} // namespace boxwright
