#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/sample_transform.h"
#include "core/evaluate/coco_metrics.h"

namespace boxwright {

/// The four parts of the Faster R-CNN loss and their sum.
struct LossParts {
    double classifier = 0;
    double boxRegression = 0;
    double objectness = 0;
    double rpnBoxRegression = 0;

    [[nodiscard]] double total() const { return classifier + boxRegression + objectness + rpnBoxRegression; }
};

enum class TrainPhase { Training, Evaluating };

/// One iteration (or one evaluated image), copied to whoever watches.
struct TrainProgress {
    TrainPhase phase = TrainPhase::Training;
    int epoch = 0; ///< from 0
    int epochs = 0;
    int iteration = 0;       ///< done in this epoch (Evaluating: images done)
    int iterations = 0;      ///< of this epoch (Evaluating: images in all)
    std::int64_t step = 0;   ///< iterations done in the whole run
    std::int64_t steps = 0;  ///< iterations of the whole run
    LossParts losses;        ///< of this iteration
    double learningRate = 0; ///< of this iteration
    double imagesPerSecond = 0;
    double secondsLeft = 0; ///< estimate for the whole run
    double memoryMiB = 0;   ///< resident memory of the process
};

/// One finished epoch.
struct EpochSummary {
    int epoch = 0; ///< from 0
    std::int64_t step = 0;
    LossParts meanLosses;
    double learningRate = 0; ///< after the last iteration
    bool evaluated = false;
    CocoNumbers metrics; ///< on the validation split; meaningful if evaluated
    bool best = false;   ///< best.pth was written
    double seconds = 0;  ///< training and evaluation of this epoch
};

/// What is known before the first iteration.
struct TrainStart {
    std::filesystem::path runFolder;
    std::string model;
    std::string device; ///< for people, e.g. "CPU, 2 threads"
    std::size_t trainImages = 0;
    std::size_t validationImages = 0;
    int epochs = 0;
    int iterationsPerEpoch = 0;
    std::vector<EpochSummary> earlierEpochs; ///< of a resumed run
};

enum class TrainOutcome { Finished, Cancelled };

struct TrainReport {
    TrainOutcome outcome = TrainOutcome::Finished;
    std::filesystem::path runFolder;
    std::filesystem::path lastCheckpoint;
    std::filesystem::path bestCheckpoint; ///< empty if nothing was evaluated
    std::vector<EpochSummary> epochs;
    double seconds = 0;
};

/// What the caller of train() contributes. The functions are called on the thread that called train(), between
/// iterations: return quickly. Any may be empty.
struct TrainCallbacks {
    std::function<void(const TrainStart&)> onStart;
    std::function<void(const TrainProgress&)> onProgress;
    std::function<void(const EpochSummary&)> onEpoch;
    std::function<void(const std::string&)> onMessage; ///< a sentence for the log: what was skipped and why
    const SampleTransform* transform = nullptr; ///< optional augmentation of training samples; must outlive train()
};

} // namespace boxwright
