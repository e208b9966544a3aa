#include "core/model/rpn.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/container/modulelist.h>

#include "core/model/ops/box_ops.h"
#include "core/model/ops/nms.h"

namespace boxwright {
namespace {

constexpr double kSmoothL1Beta = 1.0 / 9;

Conv rpnConv(int64_t in, int64_t out, int64_t kernel) {
    Conv conv(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
    torch::nn::init::normal_(conv->weight, 0, 0.01);
    torch::nn::init::zeros_(conv->bias);
    return conv;
}

} // namespace

RpnHeadImpl::RpnHeadImpl(int64_t channels, int64_t anchorsPerLocation, int convolutions) {
    torch::nn::ModuleList outer = register_module("conv", torch::nn::ModuleList());
    for (int i = 0; i < convolutions; ++i) {
        m_convs.push_back(rpnConv(channels, channels, 3));
        outer->push_back(torch::nn::ModuleList(m_convs.back())); // the inner list gives the key its ".0"
    }
    cls_logits = register_module("cls_logits", rpnConv(channels, anchorsPerLocation, 1));
    bbox_pred = register_module("bbox_pred", rpnConv(channels, anchorsPerLocation * 4, 1));
}

RpnHeadImpl::Output RpnHeadImpl::forward(const at::Tensor& map) {
    at::Tensor hidden = map;
    for (Conv& conv : m_convs)
        hidden = conv->forward(hidden).relu_();
    const int64_t count = map.size(0);
    // Channel a*4+d of (row, column) becomes anchor (row, column, a), number d.
    const at::Tensor objectness = cls_logits->forward(hidden).permute({0, 2, 3, 1}).reshape({count, -1});
    const at::Tensor deltas = bbox_pred->forward(hidden).permute({0, 2, 3, 1}).reshape({count, -1, 4});
    return {objectness.to(at::kFloat), deltas.to(at::kFloat)};
}

RpnImpl::RpnImpl(const ModelOptions& options, int64_t channels)
    : m_options(options.rpn)
    , m_smallestSide(options.smallestProposalSide())
    , m_anchors(options.rpn)
    , m_matcher(options.rpn.positiveIou, options.rpn.negativeIou, true)
    , m_sampler(options.rpn.batchPerImage, options.rpn.positiveFraction) {
    head = register_module("head", RpnHead(channels, m_anchors.anchorsPerLocation(), m_options.headConvs));
}

RpnImpl::Output RpnImpl::forward(const ImageBatch& batch, const std::vector<at::Tensor>& maps,
                                 const std::vector<DetectionTarget>& targets) {
    std::vector<RpnHeadImpl::Output> levels;
    for (const at::Tensor& map : maps)
        levels.push_back(head->forward(map));
    const std::vector<at::Tensor> anchors = m_anchors.anchors(maps, batch.images.size(2), batch.images.size(3));
    Output output;
    output.proposals = proposals(levels, anchors, batch.sizes);
    if (!targets.empty())
        addLosses(output, levels, at::cat(anchors), targets);
    return output;
}

at::Tensor RpnImpl::trace(const ImageBatch& batch, const std::vector<at::Tensor>& maps, DetectorTrace& trace) {
    std::vector<RpnHeadImpl::Output> levels;
    for (const at::Tensor& map : maps) {
        levels.push_back(head->forward(map));
        trace.objectness.push_back(levels.back().objectness.select(0, 0));
        trace.maps.push_back({map.size(2), map.size(3)});
    }
    trace.anchors = m_anchors.anchors(maps, batch.images.size(2), batch.images.size(3));
    trace.proposals = candidates(levels, trace.anchors, 0, batch.sizes.front(), counts(false));
    if (!trace.truth.boxes.defined())
        return trace.proposals.boxes.index_select(0, trace.proposals.kept);
    trace.anchorMatches = matchAnchors(at::cat(trace.anchors), trace.truth);
    const ProposalCandidates inTraining = candidates(levels, trace.anchors, 0, batch.sizes.front(), counts(true));
    return inTraining.boxes.index_select(0, inTraining.kept);
}

RpnImpl::ProposalCounts RpnImpl::counts(bool training) const {
    return training ? ProposalCounts{m_options.preNmsTopTrain, m_options.postNmsTopTrain}
                    : ProposalCounts{m_options.preNmsTopTest, m_options.postNmsTopTest};
}

ProposalCandidates RpnImpl::candidates(const std::vector<RpnHeadImpl::Output>& levels,
                                       const std::vector<at::Tensor>& anchors, int64_t image, FrameSize size,
                                       ProposalCounts counts) const {
    std::vector<at::Tensor> boxes, logits, levelIndex;
    for (std::size_t level = 0; level < levels.size(); ++level) {
        const at::Tensor objectness = levels[level].objectness.select(0, image);
        const auto [top, index] = objectness.topk(std::min(counts.preNms, objectness.numel()));
        const at::Tensor deltas = levels[level].deltas.select(0, image).index_select(0, index);
        boxes.push_back(m_coder.decode(deltas, anchors[level].index_select(0, index)));
        logits.push_back(top);
        levelIndex.push_back(at::full_like(index, static_cast<int64_t>(level)));
    }
    const at::Tensor clipped =
        clipBoxes(at::cat(boxes), static_cast<double>(size.height), static_cast<double>(size.width));
    const at::Tensor scores = at::cat(logits).sigmoid();
    at::Tensor usable = indicesOfLargeBoxes(clipped, m_smallestSide);
    usable = usable.masked_select(scores.index_select(0, usable).ge(m_options.scoreThreshold));
    ProposalCandidates found{clipped.index_select(0, usable),
                             scores.index_select(0, usable),
                             at::cat(levelIndex).index_select(0, usable),
                             {}};
    found.kept = batchedNms(found.boxes, found.scores, found.levels, m_options.nmsIou).slice(0, 0, counts.postNms);
    return found;
}

std::vector<at::Tensor> RpnImpl::proposals(const std::vector<RpnHeadImpl::Output>& levels,
                                           const std::vector<at::Tensor>& anchors,
                                           const std::vector<FrameSize>& sizes) const {
    const at::NoGradGuard noGradient; // proposal coordinates are constants to the RoI heads
    std::vector<at::Tensor> result;
    for (std::size_t image = 0; image < sizes.size(); ++image) {
        const ProposalCandidates found =
            candidates(levels, anchors, static_cast<int64_t>(image), sizes[image], counts(is_training()));
        result.push_back(found.boxes.index_select(0, found.kept));
    }
    return result;
}

AnchorMatches RpnImpl::matchAnchors(const at::Tensor& anchors, const DetectionTarget& target) const {
    at::Tensor matches;
    if (target.boxes.size(0) == 0)
        matches = at::full({anchors.size(0)}, Matcher::kBelowLow, anchors.options().dtype(at::kLong));
    else
        matches = m_matcher.match(boxIou(target.boxes, anchors));
    const at::Tensor labels =
        at::where(matches.ge(0), at::ones_like(matches), matches.eq(Matcher::kBetween).to(at::kLong).neg());
    return {matches, m_sampler.sample(labels, target.seed)};
}

void RpnImpl::addLosses(Output& output, const std::vector<RpnHeadImpl::Output>& levels, const at::Tensor& anchors,
                        const std::vector<DetectionTarget>& targets) const {
    std::vector<at::Tensor> objectnessOfLevel, deltasOfLevel;
    for (const RpnHeadImpl::Output& level : levels) {
        objectnessOfLevel.push_back(level.objectness);
        deltasOfLevel.push_back(level.deltas);
    }
    const at::Tensor objectness = at::cat(objectnessOfLevel, 1), deltas = at::cat(deltasOfLevel, 1);

    std::vector<at::Tensor> logits, labels, predicted, wanted;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto image = static_cast<int64_t>(i);
        const at::Tensor& truth = targets[i].boxes;
        const auto [matches, chosen] = matchAnchors(anchors, targets[i]);
        const at::Tensor all = at::cat({chosen.positives, chosen.negatives});
        logits.push_back(objectness.select(0, image).index_select(0, all));
        labels.push_back(matches.index_select(0, all).ge(0).to(at::kFloat));
        if (chosen.positives.numel() == 0)
            continue;
        predicted.push_back(deltas.select(0, image).index_select(0, chosen.positives));
        wanted.push_back(m_coder.encode(truth.index_select(0, matches.index_select(0, chosen.positives)),
                                        anchors.index_select(0, chosen.positives)));
    }
    const at::Tensor allLogits = at::cat(logits);
    output.objectnessLoss = at::binary_cross_entropy_with_logits(allLogits, at::cat(labels));
    output.boxLoss = predicted.empty()
                         ? deltas.sum() * 0
                         : at::smooth_l1_loss(at::cat(predicted), at::cat(wanted), at::Reduction::Sum, kSmoothL1Beta) /
                               static_cast<double>(allLogits.numel());
}

} // namespace boxwright
