#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/backbones/tap_options.h"
#include "core/model/options.h"

namespace boxwright {

/// The chains of layers that detectors are built on.
enum class BackboneKind {
    ResNet10Slim, ///< half the width of ResNet-18, one block a stage
    ResNet18,
    ResNet50,
    MobileNetV2,
    MobileNetV3Large,
    EfficientNetB0,
    Vgg16Bn,
    Vgg16
};

/// One detector that can be built by name. Adding one touches this table and, for a new backbone, one file of its own
/// and the choice in model_zoo.cpp.
struct ZooEntry {
    std::string name;
    std::string summary;  ///< one sentence for people
    std::string backbone; ///< for people
    ModelOptions options; ///< defaults; numClasses is overwritten
    TapOptions taps;      ///< where the maps come from, unless options.layers says otherwise
    BackboneKind chain{};
};

/// All models, in the order to offer them. Needs no LibTorch, so that a list can be shown before it is loaded.
[[nodiscard]] const std::vector<ZooEntry>& modelZoo();

/// BadInput lists the names that exist.
[[nodiscard]] Result<const ZooEntry*> findModel(const std::string& name);

/// Default options of a model. Errors: as findModel.
[[nodiscard]] Result<ModelOptions> modelOptions(const std::string& name);

} // namespace boxwright
