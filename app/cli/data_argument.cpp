#include "app/cli/data_argument.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/cli/interrupt.h"
#include "app/cli/progress_line.h"

namespace boxwright {
namespace {

constexpr std::size_t kShownMessages = 10;

Result<OpenedData> openVocArgument(const DataArgument& argument) {
    auto dataset = openVoc(argument.data, argument.voc());
    if (!dataset)
        return tl::unexpected(dataset.error());
    printNotes(dataset->messages());
    return OpenedData(std::move(*dataset));
}

Result<OpenedData> openOther(const DataArgument& argument) {
    auto reading = readOtherData(argument);
    if (!reading)
        return tl::unexpected(reading.error());
    printNotes(sentencesOf(reading->remarks));
    return OpenedData(std::move(reading->set));
}

} // namespace

Result<FormatReading> readOtherData(const DataArgument& argument) {
    ProgressLine line;
    const JobControl control{[&line](std::size_t done, std::size_t all) {
                                 line.show(static_cast<double>(done) /
                                               static_cast<double>(std::max<std::size_t>(all, 1)),
                                           "reading " + std::to_string(done) + " of " + std::to_string(all));
                             },
                             interrupt().token()};
    auto reading = readDataset(argument.data, argument.images, control, argument.voc());
    line.clear();
    return reading;
}

CLI::Option* DataArgument::addTo(CLI::App& command) {
    auto* option = command.add_option(
        "--data", data, "VOC folder, flat folder of images with XML, COCO or CreateML .json, YOLO data.yaml or folder");
    command.add_option("--images", images, "Folder of the images, where --data does not tell (COCO, CreateML, YOLO)");
    command.add_option("--annotations", annotations,
                       "Folder of the XML files of a VOC or flat folder, where they are not in it");
    command
        .add_option("--voc-pixels", vocPixels,
                    "What the numbers of VOC files mean: zero-based (edges as written), labelimg (the same, none below "
                    "1) or official (pixels counted from 1); default: as the run of the weights, else as was settled "
                    "in the window for this folder, else labelimg")
        ->check(CLI::IsMember({"official", "labelimg", "zero-based"}));
    return option;
}

VocOpening DataArgument::voc() const {
    return {annotations, fromText<VocPixels>(vocPixels)};
}

ClassList OpenedData::scanClasses() const {
    return voc() != nullptr ? voc()->scanClasses() : set()->classes;
}

Result<DataSamples> OpenedData::samples(const std::string& split, const ClassList& classes, PictureUse pictures) const {
    const auto taken = [](auto&& made) { return DataSamples{std::move(made.source), std::move(made.messages)}; };
    if (voc() != nullptr)
        return makeVocSamples(*voc(), split, classes).map(taken);
    return makeAnnotationSamples(*set(), split, classes, pictures).map(taken);
}

Result<OpenedData> openData(const DataArgument& argument) {
    if (!argument.annotations.empty())
        return openVocArgument(argument);
    return recognizeFormat(argument.data).and_then([&](DatasetFormat format) {
        return format == DatasetFormat::Voc ? openVocArgument(argument) : openOther(argument);
    });
}

Result<DataSamples> openSplit(const OpenedData& data, const std::string& split, const ClassList& classes,
                              PictureUse pictures) {
    auto samples = data.samples(split, classes, pictures);
    if (samples)
        printNotes(samples->messages);
    return samples;
}

void printNotes(const std::vector<std::string>& sentences) {
    for (std::size_t i = 0; i < std::min(sentences.size(), kShownMessages); ++i)
        std::fprintf(stderr, "note: %s\n", sentences[i].c_str());
    if (sentences.size() > kShownMessages)
        std::fprintf(stderr, "note: ... and %zu more.\n", sentences.size() - kShownMessages);
}

std::vector<std::string> sentencesOf(const FormatRemarks& remarks) {
    std::vector<std::string> sentences;
    for (const FormatRemark& remark : remarks)
        sentences.push_back(remark.text());
    return sentences;
}

Result<VocDataset> openVocData(const DataArgument& argument) {
    auto data = openData(argument);
    if (!data)
        return tl::unexpected(data.error());
    if (const VocDataset* voc = data->voc())
        return *voc;
    return fail(ErrorKind::BadInput,
                "This works on VOC folders; boxwright-cli convert --to voc makes one from other data.", argument.data);
}

} // namespace boxwright
