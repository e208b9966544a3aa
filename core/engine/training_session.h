#pragma once

#include <memory>
#include <stop_token>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/engine/train_control.h"
#include "core/engine/train_events.h"
#include "core/engine/train_options.h"

namespace boxwright {

/// One run of train(): prepare() once, then run() once, on one thread. The references must outlive it. May throw what
/// LibTorch throws.
class TrainingSession {
public:
    TrainingSession(const SampleSource& training, const SampleSource& validation, const TrainCallbacks& callbacks,
                    std::stop_token stop, TrainControl* control = nullptr);
    ~TrainingSession();

    /// Device, model, run folder; from a checkpoint if options.resume names one.
    [[nodiscard]] Result<void> prepare(const TrainOptions& options);
    [[nodiscard]] Result<TrainReport> run();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace boxwright
