#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/evaluation_text.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/progress_line.h"
#include "app/cli/result_scoring.h"
#include "app/cli/unfiltered_samples.h"
#include "core/base/file_bytes.h"
#include "core/data/result_matching.h"
#include "core/engine/evaluation_json.h"
#include "core/engine/evaluator.h"
#include "core/engine/run_options.h"

namespace boxwright {
namespace {

struct EvaluateArguments {
    DataArgument data;
    std::string split, detections, json, difficult, emptyBoxes, vocOverlap;
    double iou = 0.5;
    std::optional<double> confusionScore;
    bool errorList = false;
    ModelArguments model;
};

/// The COCO file that the data are; empty for data of another kind.
std::filesystem::path cocoFileOf(const DataArgument& data) {
    const auto format = recognizeFormat(data.data);
    return format && *format == DatasetFormat::Coco ? annotationJson(data.data) : std::filesystem::path();
}

/// A COCO file is measured as pycocotools does, anything else as the seed system did, where nothing else is said.
EvaluationOptions optionsOf(const EvaluateArguments& arguments, bool isCoco) {
    EvaluationOptions options;
    options.difficult =
        fromText<DifficultRule>(arguments.difficult).value_or(isCoco ? DifficultRule::Count : DifficultRule::Crowd);
    options.vocOverlap = fromText<VocOverlap>(arguments.vocOverlap).value_or(VocOverlap::Continuous);
    options.iouThreshold = arguments.iou;
    options.confusionScore = arguments.confusionScore;
    options.threads = arguments.model.threads;
    return options;
}

EmptyBoxes emptyBoxesOf(const EvaluateArguments& arguments, bool isCoco) {
    return fromText<EmptyBoxes>(arguments.emptyBoxes).value_or(isCoco ? EmptyBoxes::Count : EmptyBoxes::Drop);
}

/// A single annotation file is a split of its own.
std::string splitOf(const EvaluateArguments& arguments) {
    if (!arguments.split.empty())
        return arguments.split;
    return std::filesystem::is_regular_file(arguments.data.data) ? "all" : "val";
}

/// What is measured, and by which options.
struct Measured {
    std::shared_ptr<const SampleSource> source;
    EvaluationOptions options;
};

Result<Measured> openMeasured(const EvaluateArguments& arguments, bool isCoco) {
    DataArgument argument = arguments.data;
    if (argument.vocPixels.empty() && !arguments.model.weights.empty())
        if (const auto run = optionsOfRun(arguments.model.weights)) // measured as it was trained
            argument.vocPixels = run->vocPixels;
    const auto data = openData(argument);
    if (!data)
        return tl::unexpected(data.error());
    const ClassList classes = data->scanClasses();
    const bool unfiltered = !isCoco && emptyBoxesOf(arguments, isCoco) == EmptyBoxes::Count;
    const auto pictures = arguments.detections.empty() ? PictureUse::Required : PictureUse::Optional;
    auto samples = unfiltered ? unfilteredSamples(*data, splitOf(arguments), classes)
                              : data->samples(splitOf(arguments), classes, pictures);
    if (!samples)
        return tl::unexpected(samples.error());
    printNotes(samples->messages);
    Measured measured{samples->source, optionsOf(arguments, isCoco)};
    // The devkit's own measure where its numbers are taken as they are written, see VocOverlap.
    const bool asWritten = data->voc() != nullptr && data->voc()->pixels() != VocPixels::Official;
    if (asWritten && arguments.vocOverlap.empty())
        measured.options.vocOverlap = VocOverlap::Inclusive;
    return measured;
}

/// The images of the file that have these ids (paths without extension), by ascending id.
std::vector<std::size_t> imagesNamed(const CocoFile& file, const std::vector<std::string>& ids) {
    std::vector<ResultImage> names;
    for (const CocoImage& image : file.images)
        names.push_back({image.id, image.fileName});
    const ImageFinder finder(names);
    std::vector<bool> isNamed(file.images.size(), false);
    for (const std::string& id : ids) {
        CocoResult path;
        path.fileName = id;
        if (const std::size_t image = finder.find(path); image != ImageFinder::npos)
            isNamed[image] = true;
    }
    std::vector<std::size_t> images = imagesById(file);
    std::erase_if(images, [&isNamed](std::size_t image) { return !isNamed[image]; });
    return images;
}

std::vector<std::string> idsOf(const SampleSource& source) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < source.size(); ++i)
        if (const auto truth = source.truth(i))
            ids.push_back(truth->id);
    return ids;
}

Result<EvaluationReport> evaluateFile(const EvaluateArguments& arguments) {
    const auto results = readCocoResults(arguments.detections);
    if (!results)
        return tl::unexpected(results.error());
    const std::filesystem::path cocoPath = cocoFileOf(arguments.data);
    const bool isCoco = !cocoPath.empty();
    const bool isWhole = isCoco && splitOf(arguments) == "all";
    std::vector<std::string> ids;
    if (!isWhole) {
        const auto measured = openMeasured(arguments, isCoco);
        if (!measured)
            return tl::unexpected(measured.error());
        if (!isCoco)
            return scoreSamples(*measured->source, *results, measured->options);
        ids = idsOf(*measured->source);
    }
    const auto file = readCocoFile(cocoPath);
    if (!file)
        return tl::unexpected(file.error());
    if (isWhole)
        printNotes(sentencesOf(file->remarks));
    return scoreCocoFile(*file, isWhole ? imagesById(*file) : imagesNamed(*file, ids), *results,
                         emptyBoxesOf(arguments, isCoco), optionsOf(arguments, isCoco));
}

