#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/result.h"

namespace boxwright {

/// One named tensor of a weight file.
struct TensorInfo {
    std::string name; ///< today's torchvision name
    std::string type; ///< as PyTorch calls it: "float32"
    std::vector<std::int64_t> shape;
    std::uint64_t bytes = 0;
};

/// What a weight file is.
struct WeightsInfo {
    std::string form; ///< zip, legacy, tar or safetensors
    std::uint64_t fileBytes = 0;
    std::string model;    ///< as the file says; empty if it does not
    int numClasses = 0;   ///< with the background; 0 if there is no predictor
    bool ownNames = true; ///< false: the class names below are VOC's, COCO's or numbers, chosen by their count
    ClassList classes;
    std::vector<TensorInfo> tensors;         ///< by name
    std::int64_t parameters = 0;             ///< numbers in the tensors, but for the statistics of norms
    std::optional<std::int64_t> epoch, step; ///< completed; of a training checkpoint
    /// Models that can run it as it is or, if none can, whose backbone it has.
    std::vector<std::string> fittingModels;
    bool wholeDetector = false; ///< the models above can run it
};

/// Opens a file of any form. Without a model name in the file this builds every model to compare: some seconds. Draws
/// from torch's global generator: not while a training run is on that is to be repeatable. Errors: NotFound,
/// Unreadable, Unsupported.
[[nodiscard]] Result<WeightsInfo> readWeightsInfo(const std::filesystem::path& path);

/// What training a model would take from a file, by tensor name.
struct WeightsFit {
    std::string model;
    std::vector<std::string> loaded;
    std::vector<std::string> newlyMade;  ///< of parts that the file has nothing of, or that depend on the classes
    std::vector<std::string> missing;    ///< the file has the rest of this part
    std::vector<std::string> mismatched; ///< "NAME: file [91, 1024], model [4, 1024]"
    std::vector<std::string> unexpected; ///< only the file has them
    std::vector<std::string> newParts;   ///< backbone, fpn, rpn, box_head, box_predictor: those wholly made anew
    std::string summary;                 ///< a sentence or two
};

/// Builds the model, so that it takes a second; about torch's generator see readWeightsInfo. Errors: as training's:
/// NotFound, Unreadable, Unsupported, BadInput if there is no such model or nothing fits.
[[nodiscard]] Result<WeightsFit> checkWeights(const std::filesystem::path& path, const std::string& model,
                                              const ClassList& classes);

/// Writes the weights of a file in the form that the extension of `out` names: .pth, .pt or .safetensors. Options and
/// classes of our own files stay; the state of a training run goes. With `bare` a .pth holds the state dict alone, for
/// load_state_dict in Python. Errors: as reading; BadInput; WriteFailed.
[[nodiscard]] Result<void> convertWeights(const std::filesystem::path& in, const std::filesystem::path& out,
                                          bool bare = false);

} // namespace boxwright
