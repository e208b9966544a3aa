#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/model/faster_rcnn.h"
#include "core/model/model_choices.h"
#include "core/model/weights/checkpoint_io.h"

namespace boxwright {

/// A model ready to run, with what was known about it.
struct LoadedModel {
    FasterRcnn model{nullptr};
    ClassList classes;
    LoadReport keys;    ///< tensors that were loaded, missing or different
    std::string report; ///< the same as a sentence, with what else is worth knowing
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

/// A model for `classes` that starts from the fitting tensors of a file: another detector or a classifier, whose layers
/// become the backbone's. The predictor is made anew but for the classes that the file knows by the same name. Unless
/// chosen otherwise the norms are frozen and 3 stages train, as torchvision does; a checkpoint of the same model brings
/// its own options. Errors as above; BadInput if nothing fits.
[[nodiscard]] Result<LoadedModel> modelFromWeights(const std::string& model, const ModelChoices& choices,
                                                   const ClassList& classes, const std::filesystem::path& path);

/// The model of a training run that another program began: exactly the tensors of the file, the norms that it has, and,
/// unless chosen otherwise, torchvision's 3 trained stages. BadInput if the file has another number of classes.
[[nodiscard]] Result<LoadedModel> modelToResume(const std::string& model, const ModelChoices& choices,
                                                const ClassList& classes, const std::filesystem::path& path);

/// Names of the zoo's models of which the file has every tensor in the right shape. Slow: builds every model.
[[nodiscard]] std::vector<std::string> modelsOf(const StateDict& file);

} // namespace boxwright
