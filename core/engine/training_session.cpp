#include "core/engine/training_session.h"

#include <algorithm>
#include <cmath>

#include <torch/utils.h>

#include "core/engine/batch_loader.h"
#include "core/engine/device.h"
#include "core/engine/evaluation_run.h"
#include "core/engine/lr_schedule.h"
#include "core/engine/run_clock.h"
#include "core/engine/run_config.h"
#include "core/engine/run_folder.h"
#include "core/engine/run_progress.h"
#include "core/engine/session_notes.h"
#include "core/engine/session_setup.h"
#include "core/model/image_tensor.h"
#include "core/model/model_loading.h"
#include "core/model/options_json.h"
#include "core/model/train_step.h"

namespace boxwright {
namespace {

constexpr int kMostBadLosses = 5;                  ///< non-finite losses in a row that end a run
constexpr double kSecondsBetweenCheckpoints = 120; ///< of last.pth within an epoch

at::Generator cpuGenerator() {
    return at::globalContext().defaultGenerator(at::kCPU);
}

LossParts toNumbers(const DetectorLosses& losses) {
    return {losses.classifier.item<double>(), losses.boxRegression.item<double>(), losses.objectness.item<double>(),
            losses.rpnBoxRegression.item<double>()};
}

std::string namesOf(const std::vector<Sample>& samples) {
    std::string names;
    for (const Sample& sample : samples)
        names += (names.empty() ? "" : ", ") + sample.truth.id;
    return names;
}

} // namespace

struct TrainingSession::Impl {
    enum class EpochEnd { Complete, Cancelled };

    Impl(const SampleSource& trainingSource, const SampleSource& validationSource, const TrainCallbacks& watchers,
         std::stop_token stopToken, TrainControl* trainControl)
        : training(trainingSource)
        , validation(validationSource)
        , callbacks(watchers)
        , stop(std::move(stopToken))
        , control(trainControl) {}

    const SampleSource& training;
    const SampleSource& validation;
    const TrainCallbacks& callbacks;
    std::stop_token stop;
    TrainControl* control; ///< may be null

    TrainOptions options;
    LoadedModel loaded;
    at::Device device{at::kCPU};
    std::unique_ptr<TrainStep> stepper;
    std::unique_ptr<LrSchedule> schedule;
    std::unique_ptr<RunFolder> folder;
    RunClock clock;
    std::vector<EpochSummary> epochs;
    int iterationsPerEpoch = 0;
    int firstEpoch = 0, firstIteration = 0; ///< where a resumed run goes on
    std::int64_t step = 0;
    LossParts lossSums; ///< of the running epoch
    int badLosses = 0;
    RunProgress progress;
    RunClock::Clock::time_point started, saved; ///< the run; last.pth
    std::string reason;                         ///< why it ends before its last epoch

