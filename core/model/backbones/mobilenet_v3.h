#pragma once

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/norm.h"

namespace boxwright {

/// MobileNetV3-Large's feature part: nodes features.0 to features.16, the last with 960 channels and stride 32; six
/// stages. Source: torchvision.models.mobilenetv3; spec section 21.8.
[[nodiscard]] NodeChain mobileNetV3LargeChain(const NormOptions& norm);

} // namespace boxwright
