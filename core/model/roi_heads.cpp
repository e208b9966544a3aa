#include "core/model/roi_heads.h"

#include <cmath>

#include "core/model/ops/box_ops.h"
#include "core/model/ops/nms.h"
#include "core/model/ops/roi_align.h"
#include "core/model/ops/rows_linear.h"

namespace boxwright {

BoxHeadImpl::BoxHeadImpl(const ModelOptions& options, int64_t channels)
    : m_poolSize(options.roi.poolSize) {
    const RoiOptions& roi = options.roi;
    const NormOptions norm{options.headNorm, options.normEps, options.normMomentum};
    for (int i = 0; i < roi.headConvs; ++i) {
        const ConvOptions conv{.in = channels, .out = channels, .kernel = 3};
        m_convs.push_back(register_module(std::to_string(i), ConvNormAct(conv, norm, Activation::Relu)));
    }
    const torch::nn::Linear first(channels * roi.poolSize * roi.poolSize, roi.headChannels);
    if (roi.headConvs > 0) { // torchvision counts the flattening between
        fc6 = register_module(std::to_string(roi.headConvs + 1), first);
    } else {
        fc6 = register_module("fc6", first);
        fc7 = register_module("fc7", torch::nn::Linear(roi.headChannels, roi.headChannels));
    }
}

at::Tensor BoxHeadImpl::forward(const at::Tensor& pooled) {
    at::Tensor x = pooled;
    for (ConvNormAct& conv : m_convs)
        x = conv->forward(x);
    x = m_channelsLast ? x.permute({0, 2, 3, 1}).reshape({x.size(0), -1}) : x.flatten(1);
    x = rowsLinear(x, fc6->weight, fc6->bias).relu_();
    return fc7 ? rowsLinear(x, fc7->weight, fc7->bias).relu_() : x;
}

void BoxHeadImpl::readChannelsLast() {
    if (m_channelsLast)
        return;
    const at::NoGradGuard noGradient;
    const at::Tensor columns = fc6->weight.view({fc6->weight.size(0), -1, m_poolSize, m_poolSize});
    fc6->weight.set_data(columns.permute({0, 2, 3, 1}).reshape(fc6->weight.sizes()));
    m_channelsLast = true;
}

BoxPredictorImpl::BoxPredictorImpl(int64_t channels, int64_t numClasses) {
    cls_score = register_module("cls_score", torch::nn::Linear(channels, numClasses));
    bbox_pred = register_module("bbox_pred", torch::nn::Linear(channels, numClasses * 4));
}

BoxPredictorImpl::Output BoxPredictorImpl::forward(const at::Tensor& features) {
    const at::Tensor logits = rowsLinear(features, cls_score->weight, cls_score->bias).to(at::kFloat);
    return {logits,
            rowsLinear(features, bbox_pred->weight, bbox_pred->bias).to(at::kFloat).view({-1, logits.size(1), 4})};
}

at::Tensor pyramidLevels(const at::Tensor& boxes, const std::vector<int64_t>& strides) {
    const double lowest = std::log2(static_cast<double>(strides.front()));
    const double highest = std::log2(static_cast<double>(strides.back()));
    const at::Tensor level = (4 + (boxArea(boxes).sqrt() / 224).log2() + 1e-6F).floor().clamp(lowest, highest);
    return (level - lowest).to(at::kLong);
}

RoiHeadsImpl::RoiHeadsImpl(const ModelOptions& options, int64_t channels, std::vector<int64_t> strides)
    : m_options(options.roi)
    , m_smallestSide(options.smallestDetectionSide())
    , m_strides(std::move(strides))
    , m_matcher(options.roi.positiveIou, options.roi.positiveIou, false)
    , m_sampler(options.roi.batchPerImage, options.roi.positiveFraction) {
    box_head = register_module("box_head", BoxHead(options, channels));
    box_predictor = register_module("box_predictor", BoxPredictor(m_options.headChannels, options.numClasses));
}

RoiSamples RoiHeadsImpl::sample(const at::Tensor& proposals, const DetectionTarget& target) const {
    const at::NoGradGuard noGradient;
    const at::Tensor candidates = at::cat({proposals, target.boxes});
    at::Tensor matches = at::zeros({candidates.size(0)}, candidates.options().dtype(at::kLong));
    at::Tensor labels = at::zeros_like(matches);
    if (target.boxes.size(0) > 0) {
        const at::Tensor found = m_matcher.match(boxIou(target.boxes, candidates));
        matches = found.clamp_min(0);
        labels = target.labels.index_select(0, matches).masked_fill(found.lt(0), 0);
    }
    const auto seed = target.seed ? std::optional(*target.seed + 1) : std::nullopt; // the RPN has drawn with the seed
    const BalancedSampler::Chosen chosen = m_sampler.sample(labels, seed);
    const at::Tensor index = std::get<0>(at::cat({chosen.positives, chosen.negatives}).sort());
    return {candidates.index_select(0, index), labels.index_select(0, index), matches.index_select(0, index), index};
}

BoxPredictorImpl::Output RoiHeadsImpl::predict(const std::vector<at::Tensor>& maps,
                                               const std::vector<at::Tensor>& proposals) {
    std::vector<at::Tensor> rois;
    for (std::size_t image = 0; image < proposals.size(); ++image) {
        const at::Tensor& boxes = proposals[image];
        const at::Tensor index = at::full({boxes.size(0), 1}, static_cast<double>(image), boxes.options());
        rois.push_back(at::cat({index, boxes}, 1));
    }
    RoiAlignShape shape;
    for (const int64_t stride : m_strides)
        shape.scales.push_back(1.0 / static_cast<double>(stride));
    shape.poolSize = m_options.poolSize;
    shape.samplingRatio = m_options.samplingRatio;
    std::vector<at::Tensor> pooledMaps;
    for (std::size_t i = 0; i < m_strides.size(); ++i)
        pooledMaps.push_back(maps[i].to(at::kFloat));
    const at::Tensor all = at::cat(rois);
    const at::Tensor pooled = roiAlign(pooledMaps, all, pyramidLevels(all.slice(1, 1, 5), m_strides), shape);
    return box_predictor->forward(box_head->forward(pooled));
}

RoiHeadsImpl::Losses RoiHeadsImpl::losses(const std::vector<at::Tensor>& maps, const std::vector<at::Tensor>& proposals,
                                          const std::vector<DetectionTarget>& targets) {
    std::vector<at::Tensor> chosen, labelsOfImage, wantedOfImage;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const at::Tensor& truth = targets[i].boxes;
        const RoiSamples samples = sample(proposals[i], targets[i]);
        chosen.push_back(samples.proposals);
        labelsOfImage.push_back(samples.labels);
        wantedOfImage.push_back(truth.size(0) > 0
                                    ? m_coder.encode(truth.index_select(0, samples.truths), samples.proposals)
                                    : at::zeros_like(samples.proposals));
    }
    const BoxPredictorImpl::Output predicted = predict(maps, chosen);
    const at::Tensor labels = at::cat(labelsOfImage);
    const at::Tensor positives = at::nonzero(labels.gt(0)).squeeze(1);
    const at::Tensor ofClass = predicted.deltas.index({positives, labels.index_select(0, positives)});
    const at::Tensor wanted = at::cat(wantedOfImage).index_select(0, positives);
    return {at::cross_entropy_loss(predicted.logits, labels),
            at::smooth_l1_loss(ofClass, wanted, at::Reduction::Sum, 1.0 / 9) / static_cast<double>(labels.numel())};
}