    Result<void> startNew(TrainOptions wanted);
    Result<void> startResumed(const TrainOptions& wanted);
    Result<void> finishPreparation(const std::optional<TrainingState>& state);
    Result<EpochEnd> trainEpoch(int epoch);
    void restoreState(const TrainingState& state);
    Result<void> pauseIfAsked(int epoch, int iteration);
    Result<void> trainBatch(int epoch, int iteration, const LoadedBatch& batch);
    Result<void> applyStep(const StepResult& step, const LoadedBatch& batch);
    Result<bool> evaluateEpoch(EpochSummary& summary);
    std::optional<LossParts> measureValidationLosses();
    [[nodiscard]] bool mustEnd();
    Result<void> finishEpoch(int epoch, double seconds, EpochSummary summary);
    Result<void> saveLast(int epoch, int iteration);
    Result<void> saveBest(int epoch);
    [[nodiscard]] TrainingState stateAt(int epoch, int iteration) const;
    Result<TrainReport> report(TrainOutcome outcome, double seconds) const;
    [[nodiscard]] bool stepsUsedUp() const { return options.maxSteps > 0 && step >= options.maxSteps; }
    [[nodiscard]] TrainProgress progressAt(int epoch, int iteration) const;
    void say(const std::string& sentence) const {
        folder->addLog(sentence);
        if (callbacks.onMessage)
            callbacks.onMessage(sentence);
    }
};

TrainingSession::TrainingSession(const SampleSource& training, const SampleSource& validation,
                                 const TrainCallbacks& callbacks, std::stop_token stop, TrainControl* control)
    : m_impl(std::make_unique<Impl>(training, validation, callbacks, std::move(stop), control)) {}

TrainingSession::~TrainingSession() = default;

Result<void> TrainingSession::prepare(const TrainOptions& options) {
    return options.resume.empty() ? m_impl->startNew(options) : m_impl->startResumed(options);
}

Result<void> TrainingSession::Impl::startNew(TrainOptions wanted) {
    options = std::move(wanted);
    torch::manual_seed(options.seed);
    auto model = initialModel(options, training.classes());
    if (!model)
        return tl::unexpected(model.error());
    loaded = std::move(*model);
    auto made = RunFolder::create(options.outputFolder, options.model);
    if (!made)
        return tl::unexpected(made.error());
    folder = std::make_unique<RunFolder>(std::move(*made));
    return finishPreparation({});
}

Result<void> TrainingSession::Impl::startResumed(const TrainOptions& wanted) {
    auto checkpoint = readCheckpoint(wanted.resume);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (!checkpoint->training || !checkpoint->options)
        return fail(ErrorKind::BadInput,
                    "The file holds no training state: start a new run with it as initial weights.",
                    wanted.resume.string());
    auto notes = sessionNotesFromJson(checkpoint->training->notes);
    if (!notes)
        return fail(notes.error().kind, notes.error().message, wanted.resume.string());
    if (checkpoint->classes != training.classes().names())
        return fail(ErrorKind::BadInput, "The data have other classes than the run: it cannot go on with them.",
                    wanted.resume.string());
    options = std::move(notes->options);
    options.device = wanted.device;
    options.threads = wanted.threads;
    options.maxSteps = wanted.maxSteps;
    options.resume = wanted.resume;
    auto model = loadModel(wanted.resume, {});
    if (!model)
        return tl::unexpected(model.error());
    loaded = std::move(*model);
    epochs = std::move(notes->epochs);
    firstEpoch = static_cast<int>(checkpoint->training->epoch);
    firstIteration = notes->iteration;
    lossSums = notes->lossSums;
    step = checkpoint->training->step;
    auto opened = RunFolder::reopen(wanted.resume.parent_path(), firstEpoch, step);
    if (!opened)
        return tl::unexpected(opened.error());
    folder = std::make_unique<RunFolder>(std::move(*opened));
    return finishPreparation(checkpoint->training);
}

Result<void> TrainingSession::Impl::finishPreparation(const std::optional<TrainingState>& state) {
    auto chosen = chooseDevice(options.device);
    if (!chosen)
        return tl::unexpected(chosen.error());
    device = at::Device(chosen->name);
    const int threads = options.threads > 0 ? options.threads : usableCores();
    at::set_num_threads(threads); // OpenMP counts threads per calling thread
    loaded.model->to(device);
    stepper = std::make_unique<TrainStep>(loaded.model, device, stepOptionsOf(options));
    if (state)
        restoreState(*state);
    const auto images = static_cast<std::size_t>(options.imagesPerIteration());
    iterationsPerEpoch = static_cast<int>((training.size() + images - 1) / images);
    schedule = std::make_unique<LrSchedule>(options.schedule, options.effectiveLearningRate(), iterationsPerEpoch,
                                            options.epochs);
    progress = runProgress(epochs, options);
    schedule->setPlateauDrops(progress.plateauDrops);
    if (!state)
        if (auto written =
                folder->writeConfig(runConfigJson(options, toJson(loaded.model->options()), training, validation));
            !written)
            return written;
    TrainStart start{folder->path(),
                     options.model,
                     chosen->name == "cpu" ? "CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads")
                                           : chosen->text,
                     training.size(),
                     validation.size(),
                     options.epochs,
                     iterationsPerEpoch,
                     epochs};
    if (callbacks.onStart)
        callbacks.onStart(start);
    say((state ? "Resumed " : "Started ") + options.model + " on " + start.device + ": " +
        std::to_string(training.size()) + " training images, " + std::to_string(validation.size()) +
        " validation images, " + std::to_string(options.epochs) + " epochs of " + std::to_string(iterationsPerEpoch) +
        " iterations.");
    say(loaded.report);
    if (options.learningRateBatch > 0)
        say("The learning rate is " + std::to_string(options.effectiveLearningRate()) + " for " +
            std::to_string(options.imagesPerIteration()) + " images an iteration.");
    return state ? Result<void>() : saveLast(0, 0);
}

