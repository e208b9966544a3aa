#include "ui/annotate/box_geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace boxwright {

namespace {

/// -1 near the low side, 1 near the high one, 0 neither.
int nearSide(double low, double high, double value, double zone) {
    const double inwards = std::min(zone, (high - low) / 4);
    const bool nearLow = value >= low - zone && value <= low + inwards;
    const bool nearHigh = value >= high - inwards && value <= high + zone;
    if (nearLow && nearHigh) // no extent: by the side on which the point is
        return value < (low + high) / 2 ? -1 : 1;
    return nearLow ? -1 : nearHigh ? 1 : 0;
}

float whole(double value, double most) {
    return static_cast<float>(std::clamp(std::round(value), 0.0, most));
}

/// In order and at least a pixel long.
void settle(float& low, float& high, int most) {
    if (low > high)
        std::swap(low, high);
    if (high - low >= 1)
        return;
    if (high + 1 <= static_cast<float>(most))
        high = low + 1;
    else
        low = high - 1;
}

} // namespace

unsigned handleAt(const Box& box, QPointF point, double zoom, double zoneInView) {
    const double zone = zoneInView / zoom;
    if (point.x() < box.xmin - zone || point.x() > box.xmax + zone || point.y() < box.ymin - zone ||
        point.y() > box.ymax + zone)
        return NoSide;
    const int x = nearSide(box.xmin, box.xmax, point.x(), zone);
    const int y = nearSide(box.ymin, box.ymax, point.y(), zone);
    return (x < 0 ? LeftSide : x > 0 ? RightSide : NoSide) | (y < 0 ? TopSide : y > 0 ? BottomSide : NoSide);
}

Box resized(const Box& box, unsigned sides, QPointF point, QSize image) {
    Box result = box;
    if (sides & LeftSide)
        result.xmin = whole(point.x(), image.width());
    if (sides & RightSide)
        result.xmax = whole(point.x(), image.width());
    if (sides & TopSide)
        result.ymin = whole(point.y(), image.height());
    if (sides & BottomSide)
        result.ymax = whole(point.y(), image.height());
    settle(result.xmin, result.xmax, image.width());
    settle(result.ymin, result.ymax, image.height());
    return result;
}

std::vector<Box> movedTogether(const std::vector<Box>& boxes, QPointF by, QSize image) {
    if (boxes.empty())
        return {};
    Box all = boxes.front();
    for (const Box& box : boxes)
        all = {std::min(all.xmin, box.xmin), std::min(all.ymin, box.ymin), std::max(all.xmax, box.xmax),
               std::max(all.ymax, box.ymax)};
    // A box that lies outside already may stay there, but goes no further.
    const auto limited = [](double wanted, double low, double high, double most) {
        const double room = std::max(0.0, std::floor(low));
        const double beyond = std::max(0.0, std::floor(most - high));
        return static_cast<float>(std::clamp(std::round(wanted), -room, beyond));
    };
    const float dx = limited(by.x(), all.xmin, all.xmax, image.width());
    const float dy = limited(by.y(), all.ymin, all.ymax, image.height());
    std::vector<Box> moved = boxes;
    for (Box& box : moved)
        box = {box.xmin + dx, box.ymin + dy, box.xmax + dx, box.ymax + dy};
    return moved;
}

Box drawnBox(QPointF from, QPointF to, DrawStyle style, QSize image) {
    QPointF reach = to - from;
    if (style.square) {
        const double side = std::max(std::abs(reach.x()), std::abs(reach.y()));
        reach = {std::copysign(side, reach.x()), std::copysign(side, reach.y())};
    }
    const QPointF start = style.fromCentre ? from - reach : from;
    const QPointF end = from + reach;
    const double left = std::min(start.x(), end.x());
    const double right = std::max(start.x(), end.x());
    const double top = std::min(start.y(), end.y());
    const double bottom = std::max(start.y(), end.y());
    return {whole(left, image.width()), whole(top, image.height()), whole(right, image.width()),
            whole(bottom, image.height())};
}

Box boundsOf(const std::vector<QPointF>& points, QSize image) {
    if (points.empty())
        return {};
    QPointF low = points.front();
    QPointF high = low;
    for (const QPointF& point : points) {
        low = {std::min(low.x(), point.x()), std::min(low.y(), point.y())};
        high = {std::max(high.x(), point.x()), std::max(high.y(), point.y())};
    }
    return drawnBox(low, high, {}, image);
}

std::vector<std::size_t> boxesAt(const std::vector<Box>& boxes, QPointF point, double slack) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& box = boxes[i];
        if (point.x() >= box.xmin - slack && point.x() <= box.xmax + slack && point.y() >= box.ymin - slack &&
            point.y() <= box.ymax + slack)
            found.push_back(i);
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](std::size_t a, std::size_t b) { return boxes[a].area() < boxes[b].area(); });
    return found;
}

} // namespace boxwright
