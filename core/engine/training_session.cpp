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
#include "core/engine/session_notes.h"
#include "core/model/image_tensor.h"
#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "core/model/options_json.h"
#include "core/model/sgd.h"

namespace boxwright {
namespace {

constexpr int kMostBadLosses = 5; ///< non-finite losses in a row that end a run

at::Generator cpuGenerator() {
    return at::globalContext().defaultGenerator(at::kCPU);
}

void add(LossParts& sums, const LossParts& losses) {
    sums.classifier += losses.classifier;
    sums.boxRegression += losses.boxRegression;
    sums.objectness += losses.objectness;
    sums.rpnBoxRegression += losses.rpnBoxRegression;
}

LossParts divided(const LossParts& sums, double count) {
    return {sums.classifier / count, sums.boxRegression / count, sums.objectness / count,
            sums.rpnBoxRegression / count};
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

ModelChoices choicesOf(const TrainOptions& options) {
    ModelChoices choices;
    choices.minSize = options.minSize;
    choices.maxSize = options.maxSize;
    choices.trainMinSizes = options.trainMinSizes;
    choices.norm = fromText<NormKind>(options.norm);
    if (options.trainableStages >= 0)
        choices.trainableStages = options.trainableStages;
    choices.layers = options.layers;
    choices.conventions = fromText<Conventions>(options.conventions);
    return choices;
}

Result<LoadedModel> initialModel(const TrainOptions& options, const ClassList& classes) {
    if (!options.weights.empty())
        return modelFromWeights(options.model, choicesOf(options), classes, options.weights);
    const auto own = modelOptions(options.model);
    auto settings = own ? withChoices(*own, choicesOf(options)) : own;
    if (!settings)
        return tl::unexpected(settings.error());
    settings->numClasses = classes.size() + 1;
    auto model = makeModel(*settings);
    if (!model)
        return tl::unexpected(model.error());
    return LoadedModel{*model, classes, {}, "The network starts from nothing."};
}

} // namespace

struct TrainingSession::Impl {
    enum class EpochEnd { Complete, Cancelled };

    Impl(const SampleSource& trainingSource, const SampleSource& validationSource, const TrainCallbacks& watchers,
         std::stop_token stopToken)
        : training(trainingSource)
        , validation(validationSource)
        , callbacks(watchers)
        , stop(std::move(stopToken)) {}

    const SampleSource& training;
    const SampleSource& validation;
    const TrainCallbacks& callbacks;
    std::stop_token stop;

    TrainOptions options;
    LoadedModel loaded;
    at::Device device{at::kCPU};
    std::unique_ptr<Sgd> optimizer;
    std::unique_ptr<LrSchedule> schedule;
    std::unique_ptr<RunFolder> folder;
    RunClock clock;
    std::vector<EpochSummary> epochs;
    int iterationsPerEpoch = 0;
    int firstEpoch = 0, firstIteration = 0; ///< where a resumed run goes on
    std::int64_t step = 0;
    LossParts lossSums; ///< of the running epoch
    int badLosses = 0;
    double bestAp = -1;

