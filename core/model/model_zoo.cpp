#include "core/model/model_zoo.h"

#include <algorithm>

#include "core/model/backbones/efficientnet.h"
#include "core/model/backbones/mobilenet_v2.h"
#include "core/model/backbones/mobilenet_v3.h"
#include "core/model/backbones/resnet.h"
#include "core/model/backbones/vgg.h"
#include "core/model/options_check.h"

namespace boxwright {
namespace {

const std::vector<float> kAllSizes{32, 64, 128, 256, 512};

NormOptions normOf(const ModelOptions& options) {
    return {options.norm, options.normEps, options.normMomentum};
}

auto resNet(ResNetBlock block, std::array<int, 4> blocks, std::array<int, 4> widths) {
    return [=](const ModelOptions& options) { return resNetChain({block, blocks, widths, normOf(options)}); };
}
NodeChain resNet50(const ModelOptions& options) {
    return resNetChain({.norm = normOf(options)});
}
NodeChain mobileNetV2(const ModelOptions& options) {
    return mobileNetV2Chain(normOf(options));
}
NodeChain mobileNetV3(const ModelOptions& options) {
    return mobileNetV3LargeChain(normOf(options));
}
NodeChain efficientNet(const ModelOptions& options) {
    return efficientNetB0Chain(normOf(options), options.stochasticDepth);
}
NodeChain vgg16Bn(const ModelOptions& options) {
    return vgg16Chain(normOf(options));
}
NodeChain vgg16(const ModelOptions&) {
    return vgg16Chain({});
}

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
         "half-width ResNet-10, FPN 64", compact(), resNetTaps,
         resNet(ResNetBlock::Basic, {1, 1, 1, 1}, {32, 64, 128, 256})},
        {"fasterrcnn_mobilenet_v3_large_320_fpn",
         "Fast on a CPU once it has pretrained weights; weak on small objects.", "MobileNetV3-Large, FPN 256",
         mobileNetPyramid320(), mobileNetTaps, mobileNetV3},
        {"fasterrcnn_mobilenet_v3_large_fpn", "Balanced: five times faster on a CPU than ResNet-50.",
         "MobileNetV3-Large, FPN 256", mobileNetPyramid(), mobileNetTaps, mobileNetV3},
        {"fasterrcnn_resnet18_fpn", "Balanced: ResNet-18 with a feature pyramid.", "ResNet-18, FPN 256", standard(),
         resNetTaps, resNet(ResNetBlock::Basic, {2, 2, 2, 2}, {64, 128, 256, 512})},
        {"fasterrcnn_resnet50_fpn", "Accurate: ResNet-50 with a feature pyramid, torchvision's model.",
         "ResNet-50, FPN 256", standard(), resNetTaps, resNet50},
        {"fasterrcnn_resnet50_fpn_v2", "The most accurate and the slowest: ResNet-50 with deeper heads.",
         "ResNet-50, FPN 256 with norm", resNet50V2(), resNetTaps, resNet50},
        {"fasterrcnn_efficientnet_b0_fpn",
         "Few parameters: EfficientNet-B0 with a feature pyramid.",
         "EfficientNet-B0, FPN 256",
         efficientNetPyramid(),
         {.layers = {"features.3", "features.4", "features.8"}},
         efficientNet},
        {"fasterrcnn_vgg16_bn", "The classic VGG16, one map of stride 16.", "VGG16 with batch norm", singleMap(),
         single("features.42"), vgg16Bn},
        {"fasterrcnn_vgg16", "The original VGG16 without norms, one map of stride 16.", "VGG16", singleMap(),
         single("features.29", "features."), vgg16},
        {"fasterrcnn_resnet50_layer3", "ResNet-50 up to its third stage, one map of stride 16.", "ResNet-50",
         singleMap(), single("layer3"), resNet50},
        {"fasterrcnn_efficientnet_b0", "The fewest parameters: EfficientNet-B0, one map of stride 16.",
         "EfficientNet-B0", singleMap(), single("features.5"), efficientNet},
        {"fasterrcnn_mobilenet_v2", "MobileNetV2, one map of stride 32.", "MobileNetV2", singleMap(),
         single("features.18", "features."), mobileNetV2}};
    for (ZooEntry& entry : zoo)
        entry.options.model = entry.name;
    return zoo;
}

Result<const ZooEntry*> findEntry(const std::string& name) {
    std::string known;
    for (const ZooEntry& entry : modelZoo()) {
        if (entry.name == name)
            return &entry;
        known += (known.empty() ? "" : ", ") + entry.name;
    }
    return fail(ErrorKind::BadInput, "There is no model named \"" + name + "\"; there are " + known + ".");
}

/// The nodes to tap, or a sentence about the first that does not exist.
Result<TapOptions> tapsFor(const ZooEntry& entry, const ModelOptions& options, const NodeChain& chain) {
    TapOptions taps = entry.taps;
    if (!options.layers.empty())
        taps.layers = options.layers;
    for (const std::string& layer : taps.layers) {
        std::string nodes;
        for (const BackboneNode& node : chain)
            nodes += (nodes.empty() ? "" : ", ") + node.name;
        if (std::none_of(chain.begin(), chain.end(), [&](const BackboneNode& node) { return node.name == layer; }))
            return fail(ErrorKind::BadInput,
                        entry.name + " has no layer \"" + layer + "\"; its layers are " + nodes + ".");
        if (std::count(taps.layers.begin(), taps.layers.end(), layer) > 1)
            return fail(ErrorKind::BadInput, "The layer \"" + layer + "\" is named twice.");
    }
    if (!taps.pyramid && taps.layers.size() != 1)
        return fail(ErrorKind::BadInput,
                    entry.name +
                        " takes one layer; several need a model with a feature pyramid (its name ends in _fpn).");
    return taps;
}

} // namespace

const std::vector<ZooEntry>& modelZoo() {
    static const std::vector<ZooEntry> zoo = makeZoo();
    return zoo;
}

Result<ModelOptions> modelOptions(const std::string& name) {
    return findEntry(name).map([](const ZooEntry* entry) { return entry->options; });
}

Result<ModelOptions> withLayers(ModelOptions options, const std::vector<std::string>& layers) {
    const auto entry = findEntry(options.model);
    if (!entry)
        return tl::unexpected(entry.error());
    options.layers = layers;
    const NodeChain chain = (*entry)->makeChain(options);
    const auto taps = tapsFor(**entry, options, chain);
    if (!taps)
        return tl::unexpected(taps.error());
    if (!taps->pyramid)
        return options;
    options.rpn.anchorSizes.clear();
    for (const BackboneNode& node : chain)
        if (std::find(taps->layers.begin(), taps->layers.end(), node.name) != taps->layers.end())
            options.rpn.anchorSizes.push_back({8 * static_cast<float>(node.stride)});
    options.rpn.anchorSizes.push_back({2 * options.rpn.anchorSizes.back().front()});
    return options;
}

Result<FasterRcnn> makeModel(const ModelOptions& options) {
    const auto entry = findEntry(options.model);
    if (!entry)
        return tl::unexpected(entry.error());
    const std::size_t layers = options.layers.empty() ? (*entry)->taps.layers.size() : options.layers.size();
    if (auto problem = checkModelOptions(options, (*entry)->taps.pyramid ? layers + 1 : 1); !problem)
        return tl::unexpected(problem.error());
    NodeChain chain = (*entry)->makeChain(options);
    const auto taps = tapsFor(**entry, options, chain);
    if (!taps)
        return tl::unexpected(taps.error());
    return FasterRcnn(options, std::make_shared<ChainBackbone>(std::move(chain), *taps, options));
}

} // namespace boxwright
