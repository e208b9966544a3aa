#include "core/model/model_zoo.h"

#include <algorithm>

#include "core/model/backbones/resnet_pyramid.h"

namespace boxwright {
namespace {

/// ResNet-FPN from a block kind, counts and widths.
auto resNetPyramid(ResNetBlock block, std::array<int, 4> blocks, std::array<int, 4> widths) {
    return [=](const ModelOptions& options) -> std::shared_ptr<Backbone> {
        const ResNetOptions resnet{block, blocks, widths, options.norm, options.normEps};
        return std::make_shared<ResNetPyramid>(resnet, options);
    };
}

ModelOptions fromNothing(ModelOptions options) {
    options.norm = NormKind::Batch;
    options.trainableStages = 5;
    return options;
}

/// Small enough to learn from nothing on a CPU in minutes: half-width ResNet-10, FPN 64, 240/320 px (spec platform 8).
ModelOptions compactOptions() {
    ModelOptions options = fromNothing({});
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

std::vector<ZooEntry> makeZoo() {
    std::vector<ZooEntry> zoo;
    const auto add = [&zoo](ZooEntry entry) {
        entry.options.model = entry.name;
        zoo.push_back(std::move(entry));
    };
    add({"fasterrcnn_resnet10_slim_fpn", "Compact: learns from nothing in minutes on a CPU.",
         "half-width ResNet-10, FPN 64", compactOptions(),
         resNetPyramid(ResNetBlock::Basic, {1, 1, 1, 1}, {32, 64, 128, 256})});
    add({"fasterrcnn_resnet18_fpn", "Balanced: ResNet-18 with a feature pyramid.", "ResNet-18, FPN 256",
         fromNothing({}), resNetPyramid(ResNetBlock::Basic, {2, 2, 2, 2}, {64, 128, 256, 512})});
    add({"fasterrcnn_resnet50_fpn", "Accurate: ResNet-50 with a feature pyramid, torchvision's model.",
         "ResNet-50, FPN 256", fromNothing({}),
         resNetPyramid(ResNetBlock::Bottleneck, {3, 4, 6, 3}, {64, 128, 256, 512})});
    return zoo;
}

const ZooEntry* findEntry(const std::string& name) {
    const auto& zoo = modelZoo();
    const auto found = std::find_if(zoo.begin(), zoo.end(), [&](const ZooEntry& entry) { return entry.name == name; });
    return found == zoo.end() ? nullptr : &*found;
}

tl::unexpected<Error> unknownModel(const std::string& name) {
    std::string known;
    for (const ZooEntry& entry : modelZoo())
        known += (known.empty() ? "" : ", ") + entry.name;
    return fail(ErrorKind::BadInput, "There is no model named \"" + name + "\"; there are " + known + ".");
}

} // namespace

const std::vector<ZooEntry>& modelZoo() {
    static const std::vector<ZooEntry> zoo = makeZoo();
    return zoo;
}

Result<ModelOptions> modelOptions(const std::string& name) {
    if (const ZooEntry* entry = findEntry(name))
        return entry->options;
    return unknownModel(name);
}

Result<FasterRcnn> makeModel(const ModelOptions& options) {
    if (const ZooEntry* entry = findEntry(options.model))
        return FasterRcnn(options, entry->makeBackbone(options));
    return unknownModel(options.model);
}

} // namespace boxwright