    Result<void> startNew(TrainOptions wanted);
    Result<void> startResumed(const TrainOptions& wanted);
    Result<void> finishPreparation(const std::optional<TrainingState>& state);
    Result<EpochEnd> trainEpoch(int epoch);
    Result<void> trainBatch(int epoch, int iteration, const LoadedBatch& batch);
    Result<bool> evaluateEpoch(EpochSummary& summary);
    Result<void> finishEpoch(int epoch, double seconds, EpochSummary summary);
    Result<void> save(const std::filesystem::path& path, int epoch, int iteration) const;
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
                                 const TrainCallbacks& callbacks, std::stop_token stop)
    : m_impl(std::make_unique<Impl>(training, validation, callbacks, std::move(stop))) {}

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
    for (const EpochSummary& summary : epochs)
        if (summary.evaluated)
            bestAp = std::max(bestAp, summary.metrics.ap);
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
    optimizer = std::make_unique<Sgd>(*loaded.model, options.momentum, options.weightDecay);
    if (state) {
        optimizer->setMomentumBuffers(state->momentumBuffers);
        cpuGenerator().set_state(state->randomState);
    }
    const auto batch = static_cast<std::size_t>(options.batchSize);
    iterationsPerEpoch = static_cast<int>((training.size() + batch - 1) / batch);
    schedule = std::make_unique<LrSchedule>(options.schedule, options.learningRate, iterationsPerEpoch, options.epochs);
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
    return {};
}

Result<TrainReport> TrainingSession::run() {
    Impl& session = *m_impl;
    const auto start = RunClock::Clock::now();
    for (int epoch = session.firstEpoch; epoch < session.options.epochs; ++epoch) {
        const auto epochStart = RunClock::Clock::now();
        auto end = session.trainEpoch(epoch);
        if (!end)
            return tl::unexpected(end.error());
        if (*end == Impl::EpochEnd::Cancelled)
            return session.report(TrainOutcome::Cancelled, RunClock::since(start));
        EpochSummary summary;
        const bool last = epoch + 1 == session.options.epochs || session.stepsUsedUp();
        const bool due = (epoch + 1) % session.options.evaluateEvery == 0 || last;
        if (due && session.validation.size() > 0) {
            auto evaluated = session.evaluateEpoch(summary);
            if (!evaluated)
                return tl::unexpected(evaluated.error());
            if (!*evaluated) { // cancelled: the epoch's training is complete, its evaluation is not
                if (auto saved = session.save(session.folder->lastCheckpoint(), epoch, session.iterationsPerEpoch);
                    !saved)
                    return tl::unexpected(saved.error());
                return session.report(TrainOutcome::Cancelled, RunClock::since(start));
            }
        }
        if (auto done = session.finishEpoch(epoch, RunClock::since(epochStart), summary); !done)
            return tl::unexpected(done.error());
        if (session.stepsUsedUp())
            break;
    }
    return session.report(TrainOutcome::Finished, RunClock::since(start));
}

Result<TrainingSession::Impl::EpochEnd> TrainingSession::Impl::trainEpoch(int epoch) {
    auto batches = shuffledBatches(training.size(), static_cast<std::size_t>(options.batchSize), options.seed, epoch);
    const int first = epoch == firstEpoch ? firstIteration : 0;
    batches.erase(batches.begin(), batches.begin() + std::min<std::ptrdiff_t>(first, std::ssize(batches)));
    if (first == 0)
        lossSums = {};
    loaded.model->train();
    BatchLoader loader(training, batches, {options.horizontalFlip, options.seed, epoch, 3});
    for (int iteration = first; iteration < iterationsPerEpoch && !stepsUsedUp(); ++iteration) {
        if (stop.stop_requested()) {
            if (auto saved = save(folder->lastCheckpoint(), epoch, iteration); !saved)
                return tl::unexpected(saved.error());
            return EpochEnd::Cancelled;
        }
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

Result<void> TrainingSession::Impl::trainBatch(int epoch, int iteration, const LoadedBatch& batch) {
    const double rate = schedule->rate(step);
    LossParts numbers;
    if (!batch.samples.empty()) {
        std::vector<at::Tensor> images;
        std::vector<DetectionTarget> targets;
        for (const Sample& sample : batch.samples) {
            images.push_back(imageView(sample.image).to(device));
            DetectionTarget target = targetTensors(sample.truth);
            targets.push_back({target.boxes.to(device), target.labels.to(device)});
        }
        optimizer->zeroGradients();
        const DetectorLosses losses = loaded.model->losses(images, targets);
        numbers = toNumbers(losses);
        if (!std::isfinite(numbers.total())) {
            say("The loss is not finite; skipped the batch of " + namesOf(batch.samples) + ".");
            if (++badLosses >= kMostBadLosses)
                return fail(ErrorKind::BadInput, "The loss was not finite " + std::to_string(kMostBadLosses) +
                                                     " times in a row: lower the learning rate. The last batch was " +
                                                     namesOf(batch.samples) + ".");
            numbers = {};
        } else {
            badLosses = 0;
            losses.total().backward();
            if (options.gradientClipNorm > 0)
                optimizer->clipGradients(options.gradientClipNorm);
            optimizer->step(rate);
        }
    }
    ++step;
    add(lossSums, numbers);
    TrainProgress progress = progressAt(epoch, iteration + 1);
    progress.losses = numbers;
    progress.learningRate = rate;
    folder->addStep(progress);
    if (callbacks.onProgress)
        callbacks.onProgress(progress);
    return {};
}

TrainProgress TrainingSession::Impl::progressAt(int epoch, int iteration) const {
    TrainProgress progress;
    progress.epoch = epoch;
    progress.epochs = options.epochs;
    progress.iteration = iteration;
    progress.iterations = iterationsPerEpoch;
    progress.step = step;
    progress.steps = static_cast<std::int64_t>(iterationsPerEpoch) * options.epochs;
    if (options.maxSteps > 0)
        progress.steps = std::min<std::int64_t>(progress.steps, options.maxSteps);
    progress.imagesPerSecond = clock.imagesPerSecond();
    progress.secondsLeft =
        clock.secondsLeft(progress.steps - step, (options.epochs - epoch - 1) / options.evaluateEvery + 1);
    progress.memoryMiB = residentMemoryMiB();
    return progress;
}

/// False if the evaluation was cancelled.
Result<bool> TrainingSession::Impl::evaluateEpoch(EpochSummary& summary) {
    loaded.model->eval();
    const auto start = RunClock::Clock::now();
    const DetectFunction detect = [this](const RgbImage& image) {
        return toDetections(loaded.model->detect({imageView(image).to(device)}).front());
    };
    const auto onProgress = [this](const EvaluateProgress& done) {
        if (!callbacks.onProgress)
            return;
        TrainProgress progress = progressAt(static_cast<int>(epochs.size()), static_cast<int>(done.imagesDone));
        progress.phase = TrainPhase::Evaluating;
        progress.iterations = static_cast<int>(done.images);
        progress.learningRate = schedule->rate(step);
        callbacks.onProgress(progress);
    };
    auto report = evaluateWith(detect, loaded.classes, validation, onProgress, stop, {.details = false});
    if (!report && report.error().kind == ErrorKind::Cancelled)
        return false;
    if (!report)
        return tl::unexpected(report.error());
    summary.evaluated = true;
    summary.metrics = report->coco.numbers;
    clock.evaluationDone(RunClock::since(start));
    return true;
}

Result<void> TrainingSession::Impl::finishEpoch(int epoch, double seconds, EpochSummary summary) {
    const std::int64_t iterationsDone = step - static_cast<std::int64_t>(epoch) * iterationsPerEpoch;
    summary.epoch = epoch;
    summary.step = step;
    summary.meanLosses = divided(lossSums, static_cast<double>(std::max<std::int64_t>(iterationsDone, 1)));
    summary.learningRate = schedule->rate(step - 1);
    summary.seconds = seconds;
    summary.best = summary.evaluated && (summary.metrics.ap > bestAp || bestAp < 0);
    if (summary.best)
        bestAp = summary.metrics.ap;
    epochs.push_back(summary);
    if (auto saved = save(folder->lastCheckpoint(), epoch + 1, 0); !saved)
        return saved;
    if (summary.best)
        if (auto saved = save(folder->bestCheckpoint(), epoch + 1, 0); !saved)
            return saved;
    if (auto added = folder->addEpoch(summary); !added)
        return added;
    if (callbacks.onEpoch)
        callbacks.onEpoch(summary);
    return {};
}

Result<void> TrainingSession::Impl::save(const std::filesystem::path& path, int epoch, int iteration) const {
    TrainingState state;
    state.epoch = epoch;
    state.step = step;
    state.learningRate = schedule->rate(step);
    state.momentum = options.momentum;
    state.weightDecay = options.weightDecay;
    state.momentumBuffers = optimizer->momentumBuffers();
    state.parameterNames = optimizer->parameterNames();
    state.randomState = cpuGenerator().get_state();
    state.notes = toJson(SessionNotes{options, iteration, lossSums, epochs});
    return writeCheckpoint(path, {stateDict(*loaded.model), loaded.model->options(), loaded.classes.names(), state});
}

Result<TrainReport> TrainingSession::Impl::report(TrainOutcome outcome, double seconds) const {
    folder->addLog(outcome == TrainOutcome::Finished ? "Finished." : "Stopped; last.pth goes on from here.");
    if (auto flushed = folder->flush(); !flushed)
        return tl::unexpected(flushed.error());
    TrainReport result{outcome, folder->path(), folder->lastCheckpoint(), {}, epochs, seconds};
    if (std::filesystem::exists(folder->bestCheckpoint()))
        result.bestCheckpoint = folder->bestCheckpoint();
    return result;
}

} // namespace boxwright
