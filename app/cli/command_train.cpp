#include <cstdio>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/named_weights.h"
#include "app/cli/progress_line.h"
#include "core/engine/device.h"
#include "core/engine/trainer.h"
#include "core/engine/weights_preset.h"

namespace boxwright {
namespace {

/// Options as typed; unset ones keep the preset's value.
struct TrainArguments {
    DataArgument data;
    std::string output, preset, trainSplit = "train", validationSplit = "val";
    std::optional<std::string> model, weights, resume, device, schedule, norm, conventions;
    std::optional<int> epochs, batchSize, maxSteps, threads, evaluateEvery, warmup, minSize, maxSize, trainableStages;
    std::vector<int> trainMinSizes;
    std::vector<std::string> layers;
    std::optional<double> learningRate, momentum, weightDecay, clip;
    std::optional<std::uint64_t> seed;
    bool noFlip = false;
};

void addOptions(CLI::App& command, TrainArguments& arguments) {
    arguments.data.addTo(command)->required();
    command.add_option("--output", arguments.output, "Folder for runs; each run makes its own folder inside")
        ->required();
    command.add_option("--preset", arguments.preset, "fast, balanced or accurate")
        ->check(CLI::IsMember({"fast", "balanced", "accurate"}));
    command.add_option("--train-split", arguments.trainSplit, "Split to train on")->capture_default_str();
    command.add_option("--val-split", arguments.validationSplit, "Split to evaluate on; \"none\" for no evaluation")
        ->capture_default_str();
    command.add_option("--model", arguments.model, "A name that boxwright-cli models lists");
    command.add_option(
        "--weights", arguments.weights,
        "Initial weights: a .pth or .safetensors file; or \"coco\" or \"imagenet\", what weights fetch MODEL brought");
    command.add_option("--resume", arguments.resume, "last.pth of a run to go on with");
    command.add_option("--epochs", arguments.epochs, "Passes over the training split");
    command.add_option("--batch-size", arguments.batchSize, "Images an iteration");
    command.add_option("--lr", arguments.learningRate, "Learning rate");
    command.add_option("--momentum", arguments.momentum, "Momentum of SGD");
    command.add_option("--weight-decay", arguments.weightDecay, "Weight decay of SGD");
    command.add_option("--schedule", arguments.schedule, "step, multistep or cosine")
        ->check(CLI::IsMember({"step", "multistep", "cosine"}));
    command.add_option("--warmup", arguments.warmup, "Warm-up iterations");
    command.add_option("--clip", arguments.clip, "Largest gradient norm; 0 = no clipping");
    command.add_option("--min-size", arguments.minSize, "Shorter image side for the net, pixels");
    command.add_option("--max-size", arguments.maxSize, "Longest image side for the net, pixels");
    command
        .add_option("--train-min-sizes", arguments.trainMinSizes,
                    "Multi-scale: an image's shorter side is one of these")
        ->delimiter(',');
    command.add_option("--norm", arguments.norm, "frozen, batch or group; default: frozen with --weights, else batch")
        ->check(CLI::IsMember({"frozen", "batch", "group"}));
    command.add_option("--trainable-stages", arguments.trainableStages,
                       "Backbone stages that train, from the deepest; default: 3 with --weights, else all");
    command.add_option("--layers", arguments.layers, "Backbone layers the maps come from, e.g. layer3")->delimiter(',');
    command.add_option("--conventions", arguments.conventions, "seed or torchvision; default: as the weights say")
        ->check(CLI::IsMember({"seed", "torchvision"}));
    command.add_option("--evaluate-every", arguments.evaluateEvery, "Epochs between evaluations");
    command.add_option("--max-steps", arguments.maxSteps, "Stop after this many iterations");
    command.add_option("--seed", arguments.seed, "Same seed, data and threads: same weights");
    command.add_option("--device", arguments.device, "auto, cpu or cuda:N");
    command.add_option("--threads", arguments.threads, "Threads on the CPU; 0 = all cores");
    command.add_flag("--no-flip", arguments.noFlip, "Do not mirror images");
}

template <class To, class From>
void apply(To& option, const std::optional<From>& given) {
    if (given)
        option = *given;
}

/// The preset's options, with the model and the weight file that were asked for.
Result<TrainOptions> baseOptions(const TrainArguments& arguments, Preset preset, std::size_t trainImages) {
    if (!arguments.weights || arguments.resume)
        return presetOptions(preset, trainImages);
    TrainOptions options = presetOptions(preset, trainImages, /*pretrained=*/true);
    auto file = namedWeights(*arguments.weights, arguments.model.value_or(options.model));
    if (!file)
        return tl::unexpected(file.error());
    if (!arguments.model)
        return presetFromWeights(preset, trainImages, *file);
    options.weights = std::move(*file);
    return options;
}

TrainOptions withArguments(TrainOptions options, const TrainArguments& arguments) {
    options.outputFolder = arguments.output;
    apply(options.model, arguments.model);
    apply(options.resume, arguments.resume);
    apply(options.epochs, arguments.epochs);
    apply(options.batchSize, arguments.batchSize);
    apply(options.learningRate, arguments.learningRate);
    apply(options.momentum, arguments.momentum);
    apply(options.weightDecay, arguments.weightDecay);
    apply(options.schedule.warmupIterations, arguments.warmup);
    apply(options.gradientClipNorm, arguments.clip);
    apply(options.minSize, arguments.minSize);
    apply(options.maxSize, arguments.maxSize);
    apply(options.norm, arguments.norm);
    apply(options.trainableStages, arguments.trainableStages);
    apply(options.conventions, arguments.conventions);
    options.trainMinSizes = arguments.trainMinSizes;
    options.layers = arguments.layers;
    apply(options.evaluateEvery, arguments.evaluateEvery);
    apply(options.maxSteps, arguments.maxSteps);
    apply(options.seed, arguments.seed);
    apply(options.device, arguments.device);
    apply(options.threads, arguments.threads);
    if (arguments.schedule)
        options.schedule.kind = fromText<ScheduleKind>(*arguments.schedule).value_or(ScheduleKind::Step);
    options.horizontalFlip = !arguments.noFlip;
    return options;
}

std::string progressText(const TrainProgress& progress) {
    const std::string left = "  ETA " + durationText(progress.secondsLeft);
    if (progress.phase == TrainPhase::Evaluating)
        return "epoch " + std::to_string(progress.epoch + 1) + "/" + std::to_string(progress.epochs) + "  evaluating " +
               std::to_string(progress.iteration) + "/" + std::to_string(progress.iterations) + left;
    return "epoch " + std::to_string(progress.epoch + 1) + "/" + std::to_string(progress.epochs) + "  " +
           std::to_string(progress.iteration) + "/" + std::to_string(progress.iterations) + "  loss " +
           fixedText(progress.losses.total(), 3) + "  lr " + fixedText(progress.learningRate, 5) + "  " +
           fixedText(progress.imagesPerSecond, 1) + " images/s  " + fixedText(progress.memoryMiB, 0) + " MiB" + left;
}

std::string epochText(const EpochSummary& summary) {
    std::string text = "epoch " + std::to_string(summary.epoch + 1) + ": loss " +
                       fixedText(summary.meanLosses.total(), 4) + "  lr " + fixedText(summary.learningRate, 6);
    if (summary.evaluated)
        text += "  AP " + fixedText(summary.metrics.ap, 4) + "  AP50 " + fixedText(summary.metrics.ap50, 4);
    return text + "  (" + fixedText(summary.seconds, 1) + " s)" + (summary.best ? "  best" : "");
}

TrainCallbacks callbacksFor(ProgressLine& line) {
    TrainCallbacks callbacks;
    callbacks.onStart = [&line](const TrainStart& start) { line.print("Run folder: " + start.runFolder.string()); };
    callbacks.onMessage = [&line](const std::string& sentence) { line.print(sentence); };
    callbacks.onEpoch = [&line](const EpochSummary& summary) { line.print(epochText(summary)); };
    callbacks.onProgress = [&line](const TrainProgress& progress) {
        const double share =
            static_cast<double>(progress.step) / static_cast<double>(std::max<std::int64_t>(progress.steps, 1));
        line.show(share, progressText(progress));
    };
    return callbacks;
}

/// Stands in for a validation split where none is wanted.
class NoSamples : public SampleSource {
public:
    explicit NoSamples(ClassList classes)
        : m_classes(std::move(classes)) {}
    [[nodiscard]] std::size_t size() const override { return 0; }
    [[nodiscard]] const ClassList& classes() const override { return m_classes; }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t) const override { return outside(); }
    [[nodiscard]] Result<Sample> load(std::size_t) const override { return outside(); }

private:
    static tl::unexpected<Error> outside() { return fail(ErrorKind::Internal, "There are no validation images."); }
    ClassList m_classes;
};

Result<std::shared_ptr<const SampleSource>> openValidation(const OpenedData& dataset, const TrainArguments& arguments,
                                                           const ClassList& classes) {
    if (arguments.validationSplit == "none")
        return std::make_shared<NoSamples>(classes);
    auto samples = openSplit(dataset, arguments.validationSplit, classes);
    if (!samples)
        return tl::unexpected(samples.error());
    return samples->source;
}

ExitCode runTraining(const TrainArguments& arguments) {
    const auto dataset = openData(arguments.data);
    if (!dataset)
        return failed(dataset.error());
    const ClassList classes = dataset->scanClasses();
    const auto training = openSplit(*dataset, arguments.trainSplit, classes);
    if (!training)
        return failed(training.error());
    auto validation = openValidation(*dataset, arguments, classes);
    if (!validation)
        return failed(validation.error());
    Preset preset = defaultPreset("cpu");
    if (!arguments.preset.empty())
        preset = fromText<Preset>(arguments.preset).value_or(preset);
    else if (const auto device = chooseDevice(arguments.device.value_or("auto")))
        preset = defaultPreset(device->name);
    const auto base = baseOptions(arguments, preset, training->source->size());
    if (!base)
        return failed(base.error());
    const TrainOptions options = withArguments(*base, arguments);
    ProgressLine line;
    const auto report = train(options, *training->source, **validation, callbacksFor(line), interrupt().token());
    line.clear();
    if (!report)
        return failed(report.error());
    std::printf("%s\n", report->runFolder.c_str());
    return report->outcome == TrainOutcome::Cancelled ? ExitCode::Cancelled : ExitCode::Done;
}

} // namespace

CommandAction addTrainCommand(CLI::App& app) {
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command = app.add_subcommand("train", "Train a detector on a data set");
    addOptions(*command, *arguments);
    return [arguments] { return runTraining(*arguments); };
}

} // namespace boxwright
