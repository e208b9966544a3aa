#pragma once

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/norm.h"

namespace boxwright {

/// VGG16 with batch norm, its feature part: nodes are the ReLUs and max-pools, features.2 to features.43, each under
/// the number it has in torchvision; features.42 has 512 channels and stride 16; five stages.
/// Source: torchvision.models.vgg; spec section 21.5.
[[nodiscard]] NodeChain vgg16BnChain(const NormOptions& norm);

} // namespace boxwright
