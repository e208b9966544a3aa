#include "core/engine/training_session.h"

#include <algorithm>
#include <cmath>

#include "core/engine/batch_loader.h"
#include "core/engine/device.h"
#include "core/engine/epoch_plan.h"
#include "core/engine/iteration_runner.h"
#include "core/engine/lr_schedule.h"
#include "core/engine/run_charts.h"
#include "core/engine/run_clock.h"
#include "core/engine/run_config.h"
#include "core/engine/run_folder.h"
#include "core/engine/run_progress.h"
#include "core/engine/session_evaluation.h"
#include "core/engine/session_setup.h"
#include "core/model/model_loading.h"
#include "core/model/options_json.h"
#include "core/model/train_step.h"

namespace boxwright {
namespace {

constexpr int kMostLoaderThreads = 4;
constexpr const char* kOldCheckpointStays = " The checkpoint that was there before is still there.";
constexpr std::size_t kBatchesAhead = 4;

/// One thread for each two cores: the network needs them more.
std::size_t loaderThreads(const TrainOptions& options) {
    const int chosen = options.loaderThreads > 0 ? options.loaderThreads : usableCores() / 2;
    return static_cast<std::size_t>(std::clamp(chosen, 1, std::max(kMostLoaderThreads, options.loaderThreads)));
}

std::string threadsText(int threads) {
    return std::to_string(threads) + (threads == 1 ? " thread" : " threads");
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

    std::unique_ptr<ProcessGroup> group; ///< null = this process alone
    SessionNotes notes;                  ///< options, history, sums of the running epoch
    std::shared_ptr<LoadedModel> loaded;
    std::string device;
    std::unique_ptr<TrainStep> stepper;
    std::unique_ptr<IterationRunner> runner;
    std::unique_ptr<EpochPlan> plan;
    std::unique_ptr<LrSchedule> schedule;
    std::unique_ptr<SampleTransform> transform; ///< null = no augmentation
    std::unique_ptr<RunFolder> folder;          ///< null in all processes but one
    RunClock clock;
    double waitSeconds = 0; ///< of this epoch, for the loader
    int firstEpoch = 0;
    std::int64_t step = 0;
    RunProgress progress;
    RunClock::Clock::time_point started, saved; ///< the run; last.pth
    std::string reason;                         ///< why it ends before its last epoch

    Result<void> prepare(const TrainOptions& wanted);
    Result<void> chooseHardware(std::string& text);
    Result<void> findPlace(SessionStart& start);
    Result<void> openFolder(const SessionStart& start);
    void announce(const SessionStart& start, const std::string& deviceText);
    Result<EpochEnd> trainEpoch(int epoch);
    Result<bool> evaluateEpoch(int epoch, EpochSummary& summary);
    Result<void> pauseIfAsked(int epoch, int iteration);
    Result<void> saveIfDue(int epoch, int iteration);
    Result<bool> trainBatch(int epoch, int iteration, const LoadedBatch& batch);
    [[nodiscard]] bool mustEnd();
    Result<void> finishEpoch(int epoch, double seconds, EpochSummary summary);
    Result<void> saveLast(int epoch, int iteration);
    Result<void> writeState(const std::filesystem::path& path, const StateDict& weights, int epoch);
    Result<TrainReport> report(TrainOutcome outcome);
    [[nodiscard]] const TrainOptions& options() const { return notes.options; }
    [[nodiscard]] int iterations() const { return plan->iterations(); }
    [[nodiscard]] bool stepsUsedUp() const { return options().maxSteps > 0 && step >= options().maxSteps; }
    [[nodiscard]] bool isLast(int epoch) const { return epoch + 1 == options().epochs || stepsUsedUp(); }
    [[nodiscard]] TrainProgress progressAt(int epoch, int iteration) const;
    void show(const TrainProgress& now) const {
        if (callbacks.onProgress && folder)
            callbacks.onProgress(now);
    }
    void say(const std::string& sentence) const {
        if (!folder)
            return;
        folder->addLog(sentence);
        if (callbacks.onMessage)
            callbacks.onMessage(sentence);
    }
    /// What only this process knows; in a group the others say theirs.
    void warn(const std::string& sentence) const {
        if (folder)
            say(sentence);
        else if (callbacks.onMessage)
            callbacks.onMessage("Process " + std::to_string(group->rank()) + ": " + sentence);
    }
};

TrainingSession::TrainingSession(const SampleSource& training, const SampleSource& validation,
                                 const TrainCallbacks& callbacks, std::stop_token stop, TrainControl* control)
    : m_impl(std::make_unique<Impl>(training, validation, callbacks, std::move(stop), control)) {}

TrainingSession::~TrainingSession() = default;

Result<void> TrainingSession::prepare(const TrainOptions& options) {
    return m_impl->prepare(options);
}

Result<void> TrainingSession::Impl::prepare(const TrainOptions& wanted) {
    auto joined = ProcessGroup::fromEnvironment();
    if (!joined)
        return tl::unexpected(joined.error());
    group = std::move(*joined);
    auto start = startSession(wanted, training.classes());
    if (!start)
        return tl::unexpected(start.error());
    notes = std::move(start->notes);
    loaded = std::move(start->model);
    firstEpoch = start->epoch;
    if (!options().augmentation.empty()) {
        if (!callbacks.makeTransform)
            return fail(ErrorKind::BadInput, "Nothing here can augment images as the options ask for.");
        auto made = callbacks.makeTransform(options().augmentation);
        if (!made)
            return tl::unexpected(made.error());
        transform = std::move(*made);
    }
    std::string deviceText;
    if (auto chosen = chooseHardware(deviceText); !chosen)
        return chosen;
    std::vector<std::string> remarks;
    if (start->state)
        remarks = restoreState(*start->state, *stepper);
    const int processes = group ? group->size() : 1;
    plan = std::make_unique<EpochPlan>(training, options(), processes);
    if (auto placed = findPlace(*start); !placed)
        return placed;
    schedule = std::make_unique<LrSchedule>(options().schedule, options().effectiveLearningRate(processes),
                                            iterations(), options().epochs);
    progress = runProgress(notes.epochs, options());
    schedule->setPlateauDrops(progress.plateauDrops);
    if (auto opened = openFolder(*start); !opened)
        return opened;
    announce(*start, deviceText);
    for (const std::string& remark : remarks)
        say(remark);
    return start->folder.empty() ? saveLast(firstEpoch, 0) : Result<void>();
}

/// The device, its threads, the model on it, the optimizer.
Result<void> TrainingSession::Impl::chooseHardware(std::string& text) {
    auto chosen = chooseDevice(options().device);
    const bool anyGpu = chosen && chosen->name != "cpu" && (options().device == "auto" || options().device == "cuda");
    if (group && anyGpu) // each process of a machine takes its own
        chosen = chooseDevice("cuda:" + std::to_string(group->localRank()));
    if (!chosen)
        return tl::unexpected(chosen.error());
    device = chosen->name;
    const int processes = group ? group->localSize() : 1;
    const int threads = options().threads > 0 ? options().threads : std::max(1, usableCores() / processes);
    at::set_num_threads(threads); // OpenMP counts threads per calling thread
    text = device == "cpu" ? "CPU, " + threadsText(threads) : chosen->text;
    loaded->model->to(at::Device(device));
    if (group)
        group->broadcast(loaded->model->parameters());
    TrainStepOptions how = stepOptionsOf(options());
    how.group = group.get();
    stepper = std::make_unique<TrainStep>(loaded->model, at::Device(device), how);
    runner = std::make_unique<IterationRunner>(
        *stepper, group.get(), options(), [this](const std::string& sentence) { say(sentence); },
        [this](const std::string& sentence) { warn(sentence); });
    return {};
}

/// The iteration to go on with.
Result<void> TrainingSession::Impl::findPlace(SessionStart& start) {
    const bool sameEpochs = notes.iterationsPerEpoch == 0 || notes.iterationsPerEpoch == iterations();
    step = start.step >= 0 && sameEpochs ? start.step : std::int64_t{firstEpoch} * iterations();
    if (!sameEpochs && notes.iteration > 0)
        return fail(ErrorKind::BadInput,
                    "The run was stopped within an epoch of " + std::to_string(notes.iterationsPerEpoch) +
                        " iterations, which has " + std::to_string(iterations()) +
                        " now: it can only go on with the same images and the same number of processes.",
                    options().resume.string());
    if (!sameEpochs)
        start.remarks.push_back("An epoch had " + std::to_string(notes.iterationsPerEpoch) + " iterations and has " +
                                std::to_string(iterations()) + " now.");
    notes.iterationsPerEpoch = iterations();
    return {};
}

Result<void> TrainingSession::Impl::openFolder(const SessionStart& start) {
    if (group && group->rank() > 0)
        return {};
    auto opened = start.folder.empty() ? RunFolder::create(options().outputFolder, options().model)
                                       : RunFolder::reopen(start.folder, firstEpoch, step);
    if (!opened)
        return tl::unexpected(opened.error());
    folder = std::make_unique<RunFolder>(std::move(*opened));
    if (!start.folder.empty())
        return {};
    return folder->writeConfig(runConfigJson(options(), toJson(loaded->model->options()), training, validation));
}

void TrainingSession::Impl::announce(const SessionStart& start, const std::string& deviceText) {
    if (!folder)
        return;
    if (callbacks.onStart)
        callbacks.onStart({folder->path(), options().model, deviceText, training.size(), validation.size(),
                           options().epochs, iterations(), notes.epochs});
    say((start.state ? "Resumed " : "Started ") + options().model + " on " + deviceText +
        (group ? ", one of " + std::to_string(group->size()) + " processes" : std::string()) + ": " +
        std::to_string(training.size()) + " training images, " + std::to_string(validation.size()) +
        " validation images, " + std::to_string(options().epochs) + " epochs of " + std::to_string(iterations()) +
        " iterations.");
    say(loaded->report);
    for (const std::string& remark : start.remarks)
        say(remark);
    const int processes = group ? group->size() : 1;
    if (options().learningRateBatch > 0)
        say("The learning rate is " + std::to_string(options().effectiveLearningRate(processes)) + " for " +
            std::to_string(options().imagesPerIteration() * processes) + " images an iteration.");
}

Result<TrainReport> TrainingSession::run() {
    Impl& session = *m_impl;
    session.started = RunClock::Clock::now();
    for (int epoch = session.firstEpoch; epoch < session.options().epochs; ++epoch) {
        const auto epochStart = RunClock::Clock::now();
        auto end = session.trainEpoch(epoch);
        if (!end)
            return tl::unexpected(end.error());
        if (*end == Impl::EpochEnd::Cancelled)
            return session.report(TrainOutcome::Cancelled);
        EpochSummary summary;
        auto evaluated = session.evaluateEpoch(epoch, summary);
        if (!evaluated)
            return tl::unexpected(evaluated.error());
        if (!*evaluated) { // the epoch's training is complete, its evaluation is not
            if (auto written = session.saveLast(epoch, session.iterations()); !written)
                return tl::unexpected(written.error());
            return session.report(TrainOutcome::Cancelled);
        }
        if (auto done = session.finishEpoch(epoch, RunClock::since(epochStart), summary); !done)
            return tl::unexpected(done.error());
        if (session.mustEnd())
            break;
    }
    return session.report(TrainOutcome::Finished);
}

/// After a whole epoch.
bool TrainingSession::Impl::mustEnd() {
    if (stepsUsedUp())
        reason = "The largest number of iterations is reached.";
    else if (options().stopAfter > 0 && progress.sinceBest >= options().stopAfter)
        reason = "Stopped early: " + std::to_string(progress.sinceBest) + " evaluations without a new best.";
    else if (options().maxMinutes > 0 && progress.secondsSoFar >= options().maxMinutes * 60)
        reason = "The longest time is reached.";
    if (!reason.empty())
        say(reason);
    return !reason.empty();
}

Result<TrainingSession::Impl::EpochEnd> TrainingSession::Impl::trainEpoch(int epoch) {
    auto batches = plan->batches(epoch);
    if (group)
        for (auto& batch : batches)
            batch = shareOf(batch, group->rank(), group->size());
    const int first = epoch == firstEpoch ? notes.iteration : 0;
    batches.erase(batches.begin(), batches.begin() + std::min<std::ptrdiff_t>(first, std::ssize(batches)));
    if (first == 0)
        notes.lossSums = {};
    waitSeconds = 0;
    loaded->model->train();
    BatchLoader loader(training, batches,
                       {.horizontalFlip = options().horizontalFlip,
                        .seed = options().seed,
                        .epoch = epoch,
                        .ahead = std::max(kBatchesAhead, loaderThreads(options())),
                        .threads = loaderThreads(options()),
                        .transform = transform.get()});
    for (int iteration = first; iteration < iterations() && !stepsUsedUp(); ++iteration) {
        if (auto paused = pauseIfAsked(epoch, iteration); !paused)
            return tl::unexpected(paused.error());
        if (auto written = saveIfDue(epoch, iteration); !written)
            return tl::unexpected(written.error());
        const auto start = RunClock::Clock::now();
        const LoadedBatch batch = loader.next();
        waitSeconds += RunClock::since(start);
        auto trained = trainBatch(epoch, iteration, batch);
        if (!trained)
            return tl::unexpected(trained.error());
        if (!*trained) {
            if (auto written = saveLast(epoch, iteration); !written)
                return tl::unexpected(written.error());
            return EpochEnd::Cancelled;
        }
        clock.iterationDone(RunClock::since(start),
                            batch.samples.size() * (group ? static_cast<std::size_t>(group->size()) : 1));
    }
    return EpochEnd::Complete;
}

Result<void> TrainingSession::Impl::pauseIfAsked(int epoch, int iteration) {
    if (control == nullptr || group || !control->isPaused())
        return {};
    if (auto written = saveLast(epoch, iteration); !written)
        return written;
    say("Paused.");
    TrainProgress now = progressAt(epoch, iteration);
    now.phase = TrainPhase::Paused;
    now.learningRate = schedule->rate(step);
    show(now);
    control->waitWhilePaused(stop);
    say("Going on.");
    return {};
}

Result<void> TrainingSession::Impl::saveIfDue(int epoch, int iteration) {
    return RunClock::since(saved) > options().saveSeconds ? saveLast(epoch, iteration) : Result<void>();
}

/// False if this process or another is to stop: then nothing was done.
Result<bool> TrainingSession::Impl::trainBatch(int epoch, int iteration, const LoadedBatch& batch) {
    const double rate = schedule->rate(step);
    const auto outcome = runner->run(batch, epoch, rate, stop.stop_requested());
    if (!outcome)
        return tl::unexpected(outcome.error());
    if (outcome->stopped)
        return false;
    ++step;
    notes.lossSums += outcome->losses;
    TrainProgress done = progressAt(epoch, iteration + 1);
    done.losses = outcome->losses;
    done.learningRate = rate;
    if (folder)
        folder->addStep(done);
    show(done);
    return true;
}

TrainProgress TrainingSession::Impl::progressAt(int epoch, int iteration) const {
    TrainProgress now;
    now.epoch = epoch;
    now.epochs = options().epochs;
    now.iteration = iteration;
    now.iterations = iterations();
    now.step = step;
    now.steps = static_cast<std::int64_t>(iterations()) * options().epochs;
    if (options().maxSteps > 0)
        now.steps = std::min<std::int64_t>(now.steps, options().maxSteps);
    now.imagesPerSecond = clock.imagesPerSecond();
    now.secondsLeft = clock.secondsLeft(now.steps - step, (options().epochs - epoch - 1) / options().evaluateEvery + 1);
    now.memoryMiB = residentMemoryMiB();
    return now;
}

/// False if the evaluation was cancelled.
Result<bool> TrainingSession::Impl::evaluateEpoch(int epoch, EpochSummary& summary) {
    const bool due = (epoch + 1) % options().evaluateEvery == 0 || isLast(epoch);
    if (group)
        group->broadcast(loaded->model->buffers());
    if (!due || validation.size() == 0)
        return true;
    const AveragedWeightsGuard averaged(*loaded->model, stepper->average());
    loaded->model->eval();
    const auto start = RunClock::Clock::now();
    SessionEvaluation evaluation{*loaded, device, validation, group.get()};
    evaluation.stop = stop;
    evaluation.onProgress = [this, epoch](const EvaluateProgress& done) {
        TrainProgress now = progressAt(epoch, static_cast<int>(done.imagesDone));
        now.phase = TrainPhase::Evaluating;
        now.iterations = static_cast<int>(done.images);
        now.learningRate = schedule->rate(step);
        show(now);
    };
    if (callbacks.onDetections && folder)
        evaluation.onDetections = [this, epoch](const auto& images) { callbacks.onDetections(epoch, images); };
    auto numbers = evaluation.numbers();
    if (!numbers && numbers.error().kind == ErrorKind::Cancelled)
        return false;
    if (!numbers)
        return tl::unexpected(numbers.error());
    summary.evaluated = true;
    summary.metrics = *numbers;
    if (options().validationLosses)
        summary.validationLosses = evaluation.losses();
    clock.evaluationDone(RunClock::since(start));
    return true;
}

Result<void> TrainingSession::Impl::finishEpoch(int epoch, double seconds, EpochSummary summary) {
    const std::int64_t iterationsDone = step - static_cast<std::int64_t>(epoch) * iterations();
    summary.epoch = epoch;
    summary.step = step;
    summary.meanLosses = notes.lossSums / static_cast<double>(std::max<std::int64_t>(iterationsDone, 1));
    summary.learningRate = schedule->rate(step - 1);
    summary.seconds = group ? group->sum(std::vector<double>{group->rank() == 0 ? seconds : 0}).front() : seconds;
    summary.waitSeconds = waitSeconds;
    summary.best =
        summary.evaluated && (progress.best < 0 || decisiveNumber(summary.metrics, options().bestBy) > progress.best);
    notes.epochs.push_back(summary);
    notes.iteration = 0;
    notes.lossSums = {};
    progress = runProgress(notes.epochs, options());
    schedule->setPlateauDrops(progress.plateauDrops);
    if (!folder)
        return {};
    // last.pth comes last: a run that is killed before goes on from the one before, and writes the rest again.
    if (summary.best) // the weights that were evaluated: the averaged ones where there are
        if (auto written = writeState(
                folder->bestCheckpoint(),
                stepper->average() != nullptr ? stepper->average()->state() : stateDict(*loaded->model), epoch + 1);
            !written)
            return written;
    if (auto added = folder->addEpoch(summary); !added)
        return added;
    if (callbacks.charts != nullptr)
        if (auto drawn = drawRunCharts(*callbacks.charts, folder->path(), iterations(), notes.epochs); !drawn)
            say("The curves could not be drawn. " + drawn.error().text());
    if (auto written = saveLast(epoch + 1, 0); !written)
        return written;
    if (callbacks.onEpoch)
        callbacks.onEpoch(summary);
    return {};
}

/// last.pth, after `epoch` epochs and `iteration` iterations; the tables reach as far.
Result<void> TrainingSession::Impl::saveLast(int epoch, int iteration) {
    saved = RunClock::Clock::now();
    notes.iteration = iteration;
    if (!folder)
        return {};
    auto written = folder->flush();
    if (written)
        return writeState(folder->lastCheckpoint(), stateDict(*loaded->model), epoch);
    if (std::error_code error; std::filesystem::exists(folder->lastCheckpoint(), error))
        written.error().message += kOldCheckpointStays;
    return written;
}

Result<void> TrainingSession::Impl::writeState(const std::filesystem::path& path, const StateDict& weights, int epoch) {
    auto written = writeCheckpoint(path, {weights, loaded->model->options(), loaded->classes.names(),
                                          trainingState(*stepper, notes, epoch, step, schedule->rate(step)), false});
    std::error_code error;
    if (!written && std::filesystem::exists(path, error))
        written.error().message += kOldCheckpointStays;
    return written;
}

Result<TrainReport> TrainingSession::Impl::report(TrainOutcome outcome) {
    TrainReport result{outcome, {}, {}, {}, notes.epochs, RunClock::since(started), reason};
    if (!folder)
        return result;
    folder->addLog(outcome == TrainOutcome::Finished ? "Finished." : "Stopped; last.pth goes on from here.");
    if (auto flushed = folder->flush(); !flushed)
        return tl::unexpected(flushed.error());
    result.runFolder = folder->path();
    result.lastCheckpoint = folder->lastCheckpoint();
    if (std::filesystem::exists(folder->bestCheckpoint()))
        result.bestCheckpoint = folder->bestCheckpoint();
    return result;
}

} // namespace boxwright
