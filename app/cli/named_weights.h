#pragma once

#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace boxwright {

/// The file that --weights means: a path, or "coco" or "imagenet", what torchvision publishes for `model`, in PyTorch's
/// cache. NotFound says how to fetch it: nothing is downloaded here. BadInput if nothing is published.
[[nodiscard]] Result<std::filesystem::path> namedWeights(const std::string& weights, const std::string& model);

} // namespace boxwright
