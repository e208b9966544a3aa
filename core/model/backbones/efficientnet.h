#pragma once

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/norm.h"

namespace boxwright {

/// EfficientNet-B0's feature part: nodes features.0 to features.8, the last with 1280 channels and stride 32; six
/// stages. `stochasticDepth` is the drop probability of the last block, in training; earlier blocks get
/// proportionally less. Source: torchvision.models.efficientnet; spec section 21.7.
[[nodiscard]] NodeChain efficientNetB0Chain(const NormOptions& norm, double stochasticDepth);

} // namespace boxwright
