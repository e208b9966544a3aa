#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/faster_rcnn.h"

namespace boxwright {

/// One detector that can be built by name. Adding one touches this table and one backbone file.
struct ZooEntry {
    std::string name;
    std::string summary;  ///< one sentence for people
    std::string backbone; ///< for people
    ModelOptions options; ///< defaults; numClasses is overwritten
    std::function<std::shared_ptr<Backbone>(const ModelOptions&)> makeBackbone;
};

/// All models, in the order to offer them.
[[nodiscard]] const std::vector<ZooEntry>& modelZoo();

/// Default options of a model. BadInput lists the names that exist.
[[nodiscard]] Result<ModelOptions> modelOptions(const std::string& name);

/// Builds the model that `options` describe, freshly initialised from torch's global generator.
[[nodiscard]] Result<FasterRcnn> makeModel(const ModelOptions& options);

} // namespace boxwright
