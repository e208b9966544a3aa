#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// What a published file holds.
enum class WeightsKind {
    Detector, ///< a whole detector, trained on COCO
    Backbone, ///< an ImageNet classifier, whose layers become the backbone's
};

/// A file of weights that torchvision publishes.
struct PublishedWeights {
    std::string network;  ///< torchvision's name of the network, e.g. "ResNet-50"
    std::string fileName; ///< as on the server and in PyTorch's cache
    /// Name of the same bytes in torchvision before 0.17; PyTorch may have cached them so. Empty: there is none.
    std::string formerName;
    std::string sha256Prefix; ///< the first 8 hexadecimal digits
    std::uint64_t bytes = 0;  ///< approximate, as torchvision states it
    WeightsKind kind = WeightsKind::Detector;
    std::vector<std::string> models; ///< names of modelList() that can start from it; the first is made for it
};

/// All that our models can use; detectors first.
[[nodiscard]] const std::vector<PublishedWeights>& publishedWeights();

/// What `name`, a model or a file name, should start from: the detector where one is published, else the backbone; with
/// `backboneOnly` always the backbone. BadInput lists the names that exist.
[[nodiscard]] Result<PublishedWeights> findPublished(const std::string& name, bool backboneOnly = false);

/// "https://download.pytorch.org/models/", unless the environment variable BOXWRIGHT_WEIGHTS_URL names a mirror.
[[nodiscard]] std::string weightsServer();

/// What torchvision says about the licence of these files, for people.
[[nodiscard]] std::string weightsLicence();

} // namespace boxwright