void TrainingSession::Impl::restoreState(const TrainingState& state) {
    stepper->optimizer().setMomentumBuffers(state.momentumBuffers);
    cpuGenerator().set_state(state.randomState);
    if (stepper->average() != nullptr)
        stepper->average()->restore(state.average, state.averageUpdates);
    if (stepper->scaler() != nullptr && state.gradientScale)
        stepper->scaler()->setState({*state.gradientScale, state.goodSteps});
}

Result<TrainReport> TrainingSession::run() {
    Impl& session = *m_impl;
    session.started = RunClock::Clock::now();
    for (int epoch = session.firstEpoch; epoch < session.options.epochs; ++epoch) {
        const auto epochStart = RunClock::Clock::now();
        auto end = session.trainEpoch(epoch);
        if (!end)
            return tl::unexpected(end.error());
        if (*end == Impl::EpochEnd::Cancelled)
            return session.report(TrainOutcome::Cancelled, RunClock::since(session.started));
        EpochSummary summary;
        const bool last = epoch + 1 == session.options.epochs || session.stepsUsedUp();
        const bool due = (epoch + 1) % session.options.evaluateEvery == 0 || last;
        if (due && session.validation.size() > 0) {
            auto evaluated = session.evaluateEpoch(summary);
            if (!evaluated)
                return tl::unexpected(evaluated.error());
            if (!*evaluated) { // cancelled: the epoch's training is complete, its evaluation is not
                if (auto written = session.saveLast(epoch, session.iterationsPerEpoch); !written)
                    return tl::unexpected(written.error());
                return session.report(TrainOutcome::Cancelled, RunClock::since(session.started));
            }
        }
        if (auto done = session.finishEpoch(epoch, RunClock::since(epochStart), summary); !done)
            return tl::unexpected(done.error());
        if (session.mustEnd())
            break;
    }
    return session.report(TrainOutcome::Finished, RunClock::since(session.started));
}

/// After a whole epoch.
bool TrainingSession::Impl::mustEnd() {
    if (stepsUsedUp())
        reason = "The largest number of iterations is reached.";
    else if (options.stopAfter > 0 && progress.sinceBest >= options.stopAfter)
        reason = "Stopped early: " + std::to_string(progress.sinceBest) + " evaluations without a new best.";
    else if (options.maxMinutes > 0 && progress.secondsSoFar >= options.maxMinutes * 60)
        reason = "The longest time is reached.";
    if (!reason.empty())
        say(reason);
    return !reason.empty();
}

Result<TrainingSession::Impl::EpochEnd> TrainingSession::Impl::trainEpoch(int epoch) {
    const auto images = static_cast<std::size_t>(options.imagesPerIteration());
    auto batches = shuffledBatches(training.size(), images, options.seed, epoch);
    const int first = epoch == firstEpoch ? firstIteration : 0;
    batches.erase(batches.begin(), batches.begin() + std::min<std::ptrdiff_t>(first, std::ssize(batches)));
    if (first == 0)
        lossSums = {};
    loaded.model->train();
    BatchLoader loader(training, batches, {options.horizontalFlip, options.seed, epoch, 3});
    for (int iteration = first; iteration < iterationsPerEpoch && !stepsUsedUp(); ++iteration) {
        if (auto paused = pauseIfAsked(epoch, iteration); !paused)
            return tl::unexpected(paused.error());
        if (stop.stop_requested()) {
            if (auto written = saveLast(epoch, iteration); !written)
                return tl::unexpected(written.error());
            return EpochEnd::Cancelled;
        }
        if (RunClock::since(saved) > kSecondsBetweenCheckpoints)
            if (auto written = saveLast(epoch, iteration); !written)
                return tl::unexpected(written.error());
        const auto start = RunClock::Clock::now();
        const LoadedBatch batch = loader.next();
        for (const std::string& problem : batch.problems)
            say("Skipped an image: " + problem);
        if (auto trained = trainBatch(epoch, iteration, batch); !trained)
            return tl::unexpected(trained.error());
        clock.iterationDone(RunClock::since(start), batch.samples.size());
    }
    return EpochEnd::Complete;
}

