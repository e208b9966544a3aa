#pragma once

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/norm.h"

namespace boxwright {

/// MobileNetV2's feature part: nodes features.0 to features.18, the last with 1280 channels and stride 32; six stages.
/// Source: torchvision.models.mobilenetv2; spec section 21.3.
[[nodiscard]] NodeChain mobileNetV2Chain(const NormOptions& norm);

} // namespace boxwright
