#include "core/model/ops/roi_align.h"

#include <torch/csrc/autograd/custom_function.h>

#include "core/model/ops/roi_align_kernel.h"

namespace boxwright {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// [N, C, H, W] in any memory format as [N, H, W, C] contiguous; no copy if it is channels_last already.
at::Tensor asChannelsLastRows(const at::Tensor& map) {
    return map.permute({0, 2, 3, 1}).contiguous();
}

std::vector<at::Tensor> asChannelsLastRows(const std::vector<at::Tensor>& maps) {
    std::vector<at::Tensor> rows;
    rows.reserve(maps.size());
    for (const at::Tensor& map : maps)
        rows.push_back(asChannelsLastRows(map));
    return rows;
}

class RoiAlignFunction : public torch::autograd::Function<RoiAlignFunction> {
public:
    static at::Tensor forward(AutogradContext* context, at::TensorList features, const at::Tensor& rois,
                              const at::Tensor& levels, const RoiAlignShape& shape) {
        const std::vector<at::Tensor> rows = asChannelsLastRows(features.vec());
        const at::Tensor output =
            at::empty({rois.size(0), shape.poolSize, shape.poolSize, rows.front().size(3)}, rows.front().options());
        roiAlignForwardCpu(rows, rois, levels, shape, output);
        context->save_for_backward({rois, levels});
        context->saved_data["scales"] = shape.scales;
        context->saved_data["poolSize"] = shape.poolSize;
        context->saved_data["samplingRatio"] = shape.samplingRatio;
        std::vector<std::int64_t> sizes;
        for (const at::Tensor& map : rows)
            sizes.insert(sizes.end(), map.sizes().begin(), map.sizes().end());
        context->saved_data["sizes"] = sizes;
        return output.permute({0, 3, 1, 2});
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradOutputs) {
        const variable_list saved = context->get_saved_variables();
        RoiAlignShape shape;
        shape.scales = context->saved_data["scales"].toDoubleVector();
        shape.poolSize = context->saved_data["poolSize"].toInt();
        shape.samplingRatio = context->saved_data["samplingRatio"].toInt();
        const std::vector<std::int64_t> sizes = context->saved_data["sizes"].toIntVector();
        const at::Tensor grad = asChannelsLastRows(gradOutputs.front());
        std::vector<at::Tensor> gradRows;
        for (std::size_t i = 0; i + 3 < sizes.size(); i += 4)
            gradRows.push_back(at::zeros({sizes[i], sizes[i + 1], sizes[i + 2], sizes[i + 3]}, grad.options()));
        roiAlignBackwardCpu(gradRows, saved[0], saved[1], shape, grad);
        variable_list gradInputs;
        for (const at::Tensor& map : gradRows)
            gradInputs.push_back(map.permute({0, 3, 1, 2}));
        gradInputs.resize(gradInputs.size() + 3); // rois, levels and shape have none
        return gradInputs;
    }
};

/// Values of one map [N, C, H, W] at the fractional positions y, x [R, P*S, P*S] of image `image` [R]: [R, C, P*S,
/// P*S].
at::Tensor bilinearAt(const at::Tensor& map, const at::Tensor& image, const at::Tensor& yIn, const at::Tensor& xIn) {
    const std::int64_t height = map.size(2), width = map.size(3);
    const at::Tensor inside = yIn.ge(-1).logical_and(yIn.le(height)).logical_and(xIn.ge(-1)).logical_and(xIn.le(width));
    const at::Tensor y = yIn.clamp(0, static_cast<double>(height - 1));
    const at::Tensor x = xIn.clamp(0, static_cast<double>(width - 1));
    const at::Tensor top = y.floor().to(at::kLong), left = x.floor().to(at::kLong);
    const at::Tensor bottom = (top + 1).clamp_max(height - 1), right = (left + 1).clamp_max(width - 1);
    const at::Tensor down = y - top, across = x - left;
    const at::Tensor images = image.view({-1, 1, 1}).expand_as(top);
    const auto pick = [&](const at::Tensor& row, const at::Tensor& column, const at::Tensor& weight) {
        const at::Tensor values = map.permute({0, 2, 3, 1}).index({images, row, column}); // [R, PS, PS, C]
        return values * (weight * inside.to(weight.scalar_type())).unsqueeze(3);
    };
    const at::Tensor sum = pick(top, left, (1 - down) * (1 - across)) + pick(top, right, (1 - down) * across) +
                           pick(bottom, left, down * (1 - across)) + pick(bottom, right, down * across);
    return sum.permute({0, 3, 1, 2});
}

} // namespace

at::Tensor roiAlign(const std::vector<at::Tensor>& features, const at::Tensor& rois, const at::Tensor& levels,
                    const RoiAlignShape& shape) {
    TORCH_CHECK(!features.empty() && features.size() == shape.scales.size(),
                "roiAlign: one scale per feature map, got ", shape.scales.size(), " for ", features.size());
    TORCH_CHECK(rois.dim() == 2 && rois.size(1) == 5, "roiAlign: rois must be [R, 5], got ", rois.sizes());
    TORCH_CHECK(levels.dim() == 1 && levels.size(0) == rois.size(0), "roiAlign: levels must be [R], got ",
                levels.sizes());
    if (!rois.is_cpu())
        return roiAlignReference(features, rois, levels, shape);
    return RoiAlignFunction::apply(at::TensorList(features), rois.contiguous(), levels.contiguous(), shape);
}

at::Tensor roiAlignReference(const std::vector<at::Tensor>& features, const at::Tensor& rois, const at::Tensor& levels,
                             const RoiAlignShape& shape) {
    const std::int64_t size = shape.poolSize, samples = shape.samplingRatio, steps = size * samples;
    const std::int64_t channels = features.front().size(1);
    at::Tensor output = at::zeros({rois.size(0), channels, size, size}, features.front().options());
    const at::Tensor step = (at::arange(steps, rois.options()) + .5) / static_cast<double>(steps); // [PS] in (0, 1)
    for (std::size_t level = 0; level < features.size(); ++level) {
        const at::Tensor chosen = at::nonzero(levels.eq(static_cast<std::int64_t>(level))).squeeze(1);
        if (chosen.numel() == 0)
            continue;
        const at::Tensor roi = rois.index_select(0, chosen);
        const at::Tensor box = roi.slice(1, 1, 5) * shape.scales[level];
        const at::Tensor side = (box.slice(1, 2, 4) - box.slice(1, 0, 2)).clamp_min(1);
        const at::Tensor x = box.select(1, 0).unsqueeze(1) + side.select(1, 0).unsqueeze(1) * step; // [R, PS]
        const at::Tensor y = box.select(1, 1).unsqueeze(1) + side.select(1, 1).unsqueeze(1) * step;
        const at::Tensor values =
            bilinearAt(features[level], roi.select(1, 0).to(at::kLong), y.unsqueeze(2).expand({-1, steps, steps}),
                       x.unsqueeze(1).expand({-1, steps, steps}));
        const at::Tensor pooled =
            values.reshape({roi.size(0), channels, size, samples, size, samples}).mean(at::IntArrayRef{3, 5});
        output = output.index_put({chosen}, pooled);
    }
    return output;
}

} // namespace boxwright
