#include <cstdio>
#include <map>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/progress_line.h"
#include "core/base/file_bytes.h"
#include "core/data/detection_files.h"
#include "core/engine/evaluation_json.h"
#include "core/engine/evaluator.h"

namespace boxwright {
namespace {

struct EvaluateArguments {
    DataArgument data;
    std::string split = "val", detections, json;
    ModelArguments model;
};

/// The lines that pycocotools prints, then the VOC numbers and one line a class.
void printReport(const EvaluationReport& report) {
    const CocoNumbers& n = report.coco.numbers;
    const auto line = [](const char* what, const char* iou, const char* area, int limit, double value) {
        std::printf(" Average %s @[ IoU=%-9s | area=%6s | maxDets=%3d ] = %.3f\n", what, iou, area, limit, value);
    };
    line("Precision  (AP)", "0.50:0.95", "all", 100, n.ap);
    line("Precision  (AP)", "0.50", "all", 100, n.ap50);
    line("Precision  (AP)", "0.75", "all", 100, n.ap75);
    line("Precision  (AP)", "0.50:0.95", "small", 100, n.apSmall);
    line("Precision  (AP)", "0.50:0.95", "medium", 100, n.apMedium);
    line("Precision  (AP)", "0.50:0.95", "large", 100, n.apLarge);
    line("Recall     (AR)", "0.50:0.95", "all", 1, n.ar1);
    line("Recall     (AR)", "0.50:0.95", "all", 10, n.ar10);
    line("Recall     (AR)", "0.50:0.95", "all", 100, n.ar100);
    line("Recall     (AR)", "0.50:0.95", "small", 100, n.arSmall);
    line("Recall     (AR)", "0.50:0.95", "medium", 100, n.arMedium);
    line("Recall     (AR)", "0.50:0.95", "large", 100, n.arLarge);
    std::printf(" VOC AP50: 11-point %.3f, area %.3f\n", report.voc.mean.ap50ElevenPoint, report.voc.mean.ap50Area);
    for (const CocoClassNumbers& entry : report.coco.classes)
        std::printf(" %-15s objects %5d  AP %.3f  AP50 %.3f\n", report.classes.name(entry.label).c_str(),
                    entry.truthCount, entry.ap, entry.ap50);
}

Result<EvaluationReport> evaluateModel(const EvaluateArguments& arguments, const SampleSource& source) {
    const auto options = arguments.model.predictorOptions();
    if (!options)
        return tl::unexpected(options.error());
    const auto predictor = Predictor::load(*options);
    if (!predictor)
        return tl::unexpected(predictor.error());
    ProgressLine line;
    return evaluate(
        **predictor, source,
        [&line](const EvaluateProgress& progress) {
            line.show(static_cast<double>(progress.imagesDone) / static_cast<double>(progress.images),
                      "image " + std::to_string(progress.imagesDone) + " of " + std::to_string(progress.images) +
                          "  ETA " + durationText(progress.secondsLeft));
        },
        interrupt().token());
}

/// Brings the records of a result file into the order of the samples, by image id or file stem.
Result<EvaluationReport> evaluateFile(const EvaluateArguments& arguments, const SampleSource& source) {
    auto records = readCocoDetections(arguments.detections, source.classes());
    if (!records)
        return tl::unexpected(records.error());
    std::map<std::string, ImageDetections> byId;
    for (ImageDetections& record : *records) {
        const std::string stem = std::filesystem::path(record.fileName).stem().string();
        const std::string id = record.imageId.empty() ? stem : record.imageId;
        byId.emplace(id, std::move(record));
    }
    std::vector<ImageDetections> ordered;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto truth = source.truth(i);
        const auto found = truth ? byId.find(truth->id) : byId.end();
        ordered.push_back(found == byId.end() ? ImageDetections{} : found->second);
    }
    return evaluateDetections(source, std::move(ordered));
}

ExitCode runEvaluation(const EvaluateArguments& arguments) {
    const auto dataset = openData(arguments.data);
    if (!dataset)
        return failed(dataset.error());
    const PictureUse pictures = arguments.detections.empty() ? PictureUse::Required : PictureUse::Optional;
    const auto samples = openSplit(*dataset, arguments.split, dataset->scanClasses(), pictures);
    if (!samples)
        return failed(samples.error());
    const auto report = arguments.detections.empty() ? evaluateModel(arguments, *samples->source)
                                                     : evaluateFile(arguments, *samples->source);
    if (!report && report.error().kind == ErrorKind::Cancelled)
        return ExitCode::Cancelled;
    if (!report)
        return failed(report.error());
    for (const std::string& message : report->messages)
        std::fprintf(stderr, "note: %s\n", message.c_str());
    printReport(*report);
    if (!arguments.json.empty()) {
        const auto written =
            replaceFile(arguments.json, [&report](std::ostream& out) { out << evaluationJson(*report) << "\n"; });
        if (!written)
            return failed(written.error());
    }
    return ExitCode::Done;
}

} // namespace

CommandAction addEvaluateCommand(CLI::App& app) {
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App* command = app.add_subcommand("evaluate", "Measure a model, or a file of detections, on a split");
    arguments->data.addTo(*command);
    command->add_option("--split", arguments->split, "Split to measure on")->capture_default_str();
    auto* weights = command->add_option("--weights", arguments->model.weights, "Checkpoint or state dict (.pth)");
    auto* detections = command->add_option("--detections", arguments->detections, "COCO result list (.json)");
    weights->excludes(detections);
    command->add_option("--json", arguments->json, "Write the numbers to this file too");
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
