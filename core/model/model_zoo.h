#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/faster_rcnn.h"
#include "core/model/model_table.h"

namespace boxwright {

/// Takes the maps from these nodes of the backbone ("layer3", "features.42") and gives each level one anchor size of
/// eight times its stride, the extra pyramid level the double; one level without pyramid keeps its sizes. BadInput
/// lists the nodes that exist.
[[nodiscard]] Result<ModelOptions> withLayers(ModelOptions options, const std::vector<std::string>& layers);

/// Builds the model that `options` describe, freshly initialised from torch's global generator. BadInput names the
/// first option that cannot be.
[[nodiscard]] Result<FasterRcnn> makeModel(const ModelOptions& options);

} // namespace boxwright
