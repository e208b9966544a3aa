#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/enum_text.h"
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

/// How the learning rate falls after the warm-up.
enum class ScheduleKind {
    Step,      ///< times gamma after every stepEpochs epochs
    MultiStep, ///< times gamma at each fraction of the run in `milestones`
    Cosine,    ///< half a cosine from the full rate to zero
};
template <>
struct EnumText<ScheduleKind> {
    static constexpr std::array table{std::pair{ScheduleKind::Step, std::string_view("step")},
                                      std::pair{ScheduleKind::MultiStep, std::string_view("multistep")},
                                      std::pair{ScheduleKind::Cosine, std::string_view("cosine")}};
};

struct ScheduleOptions {
    ScheduleKind kind = ScheduleKind::Step;
    int stepEpochs = 3;                         ///< Step only
    double gamma = 0.33;                        ///< Step and MultiStep
    std::vector<double> milestones{0.80, 0.93}; ///< MultiStep only: fractions of all iterations, ascending, in (0, 1)
    int warmupIterations = 1000;                ///< linear warm-up, at most one epoch long; 0 = none
    double warmupFactor = 0.001;                ///< rate of the first iteration relative to the full rate
};

/// Everything a training run needs besides its data. One struct for the window, the command line and the tests.
struct TrainOptions {
    std::string model = "fasterrcnn_resnet10_slim_fpn"; ///< a name of modelList()
    std::filesystem::path outputFolder = "runs";        ///< the run folder is made inside
    std::filesystem::path
        weights; ///< initial weights, empty = from nothing; a new predictor is made where classes differ
    std::filesystem::path resume; ///< a last.pth to continue; empty = new run
    int epochs = 15;
    int batchSize = 4;
    double learningRate = 0.005; ///< for this batch size
    double momentum = 0.9;
    double weightDecay = 0.0005;
    ScheduleOptions schedule;
    double gradientClipNorm = 10;    ///< largest total gradient norm; 0 = no clipping
    bool horizontalFlip = true;      ///< mirror half of the training images
    int evaluateEvery = 1;           ///< epochs between evaluations on the validation split
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
};

/// The options that a preset stands for, with epochs chosen so that a data set of `trainImages` gets enough iterations.
/// With pre-trained weights, fast and balanced are MobileNets, which learn nothing without.
[[nodiscard]] TrainOptions presetOptions(Preset preset, std::size_t trainImages, bool pretrained = false);

/// The preset for a person who chose none: fast on a CPU, accurate on a GPU.
[[nodiscard]] Preset defaultPreset(const std::string& device);

} // namespace boxwright
