#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_arguments.h"
#include "app/cli/progress_line.h"
#include "core/base/read_ahead.h"
#include "core/data/detection_files.h"
#include "core/data/image_io.h"
#include "core/engine/predictor.h"

namespace fs = std::filesystem;

namespace boxwright {
namespace {

struct DetectArguments {
    std::string output;
    std::vector<std::string> inputs, formats{"coco"};
    float score = 0.05F;
    ModelArguments model;
};

/// Files as given, and all images below folders, sorted.
Result<std::vector<fs::path>> listImages(const std::vector<std::string>& inputs) {
    std::vector<fs::path> images;
    for (const std::string& input : inputs) {
        std::error_code error;
        if (fs::is_directory(input, error)) {
            std::vector<fs::path> found;
            for (const auto& entry : fs::recursive_directory_iterator(input, error))
                if (entry.is_regular_file(error) && hasImageExtension(entry.path()))
                    found.push_back(entry.path());
            std::sort(found.begin(), found.end());
            images.insert(images.end(), found.begin(), found.end());
        } else if (fs::exists(input, error)) {
            images.emplace_back(input);
        } else {
            return fail(ErrorKind::NotFound, "There is no such file or folder.", input);
        }
    }
    if (images.empty())
        return fail(ErrorKind::BadInput, "There is no image in the given folders.");
    return images;
}

Result<std::vector<ExportFormat>> parseFormats(const std::vector<std::string>& texts) {
    std::vector<ExportFormat> formats;
    for (const std::string& text : texts) {
        const auto format = fromText<ExportFormat>(text);
        if (!format)
            return fail(ErrorKind::BadInput,
                        "There is no format \"" + text + "\"; there are " + enumChoices<ExportFormat>() + ".");
        formats.push_back(*format);
    }
    return formats;
}

/// Detections of every image that can be read; an unreadable one is noted on stderr and left out.
std::vector<ImageDetections> detectAll(Predictor& predictor, const std::vector<fs::path>& images,
                                       std::size_t& failures) {
    std::vector<ImageDetections> results;
    ProgressLine line;
    const auto start = std::chrono::steady_clock::now();
    ReadAhead<Result<RgbImage>> pictures(images.size(), [&images](std::size_t i) { return readImage(images[i]); });
    for (std::size_t i = 0; i < images.size() && !interrupt().token().stop_requested(); ++i) {
        const auto image = pictures.next();
        auto detections = image ? predictor.detect(*image) : tl::unexpected(image.error());
        if (detections) {
            results.push_back({images[i].stem().string(), images[i].string(), image->size(), std::move(*detections)});
        } else {
            line.print("note: skipped " + images[i].string() + ": " + detections.error().message);
            ++failures;
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const auto done = static_cast<double>(i + 1), all = static_cast<double>(images.size());
        line.show(done / all, "image " + std::to_string(i + 1) + " of " + std::to_string(images.size()) + "  " +
                                  fixedText(done / seconds, 1) + " images/s  ETA " +
                                  durationText(seconds / done * (all - done)));
    }
    return results;
}

ExitCode runDetection(const DetectArguments& arguments) {
    const auto formats = parseFormats(arguments.formats);
    if (!formats) {
        std::fprintf(stderr, "boxwright-cli detect: %s\n", formats.error().text().c_str());
        return ExitCode::WrongUsage;
    }
    const auto images = listImages(arguments.inputs);
    if (!images)
        return failed(images.error());
    auto options = arguments.model.predictorOptions();
    if (!options)
        return failed(options.error());
    options->scoreThreshold = arguments.score;
    const auto predictor = Predictor::load(*options);
    if (!predictor)
        return failed(predictor.error());
    std::size_t failures = 0;
    const std::vector<ImageDetections> results = detectAll(**predictor, *images, failures);
    for (const ExportFormat format : *formats) {
        const auto written = exportDetections(arguments.output, format, results, (*predictor)->classes());
        if (!written)
            return failed(written.error());
    }
    std::printf("%s\n", arguments.output.c_str());
    if (interrupt().token().stop_requested())
        return ExitCode::Cancelled;
    if (results.empty())
        return failed({ErrorKind::Unreadable, "None of the images could be read.", {}, {}});
    return ExitCode::Done;
}

} // namespace

CommandAction addDetectCommand(CLI::App& app) {
    auto arguments = std::make_shared<DetectArguments>();
    CLI::App* command = app.add_subcommand("detect", "Find objects in images and export the boxes");
    command->add_option("--weights", arguments->model.weights, "Checkpoint or state dict (.pth)")->required();
    command->add_option("--input", arguments->inputs, "Images and folders of images")->required();
    command->add_option("--output", arguments->output, "Folder for the results")->required();
    command->add_option("--format", arguments->formats, enumChoices<ExportFormat>() + " (several with commas)")
        ->delimiter(',')
        ->capture_default_str();
    command->add_option("--score", arguments->score, "Lowest score to keep")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    arguments->model.addTo(*command);
    return [arguments] { return runDetection(*arguments); };
}

} // namespace boxwright
