#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/result.h"
#include "core/engine/session_notes.h"

namespace boxwright {

struct LoadedModel;
struct TrainingState;
struct TrainStepOptions;
class TrainStep;

/// What a session begins with: a new model, or where another session left off.
struct SessionStart {
    SessionNotes notes;
    std::shared_ptr<LoadedModel> model;
    std::shared_ptr<const TrainingState> state{}; ///< null in a new run
    int epoch = 0;                                ///< the first to train
    std::int64_t step = -1;                       ///< iterations done; -1 = those of `epoch` whole epochs
    std::filesystem::path folder{};               ///< of the run that goes on; empty = makes a new one
    std::vector<std::string> remarks{};           ///< sentences for the log
};

/// From initial weights, or from nothing; or from the checkpoint that options.resume names: ours brings its own
/// options, one of a Python program takes these. Errors: as reading weights; BadInput (other classes, no training
/// state).
[[nodiscard]] Result<SessionStart> startSession(const TrainOptions& options, const ClassList& classes);

/// How the options ask for an iteration to be computed.
[[nodiscard]] TrainStepOptions stepOptionsOf(const TrainOptions& options);

/// Puts optimizer, average, scaler and torch's generator where the state says. Sentences about what did not fit.
[[nodiscard]] std::vector<std::string> restoreState(const TrainingState& state, TrainStep& stepper);

/// The opposite: all that a later session needs, but for the model. `epoch` epochs and `step` iterations are done.
[[nodiscard]] TrainingState trainingState(TrainStep& stepper, const SessionNotes& notes, int epoch, std::int64_t step,
                                          double learningRate);

} // namespace boxwright