Result<void> TrainingSession::Impl::pauseIfAsked(int epoch, int iteration) {
    if (control == nullptr || !control->isPaused())
        return {};
    if (auto written = saveLast(epoch, iteration); !written)
        return written;
    say("Paused.");
    if (callbacks.onProgress) {
        TrainProgress now = progressAt(epoch, iteration);
        now.phase = TrainPhase::Paused;
        now.learningRate = schedule->rate(step);
        callbacks.onProgress(now);
    }
    control->waitWhilePaused(stop);
    say("Going on.");
    return {};
}

Result<void> TrainingSession::Impl::trainBatch(int epoch, int iteration, const LoadedBatch& batch) {
    const double rate = schedule->rate(step);
    LossParts numbers;
    if (!batch.samples.empty()) {
        std::vector<at::Tensor> images;
        std::vector<DetectionTarget> targets;
        for (const Sample& sample : batch.samples) {
            images.push_back(imageView(sample.image));
            targets.push_back(targetTensors(sample.truth));
        }
        const StepResult result = stepper->run(images, targets, rate);
        if (auto applied = applyStep(result, batch); !applied)
            return applied;
        if (result.finite)
            numbers = {result.classifier, result.boxRegression, result.objectness, result.rpnBoxRegression};
    }
    ++step;
    lossSums += numbers;
    TrainProgress done = progressAt(epoch, iteration + 1);
    done.losses = numbers;
    done.learningRate = rate;
    folder->addStep(done);
    if (callbacks.onProgress)
        callbacks.onProgress(done);
    return {};
}

/// Says what went wrong in a step; an error after too many bad ones.
Result<void> TrainingSession::Impl::applyStep(const StepResult& result, const LoadedBatch& batch) {
    if (result.outOfMemory)
        say("Memory ran out: from now on a batch goes through the network in " + std::to_string(stepper->parts()) +
            " parts.");
    if (result.overflowed)
        say("The fp16 gradients overflowed; the step was left out and the loss scale lowered.");
    if (result.finite) {
        badLosses = 0;
        return {};
    }
    say("The loss is not finite; skipped the batch of " + namesOf(batch.samples) + ".");
    if (++badLosses < kMostBadLosses)
        return {};
    return fail(ErrorKind::BadInput, "The loss was not finite " + std::to_string(kMostBadLosses) +
                                         " times in a row: lower the learning rate. The last batch was " +
                                         namesOf(batch.samples) + ".");
}

TrainProgress TrainingSession::Impl::progressAt(int epoch, int iteration) const {
    TrainProgress now;
    now.epoch = epoch;
    now.epochs = options.epochs;
    now.iteration = iteration;
    now.iterations = iterationsPerEpoch;
    now.step = step;
    now.steps = static_cast<std::int64_t>(iterationsPerEpoch) * options.epochs;
    if (options.maxSteps > 0)
        now.steps = std::min<std::int64_t>(now.steps, options.maxSteps);
    now.imagesPerSecond = clock.imagesPerSecond();
    now.secondsLeft = clock.secondsLeft(now.steps - step, (options.epochs - epoch - 1) / options.evaluateEvery + 1);
    now.memoryMiB = residentMemoryMiB();
    return now;
}

/// False if the evaluation was cancelled.
Result<bool> TrainingSession::Impl::evaluateEpoch(EpochSummary& summary) {
    const AveragedWeightsGuard averaged(*loaded.model, stepper->average());
    loaded.model->eval();
    const auto start = RunClock::Clock::now();
    const DetectFunction detect = [this](const RgbImage& image) {
        return toDetections(loaded.model->detect({imageView(image).to(device)}).front());
    };
    const auto onProgress = [this](const EvaluateProgress& done) {
        if (!callbacks.onProgress)
            return;
        TrainProgress now = progressAt(static_cast<int>(epochs.size()), static_cast<int>(done.imagesDone));
        now.phase = TrainPhase::Evaluating;
        now.iterations = static_cast<int>(done.images);
        now.learningRate = schedule->rate(step);
        callbacks.onProgress(now);
    };
    auto report = evaluateWith(detect, loaded.classes, validation, onProgress, stop);
    if (!report && report.error().kind == ErrorKind::Cancelled)
        return false;
    if (!report)
        return tl::unexpected(report.error());
    summary.evaluated = true;
    summary.metrics = report->coco.numbers;
    if (options.validationLosses)
        summary.validationLosses = measureValidationLosses();
    clock.evaluationDone(RunClock::since(start));
    return true;
}

