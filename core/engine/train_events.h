#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/chart_painter.h"
#include "core/base/detection.h"
#include "core/base/result.h"
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
    LossParts& operator+=(const LossParts& other) {
        classifier += other.classifier;
        boxRegression += other.boxRegression;
        objectness += other.objectness;
        rpnBoxRegression += other.rpnBoxRegression;
        return *this;
    }
    [[nodiscard]] LossParts operator/(double count) const {
        return {classifier / count, boxRegression / count, objectness / count, rpnBoxRegression / count};
    }
};

enum class TrainPhase { Training, Evaluating, Paused };

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
    CocoNumbers metrics;                       ///< on the validation split; meaningful if evaluated
    std::optional<LossParts> validationLosses; ///< means over the validation images, if asked for
    bool best = false;                         ///< best.pth was written
    double seconds = 0;                        ///< training and evaluation of this epoch
    double waitSeconds = 0;                    ///< of them, until the loader had the next images; not kept in files
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
    std::string reason; ///< why it ended before its last epoch; empty if it did not
};

/// What the caller of train() contributes. The functions are called on the thread that called train(), between
/// iterations: return quickly. Any may be empty.
struct TrainCallbacks {
    std::function<void(const TrainStart&)> onStart;
    std::function<void(const TrainProgress&)> onProgress;
    std::function<void(const EpochSummary&)> onEpoch;
    /// After the evaluation of an epoch, before onEpoch: what was detected in the validation images that could be read,
    /// in their order. Labels are ids of the validation source's classes.
    std::function<void(int epoch, const std::vector<ImageDetections>&)> onDetections;
    std::function<void(const std::string&)> onMessage; ///< a sentence for the log: what was skipped and why
    /// Makes the augmentation that TrainOptions::augmentation names; needed only if it names one.
    std::function<Result<std::unique_ptr<SampleTransform>>(const std::string& name)> makeTransform;
    const ChartPainter* charts = nullptr; ///< draws loss_and_lr.png and mAP.png; null = none; must outlive train()
};

} // namespace boxwright
