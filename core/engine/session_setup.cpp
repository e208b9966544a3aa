#include "core/engine/session_setup.h"

#include <ATen/Context.h>
#include <torch/utils.h>

#include "core/model/autocast_guard.h"
#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "core/model/train_step.h"

namespace boxwright {
namespace {

at::Generator randomGenerator() {
    return at::globalContext().defaultGenerator(at::kCPU);
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

/// The model a new run starts with: from its initial weights, or from nothing.
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

Result<SessionStart> startNew(const TrainOptions& options, const ClassList& classes) {
    torch::manual_seed(options.seed);
    auto model = initialModel(options, classes);
    if (!model)
        return tl::unexpected(model.error());
    return SessionStart{{.options = options}, std::make_shared<LoadedModel>(std::move(*model)), {}, options.startEpoch};
}

/// A run of ours goes on in its folder, with its options; the machine's own are those of now.
Result<SessionStart> startAgain(const TrainOptions& wanted, const ClassList& classes, Checkpoint& checkpoint) {
    auto notes = sessionNotesFromJson(checkpoint.training->notes);
    if (!notes)
        return fail(notes.error().kind, notes.error().message, wanted.resume.string());
    if (checkpoint.classes != classes.names())
        return fail(ErrorKind::BadInput, "The data have other classes than the run: it cannot go on with them.",
                    wanted.resume.string());
    TrainOptions& options = notes->options;
    options.device = wanted.device;
    options.threads = wanted.threads;
    options.loaderThreads = wanted.loaderThreads;
    options.maxSteps = wanted.maxSteps;
    options.resume = wanted.resume;
    if (wanted.resumeEpochs > 0)
        options.epochs = wanted.resumeEpochs;
    auto model = loadModel(wanted.resume, {});
    if (!model)
        return tl::unexpected(model.error());
    const auto epoch = static_cast<int>(checkpoint.training->epoch);
    std::vector<std::string> remarks;
    if (epoch >= options.epochs)
        remarks = {"The run has trained its " + std::to_string(options.epochs) +
                   " epochs: there is nothing left to do. A larger number of epochs makes it go on."};
    const std::int64_t step = checkpoint.training->step;
    auto state = std::make_shared<const TrainingState>(std::move(*checkpoint.training));
    return SessionStart{std::move(*notes),
                        std::make_shared<LoadedModel>(std::move(*model)),
                        std::move(state),
                        epoch,
                        step,
                        wanted.resume.parent_path(),
                        std::move(remarks)};
}

/// A checkpoint of a Python program goes on as a run of ours, with the options that were given.
Result<SessionStart> startFromPython(const TrainOptions& wanted, const ClassList& classes, Checkpoint& checkpoint) {
    TrainOptions options = wanted;
    if (const auto problems = wanted.validate(); !problems.empty())
        return fail(ErrorKind::BadInput, problems.front());
    if (wanted.resumeEpochs > 0)
        options.epochs = wanted.resumeEpochs;
    const auto epoch = static_cast<int>(checkpoint.training->epoch);
    if (epoch >= options.epochs)
        return fail(ErrorKind::BadInput,
                    "The checkpoint has trained " + std::to_string(epoch) + " epochs already, the run is to have " +
                        std::to_string(options.epochs) + ": give a larger number of epochs.",
                    wanted.resume.string());
    torch::manual_seed(options.seed);
    auto model = modelToResume(options.model, choicesOf(options), classes, wanted.resume);
    if (!model)
        return tl::unexpected(model.error());
    SessionStart start{{.options = std::move(options)},
                       std::make_shared<LoadedModel>(std::move(*model)),
                       std::make_shared<const TrainingState>(std::move(*checkpoint.training)),
                       epoch};
    start.remarks = {"This checkpoint was written by another program, after " + std::to_string(epoch) +
                     " epochs: the run goes on in a folder of its own, with the learning rates of its options. Its "
                     "classes are taken to be, in order, those of the data."};
    return start;
}

/// Numbered momentum buffers under the names of our parameters; empty if one does not fit.
std::vector<std::pair<std::string, at::Tensor>>
namedMomentum(const std::vector<std::pair<std::string, at::Tensor>>& numbered, const FasterRcnn& model,
              const std::vector<std::string>& names) {
    const StateDict parameters = stateDict(*model);
    std::vector<std::pair<std::string, at::Tensor>> named;
    for (const auto& [number, buffer] : numbered) {
        const auto place = std::stoull(number);
        if (place >= names.size() || parameters.at(names[place]).sizes() != buffer.sizes())
            return {};
        named.emplace_back(names[place], buffer);
    }
    return named;
}

std::vector<std::string> restorePython(const TrainingState& state, TrainStep& stepper) {
    if (state.momentumBuffers.empty())
        return {"The checkpoint has no optimizer state that fits: the momentum starts at zero."};
    const auto names = stepper.optimizer().parameterNames();
    const auto buffers = namedMomentum(state.momentumBuffers, stepper.model(), names);
    if (buffers.size() != names.size())
        return {"The optimizer state of the checkpoint belongs to other trained layers: the momentum starts at zero."};
    stepper.optimizer().setMomentumBuffers(buffers);
    return {"The optimizer goes on with the momentum of " + std::to_string(buffers.size()) + " parameters."};
}

} // namespace

Result<SessionStart> startSession(const TrainOptions& options, const ClassList& classes) {
    if (options.resume.empty())
        return startNew(options, classes);
    auto checkpoint = readCheckpoint(options.resume);
    if (!checkpoint)
        return tl::unexpected(checkpoint.error());
    if (!checkpoint->training)
        return fail(ErrorKind::BadInput,
                    "The file holds no training state: start a new run with it as initial weights.",
                    options.resume.string());
    return checkpoint->options && !checkpoint->training->notes.empty() ? startAgain(options, classes, *checkpoint)
                                                                       : startFromPython(options, classes, *checkpoint);
}

TrainStepOptions stepOptionsOf(const TrainOptions& options) {
    TrainStepOptions step;
    step.momentum = options.momentum;
    step.weightDecay = options.weightDecay;
    step.clipNorm = options.gradientClipNorm;
    step.precision = scalarType(options.precision);
    step.parts = options.accumulate;
    step.averageDecay = options.averageDecay;
    step.splitOnOutOfMemory = options.splitOnOutOfMemory;
    return step;
}

std::vector<std::string> restoreState(const TrainingState& state, TrainStep& stepper) {
    if (state.notes.empty())
        return restorePython(state, stepper);
    stepper.optimizer().setMomentumBuffers(state.momentumBuffers);
    if (state.randomState.defined())
        randomGenerator().set_state(state.randomState);
    if (stepper.average() != nullptr)
        stepper.average()->restore(state.average, state.averageUpdates);
    if (stepper.scaler() != nullptr && state.gradientScale)
        stepper.scaler()->setState({*state.gradientScale, state.goodSteps});
    return {};
}

TrainingState trainingState(TrainStep& stepper, const SessionNotes& notes, int epoch, std::int64_t step,
                            double learningRate) {
    TrainingState state;
    state.epoch = epoch;
    state.step = step;
    state.learningRate = learningRate;
    state.momentum = notes.options.momentum;
    state.weightDecay = notes.options.weightDecay;
    state.momentumBuffers = stepper.optimizer().momentumBuffers();
    state.parameterNames = stepper.optimizer().parameterNames();
    state.randomState = randomGenerator().get_state();
    state.notes = toJson(notes);
    if (stepper.average() != nullptr) {
        state.average = stepper.average()->state();
        state.averageUpdates = stepper.average()->updates();
    }
    if (stepper.scaler() != nullptr) {
        state.gradientScale = stepper.scaler()->state().scale;
        state.goodSteps = stepper.scaler()->state().goodSteps;
    }
    return state;
}

} // namespace boxwright