Result<EvaluationReport> detectAndMeasure(const EvaluateArguments& arguments, const Measured& measured) {
    const auto options = arguments.model.predictorOptions();
    if (!options)
        return tl::unexpected(options.error());
    const auto predictor = Predictor::load(*options);
    if (!predictor)
        return tl::unexpected(predictor.error());
    ProgressLine line;
    return evaluate(
        **predictor, *measured.source,
        [&line](const EvaluateProgress& progress) {
            line.show(static_cast<double>(progress.imagesDone) / static_cast<double>(progress.images),
                      "image " + std::to_string(progress.imagesDone) + " of " + std::to_string(progress.images) +
                          "  ETA " + durationText(progress.secondsLeft));
        },
        interrupt().token(), measured.options);
}

Result<EvaluationReport> evaluateModel(const EvaluateArguments& arguments) {
    const std::filesystem::path cocoPath = cocoFileOf(arguments.data);
    const bool isCoco = !cocoPath.empty();
    const auto measured = openMeasured(arguments, isCoco);
    if (!measured)
        return tl::unexpected(measured.error());
    auto report = detectAndMeasure(arguments, *measured);
    if (!report || !isCoco)
        return report;
    // The samples know neither the areas nor the crowds of the file: what was detected is measured against the file.
    const auto file = readCocoFile(cocoPath);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<std::string> ids;
    for (const ImageDetections& image : report->images)
        ids.push_back(image.imageId);
    return scoreCocoFile(*file, imagesNamed(*file, ids), resultsOf(*report), emptyBoxesOf(arguments, isCoco),
                         measured->options)
        .map([&report](EvaluationReport&& scored) {
            scored.messages.insert(scored.messages.begin(), report->messages.begin(), report->messages.end());
            scored.secondsPerImage = report->secondsPerImage;
            return std::move(scored);
        });
}

ExitCode runEvaluation(const EvaluateArguments& arguments) {
    const auto report = arguments.detections.empty() ? evaluateModel(arguments) : evaluateFile(arguments);
    if (!report && report.error().kind == ErrorKind::Cancelled)
        return ExitCode::Cancelled;
    if (!report)
        return failed(report.error());
    printNotes(report->messages);
    std::fputs(evaluationText(*report).c_str(), stdout);
    if (!arguments.json.empty()) {
        const auto written = replaceFile(arguments.json, [&](std::ostream& out) {
            out << evaluationJson(*report, {.errorList = arguments.errorList}) << "\n";
        });
        if (!written)
            return failed(written.error());
    }
    return ExitCode::Done;
}

template <class Enum>
CLI::Option* addChoice(CLI::App& command, const char* name, std::string& value, const char* help) {
    std::vector<std::string> texts;
    for (const auto& entry : EnumText<Enum>::table)
        texts.emplace_back(entry.second);
    return command.add_option(name, value, help)->check(CLI::IsMember(texts));
}

void addMeasureOptions(CLI::App& command, EvaluateArguments& arguments) {
    addChoice<DifficultRule>(command, "--difficult", arguments.difficult,
                             "What a difficult object is in the COCO numbers: crowd (default), ignore (counts neither "
                             "way) or count; in a COCO file count is the default, as in pycocotools");
    addChoice<EmptyBoxes>(command, "--empty-boxes", arguments.emptyBoxes,
                          "Objects whose box has no extent: drop (default) or count (default for a COCO file)");
    addChoice<VocOverlap>(command, "--voc-overlap", arguments.vocOverlap,
                          "Sides of the boxes in the VOC numbers: inclusive, with the last pixel (default for VOC "
                          "numbers as written), or continuous");
    command.add_option("--iou", arguments.iou, "Overlap for curves, thresholds, confusion matrix and errors")
        ->check(CLI::Range(0.01, 1.0))
        ->capture_default_str();
    command.add_option("--confusion-score", arguments.confusionScore,
                       "Score threshold of the confusion matrix; default: where F1 is best");
    command.add_flag("--list-errors", arguments.errorList, "Put every single error into the JSON");
}

} // namespace

CommandAction addEvaluateCommand(CLI::App& app) {
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* command = app.add_subcommand("evaluate", "Measure a model, or a file of detections, on a split");
    arguments->data.addTo(*command)->required();
    command->add_option("--split", arguments->split, "Split to measure on; default: val, or all of a single file");
    auto* weights = command->add_option("--weights", arguments->model.weights, "Checkpoint or state dict (.pth)");
    auto* detections = command->add_option("--detections", arguments->detections, "COCO result list (.json)");
    weights->excludes(detections);
    command->add_option("--json", arguments->json, "Write the numbers to this file too");
    addMeasureOptions(*command, *arguments);
    arguments->model.addTo(*command);
    return [arguments] {
        if (arguments->model.weights.empty() && arguments->detections.empty()) {
            std::fputs("boxwright-cli evaluate: name --weights or --detections.\n", stderr);
            return ExitCode::WrongUsage;
        }
        return runEvaluation(*arguments);
    };
}

} // namespace boxwright
