#include "core/model/anchor_generator.h"

namespace boxwright {
namespace {

at::Tensor anchorTemplates(const std::vector<float>& sizes, const std::vector<float>& ratios) {
    const at::Tensor size = at::tensor(sizes, at::kFloat);
    const at::Tensor heightRatio = at::tensor(ratios, at::kFloat).sqrt();
    const at::Tensor widthRatio = 1 / heightRatio;
    const at::Tensor width = (widthRatio.unsqueeze(1) * size.unsqueeze(0)).view(-1);
    const at::Tensor height = (heightRatio.unsqueeze(1) * size.unsqueeze(0)).view(-1);
    return (at::stack({-width, -height, width, height}, 1) / 2).round(); // halves to even
}

} // namespace

AnchorGenerator::AnchorGenerator(const RpnOptions& options) {
    for (const std::vector<float>& sizes : options.anchorSizes)
        m_templates.push_back(anchorTemplates(sizes, options.aspectRatios));
}

std::vector<at::Tensor> AnchorGenerator::anchors(const std::vector<at::Tensor>& maps, int64_t paddedHeight,
                                                 int64_t paddedWidth) const {
    TORCH_CHECK(maps.size() == m_templates.size(), "anchors: ", m_templates.size(), " levels of sizes for ",
                maps.size(), " feature maps");
    std::vector<at::Tensor> result;
    for (std::size_t level = 0; level < maps.size(); ++level) {
        const at::Tensor& map = maps[level];
        const int64_t strideY = paddedHeight / map.size(2), strideX = paddedWidth / map.size(3);
        const at::Tensor y = at::arange(map.size(2), at::kFloat) * strideY;
        const at::Tensor x = at::arange(map.size(3), at::kFloat) * strideX;
        const at::Tensor rows = y.view({-1, 1}).expand({map.size(2), map.size(3)}).reshape(-1);
        const at::Tensor columns = x.view({1, -1}).expand({map.size(2), map.size(3)}).reshape(-1);
        const at::Tensor shift = at::stack({columns, rows, columns, rows}, 1);
        result.push_back((shift.unsqueeze(1) + m_templates[level].unsqueeze(0)).reshape({-1, 4}).to(map.device()));
    }
    return result;
}

} // namespace boxwright
