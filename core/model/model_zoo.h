#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/backbones/chain_backbone.h"
#include "core/model/faster_rcnn.h"

namespace boxwright {

/// One detector that can be built by name. Adding one touches this table and one backbone file.
struct ZooEntry {
    std::string name;
    std::string summary;  ///< one sentence for people
    std::string backbone; ///< for people
    ModelOptions options; ///< defaults; numClasses is overwritten
    TapOptions taps;      ///< where the maps come from, unless options.layers says otherwise
    std::function<NodeChain(const ModelOptions&)> makeChain;
};

/// All models, in the order to offer them.
[[nodiscard]] const std::vector<ZooEntry>& modelZoo();

/// Default options of a model. BadInput lists the names that exist.
[[nodiscard]] Result<ModelOptions> modelOptions(const std::string& name);

/// Takes the maps from these nodes of the backbone ("layer3", "features.42") and gives each level one anchor size of
/// eight times its stride, the extra pyramid level the double; one level without pyramid keeps its sizes. BadInput
/// lists the nodes that exist.
[[nodiscard]] Result<ModelOptions> withLayers(ModelOptions options, const std::vector<std::string>& layers);

/// Builds the model that `options` describe, freshly initialised from torch's global generator. BadInput names the
/// first option that cannot be.
[[nodiscard]] Result<FasterRcnn> makeModel(const ModelOptions& options);

} // namespace boxwright
