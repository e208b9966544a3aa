#pragma once

#include <vector>

#include <torch/nn/pimpl.h>

#include "core/model/anchor_generator.h"
#include "core/model/balanced_sampler.h"
#include "core/model/box_coder.h"
#include "core/model/conv.h"
#include "core/model/detection_types.h"
#include "core/model/detector_trace.h"
#include "core/model/matcher.h"

namespace boxwright {

/// 3x3 convolutions, then objectness and box deltas per anchor. Parameter names conv.N.0, cls_logits, bbox_pred.
/// Source: torchvision RPNHead; spec section 8.
class RpnHeadImpl : public torch::nn::Module {
public:
    RpnHeadImpl(int64_t channels, int64_t anchorsPerLocation, int convolutions = 1);

    struct Output {
        at::Tensor objectness; ///< [N, H*W*A] logits in anchor order
        at::Tensor deltas;     ///< [N, H*W*A, 4]
    };
    /// One map [N, C, H, W].
    Output forward(const at::Tensor& map);

private:
    std::vector<Conv> m_convs;
    Conv cls_logits{nullptr}, bbox_pred{nullptr};
};
TORCH_MODULE(RpnHead);

/// Region proposal network. Source: torchvision RegionProposalNetwork; spec sections 7 to 13. Parameter names head.*.
class RpnImpl : public torch::nn::Module {
public:
    RpnImpl(const ModelOptions& options, int64_t channels);

    struct Output {
        std::vector<at::Tensor> proposals; ///< per image [P, 4] float32 at resized scale, no gradient
        at::Tensor objectnessLoss;         ///< scalars, defined in training only
        at::Tensor boxLoss;
    };
    /// targets: at resized scale, one per image in training; empty otherwise.
    Output forward(const ImageBatch& batch, const std::vector<at::Tensor>& maps,
                   const std::vector<DetectionTarget>& targets);

    /// Fills in what forward() decides for a batch of one image, and, if trace.truth is defined, the anchors that
    /// training would choose for it. Returns the proposals that training would go on with, else those of detection.
    at::Tensor trace(const ImageBatch& batch, const std::vector<at::Tensor>& maps, DetectorTrace& trace);

    void setSampler(BalancedSampler sampler) { m_sampler = std::move(sampler); }

private:
    struct ProposalCounts {
        int64_t preNms;
        int64_t postNms;
    };
    [[nodiscard]] ProposalCounts counts(bool training) const;
    ProposalCandidates candidates(const std::vector<RpnHeadImpl::Output>& levels,
                                  const std::vector<at::Tensor>& anchors, int64_t image, FrameSize size,
                                  ProposalCounts counts) const;
    std::vector<at::Tensor> proposals(const std::vector<RpnHeadImpl::Output>& levels,
                                      const std::vector<at::Tensor>& anchors,
                                      const std::vector<FrameSize>& sizes) const;
    AnchorMatches matchAnchors(const at::Tensor& anchors, const DetectionTarget& target) const;
    void addLosses(Output& output, const std::vector<RpnHeadImpl::Output>& levels, const at::Tensor& anchors,
                   const std::vector<DetectionTarget>& targets) const;

    RpnOptions m_options;
    float m_smallestSide;
    AnchorGenerator m_anchors;
    BoxCoder m_coder{{1, 1, 1, 1}};
    Matcher m_matcher;
    BalancedSampler m_sampler;
    RpnHead head{nullptr};
};
TORCH_MODULE(Rpn);

} // namespace boxwright
