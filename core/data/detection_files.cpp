#include "core/data/detection_files.h"

#include <cstddef>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/annotated_image.h"
#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_io.h"
#include "core/data/voc_xml.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Images = std::vector<ImageDetections>;
using Paths = std::vector<fs::path>;

/// Keys in the order written, and float numbers with as few digits as read back the same.
using Json =
    nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t, std::uint64_t, float>;

/// Names that are not UTF-8 get replacement characters instead of stopping the export.
std::string jsonText(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

fs::path fileOf(const ImageDetections& image) {
    return image.fileName.empty() ? fs::path(image.imageId) : fs::path(image.fileName);
}

/// File stem of each image; one that repeats, or is `reserved`, gets _2, _3.
std::vector<std::string> uniqueStems(const Images& images, const std::string& reserved = {}) {
    std::set<std::string> taken{reserved};
    std::vector<std::string> stems;
    for (const ImageDetections& image : images) {
        // An id has no extension to take off: "scan.v2" stays whole.
        const fs::path file = fileOf(image);
        const std::string stem = (image.fileName.empty() ? file.filename() : file.stem()).string();
        std::string name = stem;
        for (int number = 2; !taken.insert(name).second; ++number)
            name = stem + "_" + std::to_string(number);
        stems.push_back(name);
    }
    return stems;
}

/// Writes one file and lists it.
Result<void> writeListed(const fs::path& path, std::string_view bytes, Paths& written) {
    return writeFile(path, bytes).map([&] { written.push_back(path); });
}

Result<void> writeCoco(const fs::path& folder, const Images& images, const ClassList& classes, const JobControl&,
                       Paths& written) {
    std::string text;
    for (const ImageDetections& image : images) {
        for (const Detection& detection : image.detections) {
            const Box& box = detection.boxInImage;
            const Json record{{"image_id", image.imageId},
                              {"file_name", image.fileName},
                              {"category_id", detection.label},
                              {"category_name", classes.name(detection.label)},
                              {"bbox", {box.xmin, box.ymin, box.width(), box.height()}},
                              {"score", detection.score}};
            text += (text.empty() ? "[\n" : ",\n") + jsonText(record);
        }
    }
    return writeListed(folder / "detections.json", text.empty() ? "[]\n" : text + "\n]\n", written);
}

Annotation annotationOf(const ImageDetections& image, const ClassList& classes) {
    Annotation annotation{fileOf(image).filename().string(), image.size, {}};
    for (const Detection& detection : image.detections)
        annotation.objects.push_back({.className = classes.name(detection.label),
                                      .boxInImage = detection.boxInImage,
                                      .difficult = false,
                                      .truncated = false,
                                      .occluded = false,
                                      .pose = "Unspecified"});
    return annotation;
}

Result<void> writeVoc(const fs::path& folder, const Images& images, const ClassList& classes, const JobControl& control,
                      Paths& written) {
    const std::vector<std::string> stems = uniqueStems(images);
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (auto step = control.step(i, images.size()); !step)
            return step;
        const fs::path path = folder / "voc" / (stems[i] + ".xml");
        if (auto result = writeVocXml(path, annotationOf(images[i], classes), fileOf(images[i])); !result)
            return result;
        written.push_back(path);
    }
    return {};
}

/// What the detections say, else what the image file says.
Result<ImageSize> knownSize(const ImageDetections& image) {
    if (image.size.width > 0 && image.size.height > 0)
        return image.size;
    return readImageSize(image.fileName);
}

std::string yoloLines(const ImageDetections& image, ImageSize size) {
    const auto width = static_cast<float>(size.width);
    const auto height = static_cast<float>(size.height);
    std::string lines;
    for (const Detection& detection : image.detections) {
        const Box& box = detection.boxInImage;
        lines += std::to_string(detection.label - 1);
        for (const float value : {(box.xmin + box.xmax) / 2 / width, (box.ymin + box.ymax) / 2 / height,
                                  box.width() / width, box.height() / height, detection.score})
            lines.append(" ").append(numberText(value));
        lines += "\n";
    }
    return lines;
}

