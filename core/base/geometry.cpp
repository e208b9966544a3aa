#include "core/base/geometry.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

bool Box::hasExtent() const {
    return std::isfinite(xmin) && std::isfinite(ymin) && std::isfinite(xmax) && std::isfinite(ymax) && xmax > xmin &&
           ymax > ymin;
}

float iou(const Box& a, const Box& b) {
    if (!a.hasExtent() || !b.hasExtent())
        return 0;
    const float width = std::min(a.xmax, b.xmax) - std::max(a.xmin, b.xmin);
    const float height = std::min(a.ymax, b.ymax) - std::max(a.ymin, b.ymin);
    if (width <= 0 || height <= 0)
        return 0;
    const float intersection = width * height;
    return intersection / (a.area() + b.area() - intersection);
}

Box clipped(const Box& box, ImageSize size) {
    const auto width = static_cast<float>(size.width);
    const auto height = static_cast<float>(size.height);
    return {std::clamp(box.xmin, 0.0F, width), std::clamp(box.ymin, 0.0F, height), std::clamp(box.xmax, 0.0F, width),
            std::clamp(box.ymax, 0.0F, height)};
}

} // namespace boxwright
