#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/data_argument.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// Options of `train` as typed; unset ones keep the preset's value.
struct TrainArguments {
    DataArgument data;
    std::string output, preset, trainSplit = "train", validationSplit = "val";
    std::optional<std::string> model, weights, resume, device, schedule, norm, conventions, precision, bestBy, augment;
    std::optional<int> epochs, startEpoch, batchSize, maxSteps, threads, workers, evaluateEvery, warmup, minSize,
        maxSize, trainableStages, accumulate, learningRateBatch, stopAfter, patience, stepEpochs, shapeGroups;
    std::vector<int> trainMinSizes;
    std::vector<std::string> layers;
    std::vector<double> milestones;
    std::optional<double> learningRate, momentum, weightDecay, clip, gamma, average, maxMinutes, saveEvery;
    std::optional<std::uint64_t> seed;
    bool noFlip = false, amp = false, validationLosses = false, noSplit = false, dryRun = false;

    void addTo(CLI::App& command);
    /// The options with what was typed put over them.
    [[nodiscard]] TrainOptions over(TrainOptions options) const;
};

} // namespace boxwright
