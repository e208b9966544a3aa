#pragma once

#include <vector>

#include <ATen/ATen.h>

#include "core/model/options.h"

namespace boxwright {

/// Reference boxes on a grid per feature map. Source: torchvision AnchorGenerator; spec section 7.
/// Templates are float32 whatever the feature dtype, so mixed precision cannot move them.
class AnchorGenerator {
public:
    explicit AnchorGenerator(const RpnOptions& options);

    /// Templates per location; the same on every level.
    [[nodiscard]] int64_t anchorsPerLocation() const { return m_templates.front().size(0); }
    /// One tensor per map: [H*W*A, 4] float32 at resized scale, row-major over (row, column, template).
    /// The stride is padded size / map size, integer division. Neither clipped nor filtered.
    [[nodiscard]] std::vector<at::Tensor> anchors(const std::vector<at::Tensor>& maps, int64_t paddedHeight,
                                                  int64_t paddedWidth) const;

private:
    std::vector<at::Tensor> m_templates; ///< per level [A, 4] float32, CPU
};

} // namespace boxwright
