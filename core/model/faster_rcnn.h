#pragma once

#include <memory>
#include <vector>

#include <torch/nn/pimpl.h>

#include "core/model/backbones/backbone.h"
#include "core/model/detection_transform.h"
#include "core/model/detection_types.h"
#include "core/model/detector_trace.h"
#include "core/model/options.h"
#include "core/model/roi_heads.h"
#include "core/model/rpn.h"

namespace boxwright {

/// The four training losses, unweighted scalars.
struct DetectorLosses {
    at::Tensor classifier, boxRegression, objectness, rpnBoxRegression;

    [[nodiscard]] at::Tensor total() const { return classifier + boxRegression + objectness + rpnBoxRegression; }
};

/// Faster R-CNN. Source: torchvision FasterRCNN; spec section 6. Parameter names backbone.*, rpn.*, roi_heads.*.
/// One thread at a time.
class FasterRcnnImpl : public torch::nn::Module {
public:
    FasterRcnnImpl(ModelOptions options, std::shared_ptr<Backbone> backbone);

    /// Training. images [3, H, W] uint8 or float32 in [0, 1]; targets in the pixels of their image. A target's boxes
    /// are clipped to the image; boxes with a side under `kSmallestTruthSide` pixels at resized scale do not count.
    DetectorLosses losses(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets);
    /// Inference; boxes in the pixels of the image. Call eval() before.
    std::vector<DetectionOutput> detect(const std::vector<at::Tensor>& images);

    /// What detect() computes on its way, for tests and for looking inside.
    struct Intermediates {
        ImageBatch batch;
        std::vector<at::Tensor> maps;      ///< [N, C, H, W] per level
        std::vector<at::Tensor> proposals; ///< per image [P, 4] at resized scale, by objectness
    };
    Intermediates inspect(const std::vector<at::Tensor>& images);
    /// Everything that detect() decides for one image, and with `target` what training would decide for its anchors and
    /// proposals (on the image as it is: neither flipped nor of another size). Call eval() before.
    DetectorTrace trace(const at::Tensor& image, const DetectionTarget* target, float lowestScore);

    [[nodiscard]] const ModelOptions& options() const { return m_options; }
    void setScoreThreshold(float threshold) { roi_heads->setScoreThreshold(threshold); }
    /// See RoiHeadsImpl::keepOverlapping(); options() keeps what the model was made with.
    void keepOverlapping(int most) { roi_heads->keepOverlapping(most); }
    /// Replaces the random choice of anchors and proposals, for tests.
    void setPermutation(const Permutation& permutation);
    /// Convolution weights in channels_last order: the fast one on the CPU. Call again after loading weights.
    void useChannelsLast();
    /// Rewrites the weights for detection alone: norms that are constant now go into their convolutions, 3x3
    /// convolutions may take Winograd's form, the columns of the first layer of the box head the order of memory.
    /// After it the model can neither train nor be saved.
    void prepareForDetection();

    static constexpr double kSmallestTruthSide = 1e-2;

private:
    ModelOptions m_options;
    DetectionTransform m_transform;
    std::shared_ptr<Backbone> backbone;
    Rpn rpn{nullptr};
    RoiHeads roi_heads{nullptr};
};
TORCH_MODULE(FasterRcnn);

} // namespace boxwright
