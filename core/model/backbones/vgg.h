#pragma once

#include <optional>

#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/norm.h"

namespace boxwright {

/// VGG16's feature part: nodes are the ReLUs and max-pools, each under the number it has in torchvision; five stages.
/// With norm (vgg16_bn) the last ReLU is features.42, without (vgg16) features.29: 512 channels, stride 16.
/// Source: torchvision.models.vgg; spec sections 21.4 and 21.5.
[[nodiscard]] NodeChain vgg16Chain(const std::optional<NormOptions>& norm);

} // namespace boxwright
