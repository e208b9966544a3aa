#include "core/engine/iteration_runner.h"

#include "core/base/sample_transform.h"
#include "core/model/image_tensor.h"
#include "core/model/train_step.h"

namespace boxwright {
namespace {

constexpr int kMostBadLosses = 5; ///< non-finite losses in a row that end a run

std::string namesOf(const std::vector<Sample>& samples) {
    std::string names;
    for (const Sample& sample : samples)
        names += (names.empty() ? "" : ", ") + sample.truth.id;
    return names;
}

} // namespace

IterationRunner::IterationRunner(TrainStep& stepper, ProcessGroup* group, const TrainOptions& options,
                                 std::function<void(const std::string&)> say,
                                 std::function<void(const std::string&)> warn)
    : m_stepper(stepper)
    , m_group(group)
    , m_options(options)
    , m_say(std::move(say))
    , m_warn(std::move(warn)) {}

Result<IterationOutcome> IterationRunner::run(const LoadedBatch& batch, int epoch, double learningRate,
                                              bool stopRequested) {
    for (const std::string& problem : batch.problems)
        m_warn("Skipped an image: " + problem);
    std::vector<double> sums{stopRequested ? 1.0 : 0.0, static_cast<double>(batch.samples.size())};
    if (m_group != nullptr)
        sums = m_group->sum(sums);
    if (sums[0] > 0)
        return IterationOutcome{.stopped = true, .losses = {}};
    if (sums[1] == 0)
        return IterationOutcome{};
    auto losses = compute(batch, sums[1], epoch, learningRate);
    if (!losses)
        return tl::unexpected(losses.error());
    return IterationOutcome{.stopped = false, .losses = *losses};
}

/// `images`: of the iteration, with those of the other processes.
Result<LossParts> IterationRunner::compute(const LoadedBatch& batch, double images, int epoch, double learningRate) {
    std::vector<at::Tensor> pictures;
    std::vector<DetectionTarget> targets;
    for (std::size_t i = 0; i < batch.samples.size(); ++i) {
        pictures.push_back(imageView(batch.samples[i].image));
        targets.push_back(targetTensors(batch.samples[i].truth));
        targets.back().seed = sampleSeed(m_options.seed, epoch, batch.numbers[i]);
    }
    const double share = static_cast<double>(batch.samples.size()) / images;
    const StepResult result = m_stepper.run(pictures, targets, learningRate, share);
    if (result.outOfMemory)
        m_warn("Memory ran out: from now on a batch goes through the network in " + std::to_string(m_stepper.parts()) +
               " parts.");
    if (result.overflowed)
        m_say("The fp16 gradients overflowed; the step was left out and the loss scale lowered.");
    if (result.finite) {
        m_badLosses = 0;
        return LossParts{result.classifier, result.boxRegression, result.objectness, result.rpnBoxRegression};
    }
    if (!result.finiteHere)
        m_warn("The loss is not finite; skipped the batch of " + namesOf(batch.samples) + ".");
    if (++m_badLosses < kMostBadLosses)
        return LossParts{};
    return fail(ErrorKind::BadInput, "The loss was not finite " + std::to_string(kMostBadLosses) +
                                         " times in a row: lower the learning rate. The last batch was " +
                                         namesOf(batch.samples) + ".");
}

} // namespace boxwright
