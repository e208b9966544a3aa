#include "core/base/detector_inspection.h"

namespace boxwright {

Box DetectorInspection::toImage(const Box& boxInResized) const {
    const float x = static_cast<float>(image.width) / static_cast<float>(resized.width);
    const float y = static_cast<float>(image.height) / static_cast<float>(resized.height);
    return {boxInResized.xmin * x, boxInResized.ymin * y, boxInResized.xmax * x, boxInResized.ymax * y};
}

std::vector<Box> DetectorInspection::anchorsOfCell(int level, int row, int column) const {
    const InspectedLevel& of = levels.at(static_cast<std::size_t>(level));
    const auto x = static_cast<float>(column * of.strideX), y = static_cast<float>(row * of.strideY);
    std::vector<Box> boxes;
    for (const Box& first : of.firstCellInResized)
        boxes.push_back(toImage({first.xmin + x, first.ymin + y, first.xmax + x, first.ymax + y}));
    return boxes;
}

} // namespace boxwright