std::vector<DetectionOutput> RoiHeadsImpl::detect(const std::vector<at::Tensor>& maps,
                                                  const std::vector<at::Tensor>& proposals,
                                                  const std::vector<FrameSize>& sizes) {
    const BoxPredictorImpl::Output predicted = predict(maps, proposals);
    const at::Tensor scores = predicted.logits.softmax(1);
    std::vector<DetectionOutput> outputs;
    int64_t first = 0;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        const int64_t last = first + proposals[i].size(0);
        outputs.push_back(
            postprocess(scores.slice(0, first, last), predicted.deltas.slice(0, first, last), proposals[i], sizes[i]));
        first = last;
    }
    return outputs;
}

void RoiHeadsImpl::keepOverlapping(int most) {
    m_options.nmsIou = 1;
    m_options.detectionsPerImage = most;
}

void RoiHeadsImpl::trace(const std::vector<at::Tensor>& maps, float lowestScore, DetectorTrace& trace) {
    const at::Tensor proposals = trace.proposals.boxes.index_select(0, trace.proposals.kept);
    const BoxPredictorImpl::Output predicted = predict(maps, {proposals});
    const float threshold = std::min(lowestScore, m_options.scoreThreshold);
    trace.detections = candidates(predicted.logits.softmax(1), predicted.deltas, proposals, trace.resized, threshold);
    const DetectionOutput& all = trace.detections;
    const at::Tensor above = at::nonzero(all.scores.gt(m_options.scoreThreshold)).squeeze(1);
    trace.aboveThreshold = above;
    trace.ranked = ranked(
        {all.boxes.index_select(0, above), all.labels.index_select(0, above), all.scores.index_select(0, above)});
}

/// Every (proposal, class) pair with a score above the threshold, as a box of its own; only those are decoded.
DetectionOutput RoiHeadsImpl::candidates(const at::Tensor& scores, const at::Tensor& deltas,
                                         const at::Tensor& proposals, FrameSize size, float threshold) const {
    const at::Tensor pairs = at::nonzero(scores.slice(1, 1).gt(threshold)); // [Q, 2]
    const at::Tensor proposal = pairs.select(1, 0), label = pairs.select(1, 1) + 1;
    const at::Tensor score = scores.index({proposal, label});
    const at::Tensor boxes =
        clipBoxes(m_coder.decode(deltas.index({proposal, label}), proposals.index_select(0, proposal)),
                  static_cast<double>(size.height), static_cast<double>(size.width));
    const at::Tensor large = indicesOfLargeBoxes(boxes, m_smallestSide);
    return {boxes.index_select(0, large), label.index_select(0, large), score.index_select(0, large)};
}

/// Indices of the candidates that survive the suppression of overlapping ones, best first, not yet limited in number.
at::Tensor RoiHeadsImpl::ranked(const DetectionOutput& candidates) const {
    if (m_options.nmsIou < 1)
        return batchedNms(candidates.boxes, candidates.scores, candidates.labels, m_options.nmsIou);
    return candidates.scores.argsort(0, true);
}

DetectionOutput RoiHeadsImpl::postprocess(const at::Tensor& scores, const at::Tensor& deltas,
                                          const at::Tensor& proposals, FrameSize size) const {
    const DetectionOutput found = candidates(scores, deltas, proposals, size, m_options.scoreThreshold);
    const at::Tensor index = ranked(found).slice(0, 0, m_options.detectionsPerImage);
    return {found.boxes.index_select(0, index), found.labels.index_select(0, index),
            found.scores.index_select(0, index)};
}

} // namespace boxwright
