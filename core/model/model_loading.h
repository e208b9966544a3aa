#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/model/faster_rcnn.h"
#include "core/model/weights/checkpoint_io.h"

namespace boxwright {

/// A model ready to run, with what was known about it.
struct LoadedModel {
    FasterRcnn model{nullptr};
    ClassList classes;
    std::string report; ///< sentence about keys that were loaded, missing or different
};

/// What the caller knows about a file that does not describe itself.
struct LoadModelOptions {
    std::string model;                ///< for a bare state dict
    std::vector<std::string> classes; ///< for a bare state dict; empty = VOC's or COCO's names, or class1..
    std::optional<Conventions> conventions;
};

/// A model with exactly the tensors of the file. Errors: as readCheckpoint; BadInput if the model or its class count
/// are not known; Unreadable with the keys if tensors are missing or of another shape.
[[nodiscard]] Result<LoadedModel> loadModel(const std::filesystem::path& path, const LoadModelOptions& options);

/// A model for `classes` that starts from the fitting tensors of a file: another detector (its predictor is made anew
/// if the classes differ) or a classifier (its layers become the backbone's). Then the norm is frozen and 3 stages
/// train, as torchvision does. Errors as above; BadInput if nothing fits.
[[nodiscard]] Result<LoadedModel> modelFromWeights(ModelOptions options, const ClassList& classes,
                                                   const std::filesystem::path& path);

} // namespace boxwright
