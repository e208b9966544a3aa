#include "core/model/model_table.h"

namespace boxwright {
namespace {

const std::vector<float> kAllSizes{32, 64, 128, 256, 512};

/// torchvision's options for training from nothing: live batch norm, every stage.
ModelOptions standard() {
    ModelOptions options;
    options.norm = NormKind::Batch;
    options.trainableStages = kAllStages;
    return options;
}

/// Small enough to learn from nothing on a CPU in minutes: half-width ResNet-10, FPN 64, 240/320 px (spec platform 8).
ModelOptions compact() {
    ModelOptions options = standard();
    options.pyramidChannels = 64;
    options.transform.minSize = 240;
    options.transform.maxSize = 320;
    options.rpn.anchorSizes = {{16}, {32}, {64}, {96}, {128}};
    options.rpn.aspectRatios = {0.7F, 1.0F, 1.4F};
    options.rpn.preNmsTopTrain = options.rpn.postNmsTopTrain = 500;
    options.rpn.preNmsTopTest = options.rpn.postNmsTopTest = 300;
    options.roi.headChannels = 256;
    options.roi.batchPerImage = 64;
    return options;
}

ModelOptions resNet50V2() {
    ModelOptions options = standard();
    options.pyramidNorm = true;
    options.rpn.headConvs = 2;
    options.roi.headConvs = 4;
    return options;
}

ModelOptions mobileNetPyramid() {
    ModelOptions options = standard();
    options.rpn.anchorSizes = {kAllSizes, kAllSizes, kAllSizes};
    options.rpn.scoreThreshold = 0.05F;
    return options;
}

ModelOptions mobileNetPyramid320() {
    ModelOptions options = mobileNetPyramid();
    options.transform.minSize = 320;
    options.transform.maxSize = 640;
    options.rpn.preNmsTopTest = options.rpn.postNmsTopTest = 150;
    return options;
}

ModelOptions efficientNetPyramid() {
    ModelOptions options = standard();
    options.rpn.anchorSizes = {{64}, {128}, {256}, {512}};
    return options;
}

ModelOptions singleMap() {
    ModelOptions options = standard();
    options.rpn.anchorSizes = {kAllSizes};
    return options;
}

std::vector<ZooEntry> makeZoo() {
    const TapOptions resNetTaps{.layers = {"layer1", "layer2", "layer3", "layer4"}};
    // torchvision's extractor names the blocks without "features."
    const TapOptions mobileNetTaps{.layers = {"features.13", "features.16"}, .dropPrefix = "features."};
    const auto single = [](const char* layer, const char* dropPrefix = "") {
        return TapOptions{.layers = {layer}, .pyramid = false, .dropPrefix = dropPrefix};
    };
    std::vector<ZooEntry> zoo{
        {"fasterrcnn_resnet10_slim_fpn", "Compact: learns from nothing in minutes on a CPU.",
         "half-width ResNet-10, FPN 64", compact(), resNetTaps, BackboneKind::ResNet10Slim},
        {"fasterrcnn_mobilenet_v3_large_320_fpn",
         "Fast on a CPU once it has pretrained weights; weak on small objects.", "MobileNetV3-Large, FPN 256",
         mobileNetPyramid320(), mobileNetTaps, BackboneKind::MobileNetV3Large},
        {"fasterrcnn_mobilenet_v3_large_fpn", "Balanced: five times faster on a CPU than ResNet-50.",
         "MobileNetV3-Large, FPN 256", mobileNetPyramid(), mobileNetTaps, BackboneKind::MobileNetV3Large},
        {"fasterrcnn_resnet18_fpn", "Balanced: ResNet-18 with a feature pyramid.", "ResNet-18, FPN 256", standard(),
         resNetTaps, BackboneKind::ResNet18},
        {"fasterrcnn_resnet50_fpn", "Accurate: ResNet-50 with a feature pyramid, torchvision's model.",
         "ResNet-50, FPN 256", standard(), resNetTaps, BackboneKind::ResNet50},
        {"fasterrcnn_resnet50_fpn_v2", "The most accurate and the slowest: ResNet-50 with deeper heads.",
         "ResNet-50, FPN 256 with norm", resNet50V2(), resNetTaps, BackboneKind::ResNet50},
        {"fasterrcnn_efficientnet_b0_fpn",
         "Few parameters: EfficientNet-B0 with a feature pyramid.",
         "EfficientNet-B0, FPN 256",
         efficientNetPyramid(),
         {.layers = {"features.3", "features.4", "features.8"}},
         BackboneKind::EfficientNetB0},
        {"fasterrcnn_vgg16_bn", "The classic VGG16, one map of stride 16.", "VGG16 with batch norm", singleMap(),
         single("features.42"), BackboneKind::Vgg16Bn},
        {"fasterrcnn_vgg16", "The original VGG16 without norms, one map of stride 16.", "VGG16", singleMap(),
         single("features.29", "features."), BackboneKind::Vgg16},
        {"fasterrcnn_resnet50_layer3", "ResNet-50 up to its third stage, one map of stride 16.", "ResNet-50",
         singleMap(), single("layer3"), BackboneKind::ResNet50},
        {"fasterrcnn_efficientnet_b0", "The fewest parameters: EfficientNet-B0, one map of stride 16.",
         "EfficientNet-B0", singleMap(), single("features.5"), BackboneKind::EfficientNetB0},
        {"fasterrcnn_mobilenet_v2", "MobileNetV2, one map of stride 32.", "MobileNetV2", singleMap(),
         single("features.18", "features."), BackboneKind::MobileNetV2}};
    for (ZooEntry& entry : zoo)
        entry.options.model = entry.name;
    return zoo;
}

} // namespace

const std::vector<ZooEntry>& modelZoo() {
    static const std::vector<ZooEntry> zoo = makeZoo();
    return zoo;
}

Result<const ZooEntry*> findModel(const std::string& name) {
    std::string known;
    for (const ZooEntry& entry : modelZoo()) {
        if (entry.name == name)
            return &entry;
        known += (known.empty() ? "" : ", ") + entry.name;
    }
    return fail(ErrorKind::BadInput, "There is no model named \"" + name + "\"; there are " + known + ".");
}

Result<ModelOptions> modelOptions(const std::string& name) {
    return findModel(name).map([](const ZooEntry* entry) { return entry->options; });
}

} // namespace boxwright
