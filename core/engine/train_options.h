#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/enum_text.h"
#include "core/base/precision.h"
#include "core/base/result.h"

namespace boxwright {

/// fast: the compact net from nothing; balanced: ResNet-18-FPN; accurate: ResNet-50-FPN.
enum class Preset { Fast, Balanced, Accurate };
template <>
struct EnumText<Preset> {
    static constexpr std::array table{std::pair{Preset::Fast, std::string_view("fast")},
                                      std::pair{Preset::Balanced, std::string_view("balanced")},
                                      std::pair{Preset::Accurate, std::string_view("accurate")}};
};

/// The number by which the best epoch is chosen.
enum class BestBy { Ap, Ap50 };
template <>
struct EnumText<BestBy> {
    static constexpr std::array table{std::pair{BestBy::Ap, std::string_view("AP")},
                                      std::pair{BestBy::Ap50, std::string_view("AP50")}};
};

/// How the learning rate falls after the warm-up.
enum class ScheduleKind {
    Step,      ///< times gamma after every stepEpochs epochs
    MultiStep, ///< times gamma at each fraction of the run in `milestones`
    Cosine,    ///< half a cosine from the full rate to zero
    Plateau,   ///< times gamma when the best number has not risen for `patience` evaluations
};
template <>
struct EnumText<ScheduleKind> {
    static constexpr std::array table{std::pair{ScheduleKind::Step, std::string_view("step")},
                                      std::pair{ScheduleKind::MultiStep, std::string_view("multistep")},
                                      std::pair{ScheduleKind::Cosine, std::string_view("cosine")},
                                      std::pair{ScheduleKind::Plateau, std::string_view("plateau")}};
};

struct ScheduleOptions {
    ScheduleKind kind = ScheduleKind::Step;
    int stepEpochs = 3;                         ///< Step only
    double gamma = 0.33;                        ///< Step, MultiStep and Plateau
    std::vector<double> milestones{0.80, 0.93}; ///< MultiStep only: fractions of all iterations, ascending, in (0, 1)
    int warmupIterations = 1000;                ///< linear warm-up, at most one epoch long; 0 = none
    double warmupFactor = 0.001;                ///< rate of the first iteration relative to the full rate
    int patience = 3;                           ///< Plateau only: evaluations without a new best
};

/// Everything a training run needs besides its data. One struct for the window, the command line and the tests.
struct TrainOptions {
    std::string model = "fasterrcnn_resnet10_slim_fpn"; ///< a name of modelList()
    std::filesystem::path outputFolder = "runs";        ///< the run folder is made inside
    std::filesystem::path
        weights; ///< initial weights, empty = from nothing; a new predictor is made where classes differ
    std::filesystem::path resume; ///< a last.pth, or a checkpoint of a Python program, to continue; empty = new run
    int epochs = 15;
    int resumeEpochs = 0;        ///< with resume: epochs of the whole run from now on; 0 = as it began
    int startEpoch = 0;          ///< number of a new run's first epoch, for the schedule; warm-up only in epoch 0
    int batchSize = 4;           ///< images that go through the network at once
    int accumulate = 1;          ///< batches whose gradients make one iteration
    double learningRate = 0.005; ///< for the images of one iteration, unless learningRateBatch says otherwise
    int learningRateBatch = 0;   ///< images that learningRate is meant for: it is scaled linearly; 0 = no scaling
    double momentum = 0.9;
    double weightDecay = 0.0005;
    ScheduleOptions schedule;
    double gradientClipNorm = 10; ///< largest total gradient norm; 0 = no clipping
    bool horizontalFlip = true;   ///< mirror half of the training images
    std::string augmentation;     ///< what TrainCallbacks::makeTransform is asked for; empty = nothing
    int aspectRatioGroups = 3;    ///< images of like shape make a batch: steps per doubling of width / height; -1 = off
    int loaderThreads = 0;        ///< that read and augment images; 0 = chosen by the cores of this process
    std::string vocPixels;        ///< kept with the run: how the caller read VOC numbers; the engine does not use it
    int evaluateEvery = 1;        ///< epochs between evaluations on the validation split
    bool validationLosses = false; ///< also the four losses on the validation split, without gradient
    BestBy bestBy = BestBy::Ap;    ///< what best.pth is best in
    int stopAfter = 0;             ///< end after so many evaluations without a new best; 0 = never
    double maxMinutes = 0;         ///< end after this time; 0 = no limit
    double saveSeconds = 120;      ///< between two writings of last.pth within an epoch
    double averageDecay = 0;       ///< exponential moving average of the weights, evaluated and kept as best; 0 = none
    Precision precision = Precision::Float32;
    bool splitOnOutOfMemory = true;  ///< when memory runs out, send a batch through in smaller parts
    int maxSteps = 0;                ///< stop after this many iterations; 0 = no limit
    int minSize = 0;                 ///< shorter image side given to the net, pixels; 0 = the model's own
    int maxSize = 0;                 ///< longest image side given to the net, pixels; 0 = the model's own
    std::vector<int> trainMinSizes;  ///< multi-scale: each training image draws one of these shorter sides; empty = one
    std::string norm;                ///< frozen, batch or group; empty = frozen with initial weights, else the model's
    int trainableStages = -1;        ///< of the backbone, from the deepest; -1 = 3 with initial weights, else all
    std::vector<std::string> layers; ///< backbone nodes the maps come from ("layer3"); empty = the model's own
    std::string conventions;         ///< seed or torchvision; empty = the model's own
    std::uint64_t seed = 1;
    std::string device = "auto"; ///< auto, cpu or cuda:N
    int threads = 0;             ///< threads of the network on the CPU; 0 = all cores of this process

    /// All problems at once, each a sentence for people; empty = can start.
    [[nodiscard]] std::vector<std::string> validate() const;
    /// Images of one iteration of one process.
    [[nodiscard]] int imagesPerIteration() const { return batchSize * accumulate; }
    /// The rate at full height, scaled to the images of one iteration if asked for.
    [[nodiscard]] double effectiveLearningRate(int processes = 1) const;
};

/// The options that a preset stands for, with epochs chosen so that a data set of `trainImages` gets enough iterations.
/// With pre-trained weights, fast and balanced are MobileNets, which learn nothing without.
[[nodiscard]] TrainOptions presetOptions(Preset preset, std::size_t trainImages, bool pretrained = false);

/// The preset for a person who chose none: fast on a CPU, accurate on a GPU.
[[nodiscard]] Preset defaultPreset(const std::string& device);

} // namespace boxwright
