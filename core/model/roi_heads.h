#pragma once

#include <vector>

#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

#include "core/model/backbones/conv_norm.h"
#include "core/model/balanced_sampler.h"
#include "core/model/box_coder.h"
#include "core/model/detection_types.h"
#include "core/model/detector_trace.h"
#include "core/model/matcher.h"
#include "core/model/options.h"

namespace boxwright {

/// Features of a pooled box: two fully connected layers (parameter names fc6, fc7; torchvision TwoMLPHead), or with
/// options.roi.headConvs = n so many 3x3 convolutions with norm and one layer (0.0, 0.1, ... and n + 1; torchvision
/// FastRCNNConvFCHead).
class BoxHeadImpl : public torch::nn::Module {
public:
    BoxHeadImpl(const ModelOptions& options, int64_t channels);
    /// [R, C, P, P] -> [R, roi.headChannels].
    at::Tensor forward(const at::Tensor& pooled);
    /// Puts the columns of the first layer in the order in which pooled values lie in channels-last memory, so that no
    /// call copies them into the other. For good: the weights no longer fit a checkpoint.
    void readChannelsLast();

private:
    int64_t m_poolSize;
    bool m_channelsLast = false;
    std::vector<ConvNormAct> m_convs;
    torch::nn::Linear fc6{nullptr}, fc7{nullptr};
};
TORCH_MODULE(BoxHead);

/// Class scores and box deltas per class. Parameter names cls_score, bbox_pred. Source: torchvision FastRCNNPredictor.
class BoxPredictorImpl : public torch::nn::Module {
public:
    BoxPredictorImpl(int64_t channels, int64_t numClasses);

    struct Output {
        at::Tensor logits; ///< [R, K]
        at::Tensor deltas; ///< [R, K, 4]
    };
    Output forward(const at::Tensor& features);

private:
    torch::nn::Linear cls_score{nullptr}, bbox_pred{nullptr};
};
TORCH_MODULE(BoxPredictor);

/// Pooling, heads, losses and post-processing. Source: torchvision RoIHeads; spec sections 14 to 18.
/// Parameter names box_head.*, box_predictor.*.
class RoiHeadsImpl : public torch::nn::Module {
public:
    /// strides: input pixels per map pixel of the maps to pool from.
    RoiHeadsImpl(const ModelOptions& options, int64_t channels, std::vector<int64_t> strides);

    struct Losses {
        at::Tensor classifier; ///< scalars
        at::Tensor boxRegression;
    };
    /// proposals: per image [P, 4]; targets at resized scale.
    Losses losses(const std::vector<at::Tensor>& maps, const std::vector<at::Tensor>& proposals,
                  const std::vector<DetectionTarget>& targets);
    /// Detections at resized scale.
    std::vector<DetectionOutput> detect(const std::vector<at::Tensor>& maps, const std::vector<at::Tensor>& proposals,
                                        const std::vector<FrameSize>& sizes);

    /// Fills in what detect() decides for the one image of `maps` on its kept proposals: classes and boxes above
    /// `lowestScore`, and which of them the threshold and NMS leave.
    void trace(const std::vector<at::Tensor>& maps, float lowestScore, DetectorTrace& trace);
    /// The samples that losses() chooses.
    [[nodiscard]] RoiSamples sample(const at::Tensor& proposals, const DetectionTarget& target) const;

    void setSampler(BalancedSampler sampler) { m_sampler = std::move(sampler); }
    void setScoreThreshold(float threshold) { m_options.scoreThreshold = threshold; }
    /// See BoxHeadImpl::readChannelsLast().
    void readChannelsLast() { box_head->readChannelsLast(); }
    /// detect() leaves the last suppression of overlapping boxes to the caller and returns at most `most` boxes.
    void keepOverlapping(int most);

private:
    BoxPredictorImpl::Output predict(const std::vector<at::Tensor>& maps, const std::vector<at::Tensor>& proposals);
    DetectionOutput candidates(const at::Tensor& scores, const at::Tensor& deltas, const at::Tensor& proposals,
                               FrameSize size, float threshold) const;
    at::Tensor ranked(const DetectionOutput& candidates) const;
    DetectionOutput postprocess(const at::Tensor& scores, const at::Tensor& deltas, const at::Tensor& proposals,
                                FrameSize size) const;

    RoiOptions m_options;
    float m_smallestSide;
    std::vector<int64_t> m_strides;
    BoxCoder m_coder{{10, 10, 5, 5}};
    Matcher m_matcher;
    BalancedSampler m_sampler;
    BoxHead box_head{nullptr};
    BoxPredictor box_predictor{nullptr};
};
TORCH_MODULE(RoiHeads);

/// Pyramid level of each box [R, 4] (spec section 15): floor(4 + log2(sqrt(area)/224) + 1e-6) clamped to the levels of
/// the strides, counted from 0. int64 [R].
[[nodiscard]] at::Tensor pyramidLevels(const at::Tensor& boxes, const std::vector<int64_t>& strides);

} // namespace boxwright
