#include "core/model/inspection_values.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <ATen/core/grad_mode.h>

#include "core/model/detection_transform.h"
#include "core/model/matcher.h"
#include "core/model/ops/box_ops.h"

namespace boxwright {
namespace {

constexpr std::size_t mostIgnored = 300; ///< shown of the anchors that are neither object nor background
constexpr std::size_t mostBelowThreshold = 1000;

std::vector<float> floats(const at::Tensor& values) {
    const at::Tensor plain = values.to(at::kCPU, at::kFloat).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

std::vector<int64_t> integers(const at::Tensor& values) {
    const at::Tensor plain = values.to(at::kCPU, at::kLong).contiguous();
    return {plain.data_ptr<int64_t>(), plain.data_ptr<int64_t>() + plain.numel()};
}

std::vector<Box> boxes(const at::Tensor& tensor) {
    const std::vector<float> sides = floats(tensor);
    std::vector<Box> result;
    for (std::size_t i = 0; i + 3 < sides.size(); i += 4)
        result.push_back({sides[i], sides[i + 1], sides[i + 2], sides[i + 3]});
    return result;
}

/// What the parts below share.
struct Reading {
    const DetectorTrace& trace;
    const ModelOptions& options;
    DetectorInspection result;

    [[nodiscard]] std::vector<Box> inImage(const at::Tensor& boxesInResized) const {
        const FrameSize image{result.image.height, result.image.width};
        return boxes(DetectionTransform::mapBoxes(boxesInResized, trace.resized, image));
    }
    /// True if truth was given, be it without a box.
    [[nodiscard]] bool hasTruth() const { return trace.truth.boxes.defined(); }
    [[nodiscard]] int64_t truths() const { return hasTruth() ? trace.truth.boxes.size(0) : 0; }

    void readSettings();
    void readLevels();
    void countMatches();
    void readTruths();
    void readAnchors();
    void readProposals();
    void readRois();
    void readDetections();
};

void Reading::readSettings() {
    const RpnOptions& rpn = options.rpn;
    const RoiOptions& roi = options.roi;
    result.settings = {rpn.positiveIou,       rpn.negativeIou,
                       rpn.batchPerImage,     static_cast<float>(rpn.nmsIou),
                       rpn.preNmsTopTest,     rpn.postNmsTopTest,
                       roi.positiveIou,       roi.batchPerImage,
                       roi.scoreThreshold,    static_cast<float>(roi.nmsIou),
                       roi.detectionsPerImage};
}

void Reading::readLevels() {
    for (std::size_t i = 0; i < trace.anchors.size(); ++i) {
        const FrameSize map = trace.maps[i];
        InspectedLevel level;
        level.rows = static_cast<int>(map.height);
        level.columns = static_cast<int>(map.width);
        level.strideX = static_cast<int>(trace.padded.width / map.width);
        level.strideY = static_cast<int>(trace.padded.height / map.height);
        level.name = "P" + std::to_string(std::lround(std::log2(level.strideX)));
        const int64_t perCell = trace.anchors[i].size(0) / (map.height * map.width);
        level.firstCellInResized = boxes(trace.anchors[i].slice(0, 0, perCell));
        level.objectness = floats(trace.objectness[i].sigmoid().view({-1, perCell}).amax(1));
        result.levels.push_back(std::move(level));
    }
}

void Reading::countMatches() {
    int64_t first = 0;
    for (InspectedLevel& level : result.levels) {
        const at::Tensor matches = trace.anchorMatches.matches.slice(0, first, first + level.anchors());
        level.positives = matches.ge(0).sum().item<int64_t>();
        level.negatives = matches.eq(Matcher::kBelowLow).sum().item<int64_t>();
        level.ignored = level.anchors() - level.positives - level.negatives;
        first += level.anchors();
    }
}

void Reading::readTruths() {
    const std::vector<Box> truthBoxes = inImage(trace.truth.boxes);
    const std::vector<int64_t> labels = integers(trace.truth.labels);
    for (std::size_t i = 0; i < truthBoxes.size(); ++i) {
        InspectedTruth truth{truthBoxes[i], static_cast<int>(labels[i]), {}, {}, 0, 0};
        truth.positives =
            static_cast<int>(trace.anchorMatches.matches.eq(static_cast<int64_t>(i)).sum().item<int64_t>());
        result.truths.push_back(std::move(truth));
    }
    for (std::size_t level = 0; level < trace.anchors.size(); ++level) {
        const auto [best, index] = boxIou(trace.truth.boxes, trace.anchors[level]).max(1);
        const std::vector<float> iou = floats(best);
        const std::vector<Box> anchors = inImage(trace.anchors[level].index_select(0, index));
        for (std::size_t i = 0; i < result.truths.size(); ++i) {
            InspectedTruth& truth = result.truths[i];
            truth.bestIouOfLevel.push_back(iou[i]);
            if (level > 0 && iou[i] <= truth.bestIou())
                continue;
            truth.bestLevel = static_cast<int>(level);
            truth.bestAnchorInImage = anchors[i];
        }
    }
}

/// Every positive anchor, the negative ones that are trained on, and some of those that are ignored.
void Reading::readAnchors() {
    const at::Tensor& matches = trace.anchorMatches.matches;
    const at::Tensor all = at::cat(trace.anchors);
    const at::Tensor ignored = at::nonzero(matches.eq(Matcher::kBetween)).squeeze(1);
    const int64_t step = 1 + ignored.numel() / static_cast<int64_t>(mostIgnored);
    const at::Tensor positives = at::nonzero(matches.ge(0)).squeeze(1);
    const at::Tensor shown =
        at::cat({positives, trace.anchorMatches.chosen.negatives, ignored.slice(0, 0, ignored.numel(), step)});
    const std::vector<Box> shownBoxes = inImage(all.index_select(0, shown));
    const std::vector<int64_t> index = integers(shown), fates = integers(matches.index_select(0, shown));
    const std::vector<int64_t> chosen = integers(trace.anchorMatches.chosen.positives); // ascending
    std::vector<float> iou(index.size(), 0);
    std::vector<int64_t> truth(index.size(), -1);
    if (truths() > 0) {
        const auto [best, which] = boxIou(trace.truth.boxes, all.index_select(0, shown)).max(0);
        iou = floats(best);
        truth = integers(which);
    }
    for (std::size_t i = 0; i < index.size(); ++i) {
        int level = 0;
        for (int64_t first = result.levels.front().anchors(); first <= index[i];)
            first += result.levels[static_cast<std::size_t>(++level)].anchors();
        const bool positive = fates[i] >= 0, negative = fates[i] == Matcher::kBelowLow;
        const AnchorFate fate =
            positive ? AnchorFate::Positive : (negative ? AnchorFate::Negative : AnchorFate::Ignored);
        const bool sampled = positive ? std::binary_search(chosen.begin(), chosen.end(), index[i]) : negative;
        result.anchors.push_back({shownBoxes[i], level, fate, static_cast<int>(truth[i]), iou[i], sampled});
    }
    std::stable_sort(result.anchors.begin(), result.anchors.end(),
                     [](const InspectedAnchor& a, const InspectedAnchor& b) { return a.iou > b.iou; });
}

void Reading::readProposals() {
    const ProposalCandidates& found = trace.proposals;
    const std::vector<Box> places = inImage(found.boxes);
    const std::vector<float> scores = floats(found.scores);
    const std::vector<int64_t> levels = integers(found.levels);
    for (std::size_t i = 0; i < places.size(); ++i)
        result.proposals.push_back({places[i], static_cast<int>(levels[i]), scores[i], false});
    for (const int64_t index : integers(found.kept))
        result.proposals[static_cast<std::size_t>(index)].kept = true;
    std::stable_sort(
        result.proposals.begin(), result.proposals.end(),
        [](const InspectedProposal& a, const InspectedProposal& b) { return a.objectness > b.objectness; });
}

void Reading::readRois() {
    const RoiSamples& samples = trace.rois;
    const std::vector<Box> places = inImage(samples.proposals);
    const std::vector<int64_t> labels = integers(samples.labels), indices = integers(samples.indices);
    std::vector<float> iou(places.size(), 0);
    std::vector<int64_t> truth(places.size(), -1);
    if (truths() > 0 && !places.empty()) {
        const auto [best, which] = boxIou(trace.truth.boxes, samples.proposals).max(0);
        iou = floats(best);
        truth = integers(which);
    }
    for (std::size_t i = 0; i < places.size(); ++i)
        result.rois.push_back({places[i], static_cast<int>(labels[i]), static_cast<int>(truth[i]), iou[i],
                               indices[i] >= trace.roiProposals});
    std::stable_sort(result.rois.begin(), result.rois.end(), [](const InspectedRoi& a, const InspectedRoi& b) {
        return std::pair(a.label == 0, -a.iou) < std::pair(b.label == 0, -b.iou);
    });
}

void Reading::readDetections() {
    const std::vector<Box> places = inImage(trace.detections.boxes);
    const std::vector<float> scores = floats(trace.detections.scores);
    const std::vector<int64_t> labels = integers(trace.detections.labels);
    const std::vector<int64_t> above = integers(trace.aboveThreshold), ranked = integers(trace.ranked);
    std::vector<InspectedDetection> all;
    for (std::size_t i = 0; i < places.size(); ++i)
        all.push_back({places[i], static_cast<int>(labels[i]), scores[i], DetectionFate::BelowThreshold});
    for (const int64_t index : above)
        all[static_cast<std::size_t>(index)].fate = DetectionFate::Suppressed;
    for (std::size_t rank = 0; rank < ranked.size(); ++rank)
        all[static_cast<std::size_t>(above[static_cast<std::size_t>(ranked[rank])])].fate =
            rank < static_cast<std::size_t>(options.roi.detectionsPerImage) ? DetectionFate::Kept
                                                                            : DetectionFate::OverLimit;
    std::stable_sort(all.begin(), all.end(),
                     [](const InspectedDetection& a, const InspectedDetection& b) { return a.score > b.score; });
    all.resize(std::min(all.size(), above.size() + mostBelowThreshold));
    result.detections = std::move(all);
}

ImageSize sizeOf(FrameSize size) {
    return {static_cast<int>(size.width), static_cast<int>(size.height)};
}

} // namespace

DetectorInspection toInspection(const DetectorTrace& trace, const ModelOptions& options, ImageSize image) {
    const at::NoGradGuard noGradient;
    Reading reading{trace, options, {}};
    reading.result.image = image;
    reading.result.resized = sizeOf(trace.resized);
    reading.result.padded = sizeOf(trace.padded);
    reading.readSettings();
    reading.readLevels();
    reading.readProposals();
    reading.readDetections();
    if (reading.hasTruth()) {
        reading.countMatches();
        if (reading.truths() > 0)
            reading.readTruths();
        reading.readAnchors();
        reading.readRois();
    }
    return std::move(reading.result);
}

} // namespace boxwright
