#include <cstdio>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/named_weights.h"
#include "app/cli/progress_line.h"
#include "app/cli/train_arguments.h"
#include "app/cli/train_preview.h"
#include "core/data/augmentation_presets.h"
#include "core/data/chart_picture.h"
#include "core/engine/device.h"
#include "core/engine/run_options.h"
#include "core/engine/trainer.h"
#include "core/engine/weights_preset.h"

namespace boxwright {
namespace {

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
    const double waited = 100 * summary.waitSeconds / std::max(summary.seconds, 1e-3);
    return text + "  (" + fixedText(summary.seconds, 1) + " s, " + fixedText(waited, 1) + " % waiting for images)" +
           (summary.best ? "  best" : "");
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

Result<TrainOptions> optionsFor(const TrainArguments& arguments, std::size_t trainImages) {
    Preset preset = defaultPreset("cpu");
    if (!arguments.preset.empty())
        preset = fromText<Preset>(arguments.preset).value_or(preset);
    else if (const auto device = chooseDevice(arguments.device.value_or("auto")))
        preset = defaultPreset(device->name);
    const auto base = baseOptions(arguments, preset, trainImages);
    if (!base)
        return tl::unexpected(base.error());
    return arguments.over(*base);
}

/// The data as the run read them that is to go on, unless something else was typed.
DataArgument dataOf(const TrainArguments& arguments) {
    DataArgument data = arguments.data;
    if (arguments.resume && data.vocPixels.empty())
        if (const auto run = optionsOfRun(*arguments.resume))
            data.vocPixels = run->vocPixels;
    return data;
}

ExitCode runTraining(const TrainArguments& arguments) {
    const auto dataset = openData(dataOf(arguments));
    if (!dataset)
        return failed(dataset.error());
    const ClassList classes = dataset->scanClasses();
    const auto training = openSplit(*dataset, arguments.trainSplit, classes);
    if (!training)
        return failed(training.error());
    auto validation = openValidation(*dataset, arguments, classes);
    if (!validation)
        return failed(validation.error());
    auto options = optionsFor(arguments, training->source->size());
    if (!options)
        return failed(options.error());
    if (dataset->voc() != nullptr) // as they are read, by whatever reason: an evaluation of the run is to do the same
        options->vocPixels = toText(dataset->voc()->pixels());
    ProgressLine line;
    if (arguments.dryRun)
        return previewTraining(*options, *training->source, **validation, line, interrupt().token());
    const auto charts = makeChartPainter();
    TrainCallbacks callbacks = callbacksFor(line);
    callbacks.makeTransform = namedAugmentation;
    callbacks.charts = charts.get();
    const auto report = train(*options, *training->source, **validation, callbacks, interrupt().token());
    line.clear();
    if (!report)
        return failed(report.error());
    if (!report->runFolder.empty()) // in a group of processes one has it
        std::printf("%s\n", report->runFolder.c_str());
    return report->outcome == TrainOutcome::Cancelled ? ExitCode::Cancelled : ExitCode::Done;
}

} // namespace

CommandAction addTrainCommand(CLI::App& app) {
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App* command = app.add_subcommand("train", "Train a detector on a data set");
    arguments->addTo(*command);
    return [arguments] { return runTraining(*arguments); };
}

} // namespace boxwright