Result<void> writeYolo(const fs::path& folder, const Images& images, const ClassList& classes,
                       const JobControl& control, Paths& written) {
    const std::vector<std::string> stems = uniqueStems(images, "classes");
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (auto step = control.step(i, images.size()); !step)
            return step;
        const auto size = knownSize(images[i]);
        if (!size)
            return tl::unexpected(size.error());
        const fs::path path = folder / "yolo" / (stems[i] + ".txt");
        if (auto result = writeListed(path, yoloLines(images[i], *size), written); !result)
            return result;
    }
    std::string names;
    for (const std::string& name : classes.names())
        names += name + "\n";
    return writeListed(folder / "yolo" / "classes.txt", names, written);
}

/// Coordinates are the middle and the sides in pixels.
Result<void> writeCreateMl(const fs::path& folder, const Images& images, const ClassList& classes, const JobControl&,
                           Paths& written) {
    Json list = Json::array();
    for (const ImageDetections& image : images) {
        Json annotations = Json::array();
        for (const Detection& detection : image.detections) {
            const Box& box = detection.boxInImage;
            annotations.push_back({{"label", classes.name(detection.label)},
                                   {"coordinates",
                                    {{"x", (box.xmin + box.xmax) / 2},
                                     {"y", (box.ymin + box.ymax) / 2},
                                     {"width", box.width()},
                                     {"height", box.height()}}},
                                   {"confidence", detection.score}});
        }
        list.push_back({{"image", fileOf(image).filename().string()}, {"annotations", std::move(annotations)}});
    }
    return writeListed(folder / "createml.json", jsonText(list, 1) + "\n", written);
}

/// A field as RFC 4180 wants it: quoted only if it must be.
std::string csvField(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

Result<void> writeCsv(const fs::path& folder, const Images& images, const ClassList& classes, const JobControl&,
                      Paths& written) {
    std::string text = "image_id,file_name,category_id,category_name,xmin,ymin,xmax,ymax,score\n";
    for (const ImageDetections& image : images) {
        for (const Detection& detection : image.detections) {
            const Box& box = detection.boxInImage;
            text += csvField(image.imageId) + "," + csvField(image.fileName) + "," + std::to_string(detection.label) +
                    "," + csvField(classes.name(detection.label));
            for (const float value : {box.xmin, box.ymin, box.xmax, box.ymax, detection.score})
                text.append(",").append(numberText(value));
            text += "\n";
        }
    }
    return writeListed(folder / "detections.csv", text, written);
}

Result<void> writePictures(const fs::path& folder, const Images& images, const ClassList& classes,
                           const JobControl& control, Paths& written) {
    const std::vector<std::string> stems = uniqueStems(images);
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (auto step = control.step(i, images.size()); !step)
            return step;
        const fs::path path = folder / "images" / (stems[i] + ".png");
        auto result = readImage(images[i].fileName).and_then([&](RgbImage&& image) {
            return writeImage(path, withDetectionsDrawn(std::move(image), images[i].detections, classes));
        });
        if (!result)
            return result;
        written.push_back(path);
    }
    return {};
}

using Writer = Result<void> (*)(const fs::path&, const Images&, const ClassList&, const JobControl&, Paths&);

Writer writerOf(ExportFormat format) {
    switch (format) {
    case ExportFormat::Coco:
        return writeCoco;
    case ExportFormat::Voc:
        return writeVoc;
    case ExportFormat::Yolo:
        return writeYolo;
    case ExportFormat::CreateMl:
        return writeCreateMl;
    case ExportFormat::Csv:
        return writeCsv;
    case ExportFormat::Image:
        return writePictures;
    }
    return writeCoco;
}

} // namespace

Result<std::vector<fs::path>> exportDetections(const fs::path& folder, ExportFormat format,
                                               const std::vector<ImageDetections>& images, const ClassList& classes,
                                               const JobControl& control) {
    return withForeignErrors(ErrorKind::WriteFailed, folder, [&]() -> Result<Paths> {
        Paths written;
        return makeFolder(folder)
            .and_then([&] { return writerOf(format)(folder, images, classes, control, written); })
            .map([&] { return std::move(written); });
    });
}

} // namespace boxwright
