#include "core/model/ops/box_ops.h"

namespace boxwright {

at::Tensor boxArea(const at::Tensor& boxes) {
    return (boxes.select(1, 2) - boxes.select(1, 0)) * (boxes.select(1, 3) - boxes.select(1, 1));
}

at::Tensor boxIou(const at::Tensor& boxes1, const at::Tensor& boxes2) {
    const at::Tensor topLeft = at::max(boxes1.slice(1, 0, 2).unsqueeze(1), boxes2.slice(1, 0, 2).unsqueeze(0));
    const at::Tensor bottomRight = at::min(boxes1.slice(1, 2, 4).unsqueeze(1), boxes2.slice(1, 2, 4).unsqueeze(0));
    const at::Tensor side = (bottomRight - topLeft).clamp_min(0);
    const at::Tensor intersection = side.select(2, 0) * side.select(2, 1);
    return intersection / (boxArea(boxes1).unsqueeze(1) + boxArea(boxes2).unsqueeze(0) - intersection);
}

at::Tensor clipBoxes(const at::Tensor& boxes, double height, double width) {
    const at::Tensor limit = at::tensor({width, height, width, height}, boxes.options());
    return at::min(boxes.clamp_min(0), limit);
}

at::Tensor indicesOfLargeBoxes(const at::Tensor& boxes, double minSide) {
    const at::Tensor width = boxes.select(1, 2) - boxes.select(1, 0);
    const at::Tensor height = boxes.select(1, 3) - boxes.select(1, 1);
    return at::nonzero(width.ge(minSide).logical_and(height.ge(minSide))).squeeze(1);
}

} // namespace boxwright
