#include <algorithm>
#include <cstdio>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/data_argument.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"
#include "core/data/conversion_losses.h"
#include "core/data/dataset_convert.h"

namespace boxwright {
namespace {

struct ConvertArguments {
    DataArgument data;
    std::string format, output, split;
    bool copyImages = false, linkImages = false, force = false;
};

JobControl controlFor(ProgressLine& line, const std::string& what) {
    return {[&line, what](std::size_t done, std::size_t all) {
                line.show(static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1)),
                          what + " " + std::to_string(done) + " of " + std::to_string(all));
            },
            interrupt().token()};
}

/// The chosen part of the data with all image sizes that can be known.
Result<AnnotationSet> readInput(const ConvertArguments& arguments, DatasetFormat format) {
    ProgressLine line;
    auto reading =
        readDataset(arguments.data.data, arguments.data.images, controlFor(line, "reading"), arguments.data.voc());
    line.clear();
    if (!reading)
        return tl::unexpected(reading.error());
    printNotes(sentencesOf(reading->remarks));
    auto set = splitOf(std::move(reading->set), arguments.split);
    if (!set)
        return set;
    const auto remarks = completeSizes(*set, format, controlFor(line, "image sizes"));
    line.clear();
    if (!remarks)
        return tl::unexpected(remarks.error());
    printNotes(sentencesOf(*remarks));
    return set;
}

void printLosses(const AnnotationSet& set, DatasetFormat format) {
    std::vector<std::size_t> all(set.images.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const auto losses = conversionLosses(set, all, format);
    if (losses.empty())
        std::fputs("Nothing that is read from these data is lost.\n", stderr);
    for (const ConversionLoss& loss : losses)
        std::fprintf(stderr, "loss: %s\n", loss.sentence.c_str());
}

void printPlacement(const ConvertArguments& arguments, const AnnotationSet& set) {
    const auto pictures = std::count_if(set.images.begin(), set.images.end(),
                                        [](const AnnotatedImage& image) { return !image.imagePath.empty(); });
    if (!arguments.copyImages && !arguments.linkImages && pictures > 0)
        std::fprintf(stderr,
                     "note: The %d images stay where they are; --copy-images or --link-images takes them along.\n",
                     static_cast<int>(pictures));
}

ExitCode ended(const Error& error) {
    return error.kind == ErrorKind::Cancelled ? ExitCode::Cancelled : failed(error);
}

ExitCode runConversion(const ConvertArguments& arguments) {
    const DatasetFormat format = fromText<DatasetFormat>(arguments.format).value_or(DatasetFormat::Coco);
    const auto set = readInput(arguments, format);
    if (!set)
        return ended(set.error());
    printLosses(*set, format);
    printPlacement(arguments, *set);
    ConvertOptions options;
    options.format = format;
    options.output = arguments.output;
    options.images = arguments.copyImages   ? ImagePlacement::Copy
                     : arguments.linkImages ? ImagePlacement::Link
                                            : ImagePlacement::Leave;
    options.overwrite = arguments.force;
    ProgressLine line;
    const auto written = convertDataset(*set, options, controlFor(line, "writing"));
    line.clear();
    if (!written) {
        if (written.error().kind == ErrorKind::Conflict)
            std::fputs("note: --force replaces files that are there.\n", stderr);
        return ended(written.error());
    }
    std::fprintf(stderr, "%d files written.\n", static_cast<int>(written->size()));
    std::printf("%s\n", arguments.output.c_str());
    return ExitCode::Done;
}

} // namespace

CommandAction addConvertCommand(CLI::App& app) {
    auto arguments = std::make_shared<ConvertArguments>();
    CLI::App* command = app.add_subcommand("convert", "Write a data set in another format; says first what is lost");
    arguments->data.addTo(*command)->required();
    command->add_option("--to", arguments->format, "Format to write: " + enumChoices<DatasetFormat>())
        ->required()
        ->check(CLI::IsMember({"voc", "coco", "yolo", "createml", "csv"}));
    command->add_option("--output", arguments->output, "Folder to write to; for coco, createml and csv also the file")
        ->required();
    command->add_option("--split", arguments->split, "Only this split; default: everything, with its splits");
    auto* copy = command->add_flag("--copy-images", arguments->copyImages, "Copy the images too");
    auto* link = command->add_flag("--link-images", arguments->linkImages, "Make symbolic links to the images");
    copy->excludes(link);
    command->add_flag("--force", arguments->force, "Replace files that are there");
    return [arguments] { return runConversion(*arguments); };
}

} // namespace boxwright
