#include "core/model/box_coder.h"

#include <cmath>

namespace boxwright {
namespace {

struct CentredBoxes {
    at::Tensor centreX, centreY, width, height;
};

CentredBoxes centred(const at::Tensor& boxes) {
    const at::Tensor width = boxes.select(1, 2) - boxes.select(1, 0);
    const at::Tensor height = boxes.select(1, 3) - boxes.select(1, 1);
    return {boxes.select(1, 0) + 0.5 * width, boxes.select(1, 1) + 0.5 * height, width, height};
}

} // namespace

at::Tensor BoxCoder::encode(const at::Tensor& boxes, const at::Tensor& references) const {
    const CentredBoxes box = centred(boxes.to(at::kFloat)), reference = centred(references.to(at::kFloat));
    return at::stack({m_weights[0] * (box.centreX - reference.centreX) / reference.width,
                      m_weights[1] * (box.centreY - reference.centreY) / reference.height,
                      m_weights[2] * (box.width / reference.width).log(),
                      m_weights[3] * (box.height / reference.height).log()},
                     1);
}

at::Tensor BoxCoder::decode(const at::Tensor& deltasIn, const at::Tensor& references) const {
    static const double kMaxLogScale = std::log(1000.0 / 16.0);
    const at::Tensor deltas = deltasIn.to(at::kFloat);
    const CentredBoxes reference = centred(references.to(at::kFloat));
    const at::Tensor centreX = deltas.select(1, 0) / m_weights[0] * reference.width + reference.centreX;
    const at::Tensor centreY = deltas.select(1, 1) / m_weights[1] * reference.height + reference.centreY;
    const at::Tensor width = (deltas.select(1, 2) / m_weights[2]).clamp_max(kMaxLogScale).exp() * reference.width;
    const at::Tensor height = (deltas.select(1, 3) / m_weights[3]).clamp_max(kMaxLogScale).exp() * reference.height;
    return at::stack({centreX - 0.5 * width, centreY - 0.5 * height, centreX + 0.5 * width, centreY + 0.5 * height}, 1);
}

} // namespace boxwright
