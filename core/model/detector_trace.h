#pragma once

#include <vector>

#include "core/model/balanced_sampler.h"
#include "core/model/detection_types.h"

namespace boxwright {

// What the detector decides on its way through one image, at resized scale, for looking inside: the tensors that the
// network itself goes on with.

/// Proposals of one image: clipped, without small ones and those below the score threshold.
struct ProposalCandidates {
    at::Tensor boxes;  ///< [Q, 4]
    at::Tensor scores; ///< [Q] objectness in [0, 1]
    at::Tensor levels; ///< [Q] int64
    at::Tensor kept;   ///< [P] int64 indices of those that survive NMS, best first
};

/// The truth that each anchor is given, and the anchors that are trained on.
struct AnchorMatches {
    at::Tensor matches; ///< [A] index of the truth, Matcher::kBelowLow or Matcher::kBetween
    BalancedSampler::Chosen chosen;
};

/// The proposals that the second stage is trained on.
struct RoiSamples {
    at::Tensor proposals; ///< [S, 4]
    at::Tensor labels;    ///< [S] int64, 0 = background
    at::Tensor truths;    ///< [S] int64, 0 where there is none
    at::Tensor indices;   ///< [S] int64 into the proposals, those that are truths behind them
};

struct DetectorTrace {
    FrameSize resized, padded;
    std::vector<at::Tensor> anchors;    ///< per level [A, 4]
    std::vector<FrameSize> maps;        ///< per level
    std::vector<at::Tensor> objectness; ///< per level [A] logits
    ProposalCandidates proposals;       ///< of detection
    DetectionOutput detections;         ///< every class and box above the lowest score asked for, before NMS
    at::Tensor aboveThreshold;          ///< int64 indices into these, in this order the input of NMS
    at::Tensor ranked;                  ///< int64 indices into `aboveThreshold` that survive it, best first
    /// Below: as training would decide. Undefined without truth.
    DetectionTarget truth; ///< as far as it is usable
    AnchorMatches anchorMatches;
    RoiSamples rois;
    int64_t roiProposals = 0; ///< before the truths were added
};

} // namespace boxwright
