#pragma once

#include <memory>
#include <vector>

#include "core/model/detection_types.h"
#include "core/model/faster_rcnn.h"
#include "core/model/grad_scaler.h"
#include "core/model/process_group.h"
#include "core/model/sgd.h"
#include "core/model/weight_average.h"

namespace boxwright {

/// How an iteration is computed.
struct TrainStepOptions {
    double momentum = 0.9;
    double weightDecay = 0;
    double clipNorm = 0;                   ///< largest total gradient norm; 0 = no clipping
    at::ScalarType precision = at::kFloat; ///< of activations: kFloat, kBFloat16 or kHalf
    int parts = 1;                         ///< forward passes whose gradients are added up
    double averageDecay = 0;               ///< exponential moving average of the weights; 0 = none
    bool splitOnOutOfMemory = true;
    ProcessGroup* group =
        nullptr; ///< of a data-parallel run: gradients are added up over it; null = this process alone
};

/// What one iteration did.
struct StepResult {
    double classifier = 0, boxRegression = 0, objectness = 0, rpnBoxRegression = 0; ///< means over all images
    bool finite = true;       ///< false: a loss was not finite in some process and nothing was changed
    bool finiteHere = true;   ///< false: in this process
    bool overflowed = false;  ///< fp16 gradients were not finite and nothing was changed
    bool outOfMemory = false; ///< memory ran out once; the batch went through in more parts, as will the next ones
    double gradientNorm = -1; ///< before clipping; -1 without clipping
};

/// One optimizer step: forward in one or more parts, backward, unscale, clip, SGD, moving average. Throws what LibTorch
/// throws; when memory runs out for a single image too.
class TrainStep {
public:
    /// The model is on its device and stays alive.
    TrainStep(const FasterRcnn& model, const at::Device& device, const TrainStepOptions& options);

    /// images and targets as FasterRcnnImpl::losses takes them, on the CPU. `share` is the part of the iteration's
    /// images that these are; the rest is with the other processes, and these may be none.
    StepResult run(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                   double learningRate, double share = 1);

    [[nodiscard]] const FasterRcnn& model() const { return m_model; }
    [[nodiscard]] Sgd& optimizer() { return m_optimizer; }
    [[nodiscard]] GradScaler* scaler() { return m_scaler.get(); }      ///< null unless fp16
    [[nodiscard]] WeightAverage* average() { return m_average.get(); } ///< null without an average
    [[nodiscard]] int parts() const { return m_parts; }

private:
    StepResult gradients(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                         double share);
    bool accumulate(const std::vector<at::Tensor>& images, const std::vector<DetectionTarget>& targets,
                    double imagesShare, StepResult& result);
    void addOverProcesses(StepResult& result);

    FasterRcnn m_model;
    at::Device m_device;
    TrainStepOptions m_options;
    Sgd m_optimizer;
    std::unique_ptr<GradScaler> m_scaler;
    std::unique_ptr<WeightAverage> m_average;
    int m_parts;
};

/// True if the exception that is being handled says that main or GPU memory ran out. Call inside a catch block.
[[nodiscard]] bool isOutOfMemory();

} // namespace boxwright
