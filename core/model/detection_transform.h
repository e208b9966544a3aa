#pragma once

#include <vector>

#include "core/model/detection_types.h"
#include "core/model/options.h"

namespace boxwright {

/// Normalise, resize, pad; and back. Source: torchvision GeneralizedRCNNTransform; spec sections 5 and 19.
class DetectionTransform {
public:
    DetectionTransform(const TransformOptions& options, Conventions conventions)
        : m_options(options)
        , m_conventions(conventions) {}

    /// Size of the resized image: shorter side minSize unless the longer would pass maxSize.
    [[nodiscard]] FrameSize resizedSize(FrameSize original) const { return resizedSize(original, m_options.minSize); }
    /// images: [3, H, W] each, uint8 (0 to 255) or float32 (0 to 1), on any device. In training each image's shorter
    /// side is drawn from trainMinSizes with torch's global CPU generator.
    [[nodiscard]] ImageBatch batch(const std::vector<at::Tensor>& images, bool training = false) const;
    /// Boxes [N, 4] from one frame into another; ratios in float32.
    [[nodiscard]] static at::Tensor mapBoxes(const at::Tensor& boxes, FrameSize from, FrameSize to);

private:
    [[nodiscard]] FrameSize resizedSize(FrameSize original, int minSize) const;
    [[nodiscard]] int drawnMinSize() const;
    [[nodiscard]] at::Tensor normalised(const at::Tensor& image) const;

    TransformOptions m_options;
    Conventions m_conventions;
};

} // namespace boxwright
