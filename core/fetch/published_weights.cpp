#include "core/fetch/published_weights.h"

#include <algorithm>
#include <cstdlib>

namespace boxwright {
namespace {

/// torchvision states sizes in MiB.
constexpr std::uint64_t fromMiB(double size) {
    return static_cast<std::uint64_t>(size * 1024 * 1024);
}

// Names, hashes and sizes are torchvision's (torchvision/models, url and _file_size of its Weights entries). The hash
// in EfficientNet's former name is not that of the file (pytorch/vision issue 7744): the new name has the right one.
std::vector<PublishedWeights> makeTable() {
    using enum WeightsKind;
    return {
        {"Faster R-CNN ResNet-50 FPN",
         "fasterrcnn_resnet50_fpn_coco-258fb6c6.pth",
         "",
         "258fb6c6",
         fromMiB(159.743),
         Detector,
         {"fasterrcnn_resnet50_fpn"}},
        {"Faster R-CNN ResNet-50 FPN v2",
         "fasterrcnn_resnet50_fpn_v2_coco-dd69338a.pth",
         "",
         "dd69338a",
         fromMiB(167.104),
         Detector,
         {"fasterrcnn_resnet50_fpn_v2"}},
        {"Faster R-CNN MobileNetV3-Large FPN",
         "fasterrcnn_mobilenet_v3_large_fpn-fb6a3cc7.pth",
         "",
         "fb6a3cc7",
         fromMiB(74.239),
         Detector,
         {"fasterrcnn_mobilenet_v3_large_fpn"}},
        {"Faster R-CNN MobileNetV3-Large 320 FPN",
         "fasterrcnn_mobilenet_v3_large_320_fpn-907ea3f9.pth",
         "",
         "907ea3f9",
         fromMiB(74.239),
         Detector,
         {"fasterrcnn_mobilenet_v3_large_320_fpn"}},
        {"ResNet-18", "resnet18-f37072fd.pth", "", "f37072fd", fromMiB(44.661), Backbone, {"fasterrcnn_resnet18_fpn"}},
        {"ResNet-50",
         "resnet50-0676ba61.pth",
         "",
         "0676ba61",
         fromMiB(97.781),
         Backbone,
         {"fasterrcnn_resnet50_fpn", "fasterrcnn_resnet50_layer3"}},
        {"ResNet-50, V2 weights",
         "resnet50-11ad3fa6.pth",
         "",
         "11ad3fa6",
         fromMiB(97.79),
         Backbone,
         {"fasterrcnn_resnet50_fpn_v2"}},
        {"MobileNetV3-Large",
         "mobilenet_v3_large-8738ca79.pth",
         "",
         "8738ca79",
         fromMiB(21.114),
         Backbone,
         {"fasterrcnn_mobilenet_v3_large_fpn", "fasterrcnn_mobilenet_v3_large_320_fpn"}},
        {"MobileNetV2",
         "mobilenet_v2-b0353104.pth",
         "",
         "b0353104",
         fromMiB(13.555),
         Backbone,
         {"fasterrcnn_mobilenet_v2"}},
        {"EfficientNet-B0",
         "efficientnet_b0_rwightman-7f5810bc.pth",
         "efficientnet_b0_rwightman-3dd342df.pth",
         "7f5810bc",
         fromMiB(20.451),
         Backbone,
         {"fasterrcnn_efficientnet_b0_fpn", "fasterrcnn_efficientnet_b0"}},
        {"VGG16 with batch norm",
         "vgg16_bn-6c64b313.pth",
         "",
         "6c64b313",
         fromMiB(527.866),
         Backbone,
         {"fasterrcnn_vgg16_bn"}},
        {"VGG16", "vgg16-397923af.pth", "", "397923af", fromMiB(527.796), Backbone, {"fasterrcnn_vgg16"}},
    };
}

bool answersTo(const PublishedWeights& weights, const std::string& name) {
    const auto isFile = [&name](const std::string& file) {
        return !file.empty() && (file == name || file == name + ".pth");
    };
    return isFile(weights.fileName) || isFile(weights.formerName) ||
           std::find(weights.models.begin(), weights.models.end(), name) != weights.models.end();
}

std::string knownModels() {
    std::vector<std::string> names;
    for (const PublishedWeights& weights : publishedWeights())
        for (const std::string& model : weights.models)
            if (std::find(names.begin(), names.end(), model) == names.end())
                names.push_back(model);
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

const std::vector<PublishedWeights>& publishedWeights() {
    static const std::vector<PublishedWeights> table = makeTable();
    return table;
}

Result<PublishedWeights> findPublished(const std::string& name, bool backboneOnly) {
    for (const PublishedWeights& weights : publishedWeights())
        if (answersTo(weights, name) && (!backboneOnly || weights.kind == WeightsKind::Backbone))
            return weights;
    return fail(ErrorKind::BadInput,
                "torchvision publishes no weights for \"" + name + "\"; there are some for " + knownModels() + ".");
}

std::string weightsServer() {
    const char* mirror = std::getenv("BOXWRIGHT_WEIGHTS_URL");
    return mirror != nullptr && *mirror != '\0' ? mirror : "https://download.pytorch.org/models/";
}

std::string weightsLicence() {
    return "torchvision is under the BSD 3-Clause licence; pre-trained weights may also be bound by the terms of the "
           "data "
           "they were trained on (ImageNet, COCO), and whoever uses them has to see whether they may.";
}

} // namespace boxwright