/// Means over the validation images, in eval mode and without gradient; the sampling of anchors and proposals does not
/// touch the random state of the training. Nothing after a request to stop.
std::optional<LossParts> TrainingSession::Impl::measureValidationLosses() {
    const at::NoGradGuard noGradient;
    const at::Tensor randomState = cpuGenerator().get_state();
    LossParts sums;
    std::size_t count = 0;
    for (std::size_t i = 0; i < validation.size() && !stop.stop_requested(); ++i) {
        const Result<Sample> sample = validation.load(i);
        if (!sample)
            continue;
        const DetectionTarget target = targetTensors(sample->truth);
        sums += toNumbers(loaded.model->losses({imageView(sample->image).to(device)},
                                               {{target.boxes.to(device), target.labels.to(device)}}));
        ++count;
    }
    cpuGenerator().set_state(randomState);
    if (count == 0 || stop.stop_requested())
        return std::nullopt;
    return sums / static_cast<double>(count);
}

Result<void> TrainingSession::Impl::finishEpoch(int epoch, double seconds, EpochSummary summary) {
    const std::int64_t iterationsDone = step - static_cast<std::int64_t>(epoch) * iterationsPerEpoch;
    summary.epoch = epoch;
    summary.step = step;
    summary.meanLosses = lossSums / static_cast<double>(std::max<std::int64_t>(iterationsDone, 1));
    summary.learningRate = schedule->rate(step - 1);
    summary.seconds = seconds;
    summary.best =
        summary.evaluated && (progress.best < 0 || decisiveNumber(summary.metrics, options.bestBy) > progress.best);
    epochs.push_back(summary);
    progress = runProgress(epochs, options);
    schedule->setPlateauDrops(progress.plateauDrops);
    if (auto written = saveLast(epoch + 1, 0); !written)
        return written;
    if (summary.best)
        if (auto written = saveBest(epoch + 1); !written)
            return written;
    if (auto added = folder->addEpoch(summary); !added)
        return added;
    if (callbacks.onEpoch)
        callbacks.onEpoch(summary);
    return {};
}

TrainingState TrainingSession::Impl::stateAt(int epoch, int iteration) const {
    TrainingState state;
    state.epoch = epoch;
    state.step = step;
    state.learningRate = schedule->rate(step);
    state.momentum = options.momentum;
    state.weightDecay = options.weightDecay;
    state.momentumBuffers = stepper->optimizer().momentumBuffers();
    state.parameterNames = stepper->optimizer().parameterNames();
    state.randomState = cpuGenerator().get_state();
    state.notes = toJson(SessionNotes{options, iteration, lossSums, epochs});
    if (stepper->average() != nullptr) {
        state.average = stepper->average()->state();
        state.averageUpdates = stepper->average()->updates();
    }
    if (stepper->scaler() != nullptr) {
        state.gradientScale = stepper->scaler()->state().scale;
        state.goodSteps = stepper->scaler()->state().goodSteps;
    }
    return state;
}

Result<void> TrainingSession::Impl::saveLast(int epoch, int iteration) {
    saved = RunClock::Clock::now();
    return writeCheckpoint(folder->lastCheckpoint(), {stateDict(*loaded.model), loaded.model->options(),
                                                      loaded.classes.names(), stateAt(epoch, iteration), false});
}

/// The weights that were evaluated: the averaged ones where there are.
Result<void> TrainingSession::Impl::saveBest(int epoch) {
    const StateDict weights = stepper->average() != nullptr ? stepper->average()->state() : stateDict(*loaded.model);
    return writeCheckpoint(folder->bestCheckpoint(),
                           {weights, loaded.model->options(), loaded.classes.names(), stateAt(epoch, 0), false});
}

Result<TrainReport> TrainingSession::Impl::report(TrainOutcome outcome, double seconds) const {
    folder->addLog(outcome == TrainOutcome::Finished ? "Finished." : "Stopped; last.pth goes on from here.");
    if (auto flushed = folder->flush(); !flushed)
        return tl::unexpected(flushed.error());
    TrainReport result{outcome, folder->path(), folder->lastCheckpoint(), {}, epochs, seconds, reason};
    if (std::filesystem::exists(folder->bestCheckpoint()))
        result.bestCheckpoint = folder->bestCheckpoint();
    return result;
}

} // namespace boxwright
