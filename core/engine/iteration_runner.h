#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/engine/batch_loader.h"
#include "core/engine/train_events.h"
#include "core/engine/train_options.h"

namespace boxwright {

class ProcessGroup;
class TrainStep;

/// What happened to one iteration.
struct IterationOutcome {
    bool stopped = false; ///< this process or another is to stop: nothing was done
    LossParts losses;     ///< zero if the batch was skipped
};

/// Sends loaded batches through the network, in agreement with the other processes of a data-parallel run, and says
/// what goes wrong. Ends a run whose losses stay non-finite.
class IterationRunner {
public:
    /// `say` is for what all processes know, `warn` for what this one saw. The references must outlive it; `group` may
    /// be null.
    IterationRunner(TrainStep& stepper, ProcessGroup* group, const TrainOptions& options,
                    std::function<void(const std::string&)> say, std::function<void(const std::string&)> warn);

    /// Errors: BadInput (too many losses in a row that are not finite). Throws what LibTorch throws.
    [[nodiscard]] Result<IterationOutcome> run(const LoadedBatch& batch, int epoch, double learningRate,
                                               bool stopRequested);

private:
    [[nodiscard]] Result<LossParts> compute(const LoadedBatch& batch, double images, int epoch, double learningRate);

    TrainStep& m_stepper;
    ProcessGroup* m_group;
    const TrainOptions& m_options;
    std::function<void(const std::string&)> m_say, m_warn;
    int m_badLosses = 0; ///< in a row
};

} // namespace boxwright
