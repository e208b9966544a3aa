#include "core/engine/train_options.h"

#include <algorithm>
#include <cmath>

#include "core/engine/model_list.h"

namespace boxwright {
namespace {

class Problems {
public:
    void unless(bool good, const std::string& sentence) {
        if (!good)
            m_sentences.push_back(sentence);
    }
    std::vector<std::string> take() { return std::move(m_sentences); }

private:
    std::vector<std::string> m_sentences;
};

void checkSchedule(const ScheduleOptions& schedule, Problems& problems) {
    problems.unless(schedule.stepEpochs >= 1, "The learning rate must keep its value for at least one epoch.");
    problems.unless(schedule.gamma > 0 && schedule.gamma <= 1, "The learning-rate factor must lie between 0 and 1.");
    problems.unless(schedule.patience >= 1, "A plateau must last at least one evaluation.");
    problems.unless(schedule.warmupIterations >= 0, "The warm-up cannot be shorter than 0 iterations.");
    problems.unless(schedule.warmupFactor > 0 && schedule.warmupFactor <= 1,
                    "The warm-up factor must lie between 0 and 1.");
    problems.unless(std::is_sorted(schedule.milestones.begin(), schedule.milestones.end()) &&
                        std::all_of(schedule.milestones.begin(), schedule.milestones.end(),
                                    [](double at) { return at > 0 && at < 1; }),
                    "The milestones must be ascending fractions of the run, between 0 and 1.");
}

void checkPlace(const TrainOptions& o, Problems& problems) {
    problems.unless(o.startEpoch == 0 || (o.startEpoch > 0 && o.startEpoch < o.epochs),
                    "The first epoch must be at least 0 and below the number of epochs.");
    problems.unless(o.resumeEpochs >= 0 && o.resumeEpochs <= 100000,
                    "The number of epochs of a resumed run must lie between 1 and 100000.");
    problems.unless(o.aspectRatioGroups >= -1 && o.aspectRatioGroups <= 100,
                    "The steps of grouping by shape must lie between 0 and 100, or be -1 for no grouping.");
    problems.unless(o.saveSeconds >= 0 && std::isfinite(o.saveSeconds),
                    "The time between two checkpoints cannot be below 0 seconds.");
    problems.unless(o.loaderThreads >= 0 && o.loaderThreads <= 256,
                    "The number of loader threads must lie between 0 (chosen) and 256.");
}

} // namespace

std::vector<std::string> TrainOptions::validate() const {
    Problems problems;
    const auto& models = modelList();
    problems.unless(
        std::any_of(models.begin(), models.end(), [this](const ModelInfo& known) { return known.name == model; }),
        "There is no model named \"" + model + "\".");
    problems.unless(!outputFolder.empty(), "Choose a folder for the runs.");
    problems.unless(epochs >= 1 && epochs <= 100000, "The number of epochs must lie between 1 and 100000.");
    checkPlace(*this, problems);
    problems.unless(batchSize >= 1 && batchSize <= 1024, "The batch size must lie between 1 and 1024 images.");
    problems.unless(std::isfinite(learningRate) && learningRate > 0 && learningRate <= 10,
                    "The learning rate must be above 0 and at most 10.");
    problems.unless(accumulate >= 1 && accumulate <= 1024, "The accumulated batches must be between 1 and 1024.");
    problems.unless(learningRateBatch >= 0, "The batch that the learning rate is meant for cannot be below 0 images.");
    problems.unless(stopAfter >= 0, "Early stopping cannot wait for less than 0 evaluations.");
    problems.unless(maxMinutes >= 0 && std::isfinite(maxMinutes), "The longest time cannot be below 0 minutes.");
    problems.unless(averageDecay >= 0 && averageDecay < 1,
                    "The decay of the weight average must lie between 0 and 1 (1 excluded).");
    problems.unless(precision != Precision::Float16 || device != "cpu",
                    "fp16 needs a GPU: choose bf16 or float32 on a CPU.");
    problems.unless(momentum >= 0 && momentum < 1, "The momentum must lie between 0 and 1 (1 excluded).");
    problems.unless(weightDecay >= 0 && weightDecay <= 1, "The weight decay must lie between 0 and 1.");
    problems.unless(gradientClipNorm >= 0, "The largest gradient norm cannot be below 0.");
    problems.unless(evaluateEvery >= 1, "At least one epoch must lie between two evaluations.");
    problems.unless(maxSteps >= 0, "The largest number of iterations cannot be below 0.");
    problems.unless(minSize == 0 || (minSize >= 32 && minSize <= 4096),
                    "The shorter image side must lie between 32 and 4096 pixels.");
    problems.unless(maxSize == 0 || (maxSize >= 32 && maxSize <= 8192),
                    "The longest image side must lie between 32 and 8192 pixels.");
    problems.unless(minSize == 0 || maxSize == 0 || maxSize >= minSize,
                    "The longest image side cannot be below the shorter one.");
    problems.unless(std::all_of(trainMinSizes.begin(), trainMinSizes.end(), [](int s) { return s >= 32 && s <= 4096; }),
                    "The shorter image sides of multi-scale training must lie between 32 and 4096 pixels.");
    problems.unless(norm.empty() || norm == "frozen" || norm == "batch" || norm == "group",
                    "The norm must be frozen, batch or group.");
    problems.unless(norm != "frozen" || !weights.empty() || !resume.empty(),
                    "Frozen norms need initial weights: from nothing they cannot learn.");
    problems.unless(conventions.empty() || conventions == "seed" || conventions == "torchvision",
                    "The conventions must be seed or torchvision.");
    problems.unless(trainableStages >= -1 && trainableStages <= 100,
                    "The number of trained backbone stages must lie between 0 and 6, or be left to the model.");
    problems.unless(threads >= 0 && threads <= 1024, "The number of threads must lie between 0 (all) and 1024.");
    problems.unless(device == "auto" || device == "cpu" || device.starts_with("cuda"),
                    "The device must be auto, cpu or cuda:N.");
    checkSchedule(schedule, problems);
    return problems.take();
}

double TrainOptions::effectiveLearningRate(int processes) const {
    return learningRateBatch > 0 ? learningRate * imagesPerIteration() * processes / learningRateBatch : learningRate;
}

TrainOptions presetOptions(Preset preset, std::size_t trainImages, bool pretrained) {
    TrainOptions options;
    const auto epochsFor = [&](int iterations) {
        const double perEpoch = std::max(1.0, std::ceil(static_cast<double>(trainImages) / options.batchSize));
        return static_cast<int>(std::clamp(std::round(iterations / perEpoch), 3.0, 300.0));
    };
    switch (preset) {
    case Preset::Fast:
        options.model = pretrained ? "fasterrcnn_mobilenet_v3_large_320_fpn" : "fasterrcnn_resnet10_slim_fpn";
        options.batchSize = 4;
        options.learningRate = pretrained ? 0.01 : 0.02;
        options.weightDecay = 1e-4;
        options.schedule.kind = ScheduleKind::MultiStep;
        options.schedule.gamma = 0.1;
        options.schedule.warmupIterations = 100;
        options.epochs = epochsFor(900);
        break;
    case Preset::Balanced:
        options.model = pretrained ? "fasterrcnn_mobilenet_v3_large_fpn" : "fasterrcnn_resnet18_fpn";
        options.batchSize = 4;
        options.learningRate = 0.01;
        options.weightDecay = 1e-4;
        options.schedule.kind = ScheduleKind::MultiStep;
        options.schedule.gamma = 0.1;
        options.epochs = epochsFor(5000);
        break;
    case Preset::Accurate:
        options.model = "fasterrcnn_resnet50_fpn";
        options.batchSize = 2;
        options.learningRate = 0.005;
        options.weightDecay = 1e-4;
        options.schedule.kind = ScheduleKind::MultiStep;
        options.schedule.gamma = 0.1;
        options.epochs = epochsFor(20000);
        break;
    }
    return options;
}

Preset defaultPreset(const std::string& device) {
    return device.starts_with("cuda") ? Preset::Accurate : Preset::Fast;
}

} // namespace boxwright
