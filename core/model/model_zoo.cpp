#include "core/model/model_zoo.h"

#include <algorithm>

#include "core/model/backbones/chain_backbone.h"
#include "core/model/backbones/efficientnet.h"
#include "core/model/backbones/mobilenet_v2.h"
#include "core/model/backbones/mobilenet_v3.h"
#include "core/model/backbones/resnet.h"
#include "core/model/backbones/vgg.h"
#include "core/model/options_check.h"

namespace boxwright {
namespace {

NormOptions normOf(const ModelOptions& options) {
    return {options.norm, options.normEps, options.normMomentum};
}

NodeChain basicResNet(const ModelOptions& options, std::array<int, 4> blocks, std::array<int, 4> widths) {
    return resNetChain({ResNetBlock::Basic, blocks, widths, normOf(options)});
}

NodeChain chainOf(BackboneKind kind, const ModelOptions& options) {
    switch (kind) {
    case BackboneKind::ResNet10Slim:
        return basicResNet(options, {1, 1, 1, 1}, {32, 64, 128, 256});
    case BackboneKind::ResNet18:
        return basicResNet(options, {2, 2, 2, 2}, {64, 128, 256, 512});
    case BackboneKind::ResNet50:
        return resNetChain({.norm = normOf(options)});
    case BackboneKind::MobileNetV2:
        return mobileNetV2Chain(normOf(options));
    case BackboneKind::MobileNetV3Large:
        return mobileNetV3LargeChain(normOf(options));
    case BackboneKind::EfficientNetB0:
        return efficientNetB0Chain(normOf(options), options.stochasticDepth);
    case BackboneKind::Vgg16Bn:
        return vgg16Chain(normOf(options));
    case BackboneKind::Vgg16:
        return vgg16Chain({});
    }
    return {};
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

Result<ModelOptions> withLayers(ModelOptions options, const std::vector<std::string>& layers) {
    const auto entry = findModel(options.model);
    if (!entry)
        return tl::unexpected(entry.error());
    options.layers = layers;
    const NodeChain chain = chainOf((*entry)->chain, options);
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
    const auto entry = findModel(options.model);
    if (!entry)
        return tl::unexpected(entry.error());
    const std::size_t layers = options.layers.empty() ? (*entry)->taps.layers.size() : options.layers.size();
    if (auto problem = checkModelOptions(options, (*entry)->taps.pyramid ? layers + 1 : 1); !problem)
        return tl::unexpected(problem.error());
    NodeChain chain = chainOf((*entry)->chain, options);
    const auto taps = tapsFor(**entry, options, chain);
    if (!taps)
        return tl::unexpected(taps.error());
    return FasterRcnn(options, std::make_shared<ChainBackbone>(std::move(chain), *taps, options));
}

} // namespace boxwright
