#include "core/engine/trainer.h"

#include <cmath>

#include "core/engine/cached_source.h"
#include "core/engine/error_mapping.h"
#include "core/engine/run_clock.h"
#include "core/engine/training_session.h"

namespace boxwright {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{1} << 29; ///< of decoded images, each for training and validation

/// Puts the problems of the options into one sentence.
Result<void> checkInputs(const TrainOptions& options, const SampleSource& training) {
    if (options.resume.empty()) {
        std::string problems;
        for (const std::string& problem : options.validate())
            problems += (problems.empty() ? "" : " ") + problem;
        if (!problems.empty())
            return fail(ErrorKind::BadInput, problems);
    }
    if (training.size() == 0)
        return fail(ErrorKind::BadInput, "The training split holds no image that can be used.");
    if (training.classes().isEmpty())
        return fail(ErrorKind::BadInput, "The data hold no class: annotate some objects first.");
    return {};
}

} // namespace

Result<TrainReport> train(const TrainOptions& options, const SampleSource& training, const SampleSource& validation,
                          const TrainCallbacks& callbacks, std::stop_token stop, TrainControl* control) {
    return withTorchErrors([&]() -> Result<TrainReport> {
        if (auto checked = checkInputs(options, training); !checked)
            return tl::unexpected(checked.error());
        const CachedSource cachedTraining(training, kCacheBytes), cachedValidation(validation, kCacheBytes);
        TrainingSession session(cachedTraining, cachedValidation, callbacks, stop, control);
        if (auto prepared = session.prepare(options); !prepared)
            return tl::unexpected(prepared.error());
        return session.run();
    });
}

} // namespace boxwright
