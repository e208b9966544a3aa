#include "core/model/faster_rcnn.h"

#include "core/model/ops/box_ops.h"

namespace boxwright {
namespace {

DetectionTarget resizedTarget(const DetectionTarget& target, FrameSize original, FrameSize resized,
                              int64_t numClasses) {
    TORCH_CHECK(target.boxes.dim() == 2 && target.boxes.size(1) == 4, "target boxes must be [M, 4], got ",
                target.boxes.sizes());
    TORCH_CHECK(target.labels.dim() == 1 && target.labels.size(0) == target.boxes.size(0),
                "target labels must be [M] for M boxes, got ", target.labels.sizes());
    if (target.labels.numel() > 0) {
        const int64_t low = target.labels.min().item<int64_t>(), high = target.labels.max().item<int64_t>();
        TORCH_CHECK(low >= 1 && high < numClasses, "class id ", low < 1 ? low : high, " is outside 1..",
                    numClasses - 1);
    }
    const at::Tensor inImage =
        clipBoxes(target.boxes, static_cast<double>(original.height), static_cast<double>(original.width));
    const at::Tensor boxes = DetectionTransform::mapBoxes(inImage, original, resized);
    const at::Tensor usable = indicesOfLargeBoxes(boxes, FasterRcnnImpl::kSmallestTruthSide);
    return {boxes.index_select(0, usable), target.labels.index_select(0, usable), target.seed};
}

} // namespace

FasterRcnnImpl::FasterRcnnImpl(ModelOptions options, std::shared_ptr<Backbone> body)
    : m_options(std::move(options))
    , m_transform(m_options.transform, m_options.conventions)
    , backbone(register_module("backbone", std::move(body))) {
    rpn = register_module("rpn", Rpn(m_options, backbone->outChannels()));
    roi_heads = register_module("roi_heads", RoiHeads(m_options, backbone->outChannels(), backbone->strides()));
    useChannelsLast();
}

DetectorLosses FasterRcnnImpl::losses(const std::vector<at::Tensor>& images,
                                      const std::vector<DetectionTarget>& targets) {
    TORCH_CHECK(!images.empty() && images.size() == targets.size(), "one target per image, got ", targets.size(),
                " for ", images.size());
    const ImageBatch batch = m_transform.batch(images, is_training());
    std::vector<DetectionTarget> resized;
    for (std::size_t i = 0; i < images.size(); ++i)
        resized.push_back(
            resizedTarget(targets[i], {images[i].size(1), images[i].size(2)}, batch.sizes[i], m_options.numClasses));
    const std::vector<at::Tensor> maps = backbone->features(batch.images);
    const RpnImpl::Output proposed = rpn->forward(batch, maps, resized);
    const RoiHeadsImpl::Losses roi = roi_heads->losses(maps, proposed.proposals, resized);
    return {roi.classifier, roi.boxRegression, proposed.objectnessLoss, proposed.boxLoss};
}

std::vector<DetectionOutput> FasterRcnnImpl::detect(const std::vector<at::Tensor>& images) {
    const at::NoGradGuard noGradient;
    const auto [batch, maps, proposals] = inspect(images);
    std::vector<DetectionOutput> outputs = roi_heads->detect(maps, proposals, batch.sizes);
    for (std::size_t i = 0; i < outputs.size(); ++i)
        outputs[i].boxes =
            DetectionTransform::mapBoxes(outputs[i].boxes, batch.sizes[i], {images[i].size(1), images[i].size(2)});
    return outputs;
}

FasterRcnnImpl::Intermediates FasterRcnnImpl::inspect(const std::vector<at::Tensor>& images) {
    const at::NoGradGuard noGradient;
    Intermediates result{m_transform.batch(images), {}, {}};
    result.maps = backbone->features(result.batch.images);
    result.proposals = rpn->forward(result.batch, result.maps, {}).proposals;
    return result;
}

DetectorTrace FasterRcnnImpl::trace(const at::Tensor& image, const DetectionTarget* target, float lowestScore) {
    const at::NoGradGuard noGradient;
    const ImageBatch batch = m_transform.batch({image});
    DetectorTrace trace;
    trace.resized = batch.sizes.front();
    trace.padded = {batch.images.size(2), batch.images.size(3)};
    if (target != nullptr)
        trace.truth = resizedTarget(*target, {image.size(1), image.size(2)}, trace.resized, m_options.numClasses);
    const std::vector<at::Tensor> maps = backbone->features(batch.images);
    const at::Tensor proposals = rpn->trace(batch, maps, trace);
    roi_heads->trace(maps, lowestScore, trace);
    if (target != nullptr) {
        trace.rois = roi_heads->sample(proposals, trace.truth);
        trace.roiProposals = proposals.size(0);
    }
    return trace;
}

void FasterRcnnImpl::setPermutation(const Permutation& permutation) {
    rpn->setSampler(BalancedSampler(m_options.rpn.batchPerImage, m_options.rpn.positiveFraction, permutation));
    roi_heads->setSampler(BalancedSampler(m_options.roi.batchPerImage, m_options.roi.positiveFraction, permutation));
}

void FasterRcnnImpl::useChannelsLast() {
    const at::NoGradGuard noGradient;
    for (at::Tensor& parameter : parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
}

void FasterRcnnImpl::prepareForDetection() {
    for (const auto& module : modules()) {
        if (auto norm = std::dynamic_pointer_cast<NormImpl>(module))
            norm->askToFold();
        if (auto conv = std::dynamic_pointer_cast<ConvImpl>(module))
            conv->prepareForDetection();
    }
    roi_heads->readChannelsLast();
}

} // namespace boxwright
