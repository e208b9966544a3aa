#include "core/data/dataset_convert.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>
#include <unordered_set>
#include <utility>

#include "core/data/annotation_csv.h"
#include "core/data/coco_json.h"
#include "core/data/createml_json.h"
#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_io.h"
#include "core/data/planned_file.h"
#include "core/data/voc_xml.h"
#include "core/data/yolo_label.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

bool isKnown(ImageSize size) {
    return size.width > 0 && size.height > 0;
}

/// Ids and split names become file names: they must stay below the output.
bool isSafeName(const std::string& name) {
    if (name.empty() || name.front() == '/')
        return false;
    const fs::path path(name);
    return std::none_of(path.begin(), path.end(),
                        [](const fs::path& part) { return part == ".." || part == "." || part.empty(); });
}

std::vector<std::size_t> allOf(const AnnotationSet& set) {
    std::vector<std::size_t> indices(set.images.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

/// A class name on a line of its own.
std::string onOneLine(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
    return name;
}

std::string yamlText(const std::string& text) {
    std::string quoted = "\"";
    for (const char letter : onOneLine(text))
        quoted += letter == '"' || letter == '\\' ? std::string("\\") + letter : std::string(1, letter);
    return quoted + "\"";
}

/// Lists the files of a conversion. The set must live as long as the plan.
class ConversionPlanner {
public:
    ConversionPlanner(const AnnotationSet& set, const ConvertOptions& options)
        : m_set(set)
        , m_options(options)
        , m_namesFile(options.format != DatasetFormat::Voc && options.format != DatasetFormat::Yolo &&
                      (lowerExtension(options.output) == ".json" || lowerExtension(options.output) == ".csv"))
        , m_folder(m_namesFile ? options.output.parent_path() : options.output) {}

    Result<PlannedFiles> plan() {
        if (auto safe = checkNames(); !safe)
            return tl::unexpected(safe.error());
        if (m_options.images != ImagePlacement::Leave)
            placeImages();
        if (m_options.format == DatasetFormat::Voc)
            planVoc();
        else if (m_options.format == DatasetFormat::Yolo)
            planYolo();
        else
            planOneFile();
        return std::move(m_files);
    }

private:
    [[nodiscard]] Result<void> checkNames() const {
        for (const AnnotatedImage& image : m_set.images)
            if (!isSafeName(image.id))
                return fail(ErrorKind::BadInput, "The image \"" + image.id + "\" has no name that a file can have.");
        for (const auto& [name, indices] : m_set.splits)
            if (!isSafeName(name))
                return fail(ErrorKind::BadInput, "The split \"" + name + "\" has no name that a file can have.");
        return {};
    }

    /// Name of the picture in the new data set: it follows the id, so that a label file of that id belongs to it.
    static std::string placedName(const AnnotatedImage& image) {
        return image.id +
               fs::path(image.imagePath.empty() ? fs::path(image.fileName) : image.imagePath).extension().string();
    }

    void placeImages() {
        m_placed = m_set;
        const fs::path images = m_folder / (m_options.format == DatasetFormat::Voc ? "JPEGImages" : "images");
        for (AnnotatedImage& image : m_placed->images) {
            image.fileName = placedName(image);
            if (image.imagePath.empty())
                continue;
            const fs::path target = images / image.fileName;
            std::error_code ignored;
            if (fs::equivalent(target, image.imagePath, ignored))
                continue; // converted in place
            m_files.push_back(m_options.images == ImagePlacement::Copy ? plannedCopy(target, image.imagePath)
                                                                       : plannedLink(target, image.imagePath));
        }
    }

    void planVoc() {
        for (const AnnotatedImage& image : m_set.images) {
            const fs::path target = m_folder / "Annotations" / (image.id + ".xml");
            std::error_code ignored;
            if (!image.hasAnnotation || (!image.vocFile.empty() && fs::equivalent(target, image.vocFile, ignored)))
                continue;
            if (!image.vocFile.empty()) {
                m_files.push_back(plannedCopy(target, image.vocFile));
                continue;
            }
            const fs::path picture = fs::path("JPEGImages") / placedName(image);
            m_files.push_back({target, [&image, picture](const fs::path& path) {
                                   return writeVocXml(path, image.annotation, picture);
                               }});
        }
        for (const auto& [name, indices] : m_set.splits) {
            std::string lines;
            for (const std::size_t index : indices)
                lines += m_set.images[index].id + "\n";
            m_files.push_back(plannedText(m_folder / "ImageSets" / "Main" / (name + ".txt"), std::move(lines)));
        }
    }

    void planYolo() {
        const ClassList classes = yoloClasses();
        for (const AnnotatedImage& image : m_set.images) {
            if (!image.hasAnnotation || !isWritable(image))
                continue;
            m_files.push_back(
                plannedStream(m_folder / "labels" / (image.id + ".txt"), [&image, classes](std::ostream& out) {
                    out << yoloText(image.annotation, image.annotation.size, classes);
                }));
        }
        std::string names;
        for (const std::string& name : classes.names())
            names += onOneLine(name) + "\n";
        m_files.push_back(plannedText(m_folder / "classes.txt", std::move(names)));
        planYoloHead(classes);
    }

    /// Without its size the boxes of an image cannot be written, and an empty label file would be a lie.
    static bool isWritable(const AnnotatedImage& image) {
        return image.annotation.objects.empty() || isKnown(image.annotation.size);
    }

    /// The class list of a YOLO data set only grows: all label files depend on its order.
    [[nodiscard]] ClassList yoloClasses() const {
        ClassList classes;
        std::error_code ignored;
        if (fs::exists(m_folder / "classes.txt", ignored)) {
            const std::string text = readFile(m_folder / "classes.txt").value_or("");
            for (std::size_t start = 0; start < text.size();) {
                const std::size_t end = std::min(text.find('\n', start), text.size());
                if (const auto name = trimmed(std::string_view(text).substr(start, end - start)); !name.empty())
                    classes.add(name);
                start = end + 1;
            }
        }
        for (const std::string& name : m_set.classes.names())
            classes.add(name);
        return classes;
    }

    void planYoloHead(const ClassList& classes) {
        std::string yaml = "# Made by Boxwright. Paths are relative to this file.\n";
        std::vector<std::string> ids;
        for (const AnnotatedImage& image : m_set.images)
            ids.push_back(image.id);
        for (const auto& [name, indices] : m_set.splits.empty() ? defaultSplits(ids) : m_set.splits) {
            std::string lines;
            for (const std::size_t index : indices)
                if (isWritable(m_set.images[index]))
                    lines += "./images/" + placedName(m_set.images[index]) + "\n";
            m_files.push_back(plannedText(m_folder / (name + ".txt"), std::move(lines)));
            yaml += name + ": " + name + ".txt\n";
        }
        yaml += "names:\n";
        for (int label = 1; label <= classes.size(); ++label)
            yaml += "  " + std::to_string(label - 1) + ": " + yamlText(classes.name(label)) + "\n";
        m_files.push_back(plannedText(m_folder / "data.yaml", std::move(yaml)));
    }

    void planOneFile() {
        const bool isCsv = m_options.format == DatasetFormat::Csv;
        const fs::path path =
            m_namesFile ? m_options.output : m_folder / (isCsv ? "annotations.csv" : "annotations.json");
        const DatasetFormat format = m_options.format;
        m_files.push_back(plannedStream(path, [this, format](std::ostream& out) {
            const AnnotationSet& set = m_placed ? *m_placed : m_set;
            const std::vector<std::size_t> indices = allOf(set);
            if (format == DatasetFormat::Coco)
                writeCocoJson(out, set, indices);
            else if (format == DatasetFormat::CreateMl)
                writeCreateMl(out, set, indices);
            else
                writeAnnotationCsv(out, set, indices);
        }));
    }

    const AnnotationSet& m_set;
    const ConvertOptions& m_options;
    bool m_namesFile; ///< the output is the file itself
    fs::path m_folder;
    std::optional<AnnotationSet> m_placed; ///< the set with the new names of its pictures
    PlannedFiles m_files;
};

/// Writes in the order of the plan.
Result<std::vector<fs::path>> writeFiles(const PlannedFiles& files, const JobControl& control) {
    std::vector<fs::path> written;
    std::unordered_set<std::string> folders;
    for (const PlannedFile& file : files) {
        if (auto step = control.step(written.size(), files.size()); !step)
            return tl::unexpected(step.error());
        const fs::path folder = file.path.parent_path();
        if (folders.insert(folder.string()).second)
            if (auto made = makeFolder(folder); !made)
                return tl::unexpected(made.error());
        if (auto result = file.write(file.path); !result)
            return tl::unexpected(result.error());
        written.push_back(file.path);
    }
    return written;
}

} // namespace

Result<AnnotationSet> splitOf(AnnotationSet set, const std::string& split) {
    if (split.empty())
        return set;
    return imagesOfSplit(set, split).map([&](const std::vector<std::size_t>& indices) {
        AnnotationSet part;
        part.classes = std::move(set.classes);
        for (const std::size_t index : indices)
            part.images.push_back(std::move(set.images[index]));
        if (split != "all")
            part.splits[split] = allOf(part);
        return part;
    });
}

Result<FormatRemarks> completeSizes(AnnotationSet& set, DatasetFormat format, const JobControl& control) {
    FormatRemarks remarks;
    for (std::size_t i = 0; i < set.images.size(); ++i) {
        if (auto step = control.step(i, set.images.size()); !step)
            return tl::unexpected(step.error());
        AnnotatedImage& image = set.images[i];
        ImageSize& size = image.annotation.size;
        if (image.imagePath.empty() || (isKnown(size) && format != DatasetFormat::Yolo))
            continue;
        const auto read = readImageSize(image.imagePath);
        if (!read)
            remarks.push_back({FormatRemarkKind::MissingSize, image.imagePath.string(), {}, read.error().message});
        else if (isKnown(size) && size != *read)
            remarks.push_back({FormatRemarkKind::WrongSize,
                               image.imagePath.string(),
                               {},
                               "The annotation gives the size as " + std::to_string(size.width) + " x " +
                                   std::to_string(size.height) + "; the image is believed."});
        if (read)
            size = *read;
    }
    return remarks;
}

Result<std::vector<fs::path>> convertDataset(const AnnotationSet& set, const ConvertOptions& options,
                                             const JobControl& control) {
    return withForeignErrors(ErrorKind::WriteFailed, options.output, [&]() -> Result<std::vector<fs::path>> {
        ConversionPlanner planner(set, options);
        const auto files = planner.plan();
        if (!files)
            return tl::unexpected(files.error());
        if (!options.overwrite)
            if (auto free = checkNoneExists(*files); !free)
                return tl::unexpected(free.error());
        return writeFiles(*files, control);
    });
}

} // namespace boxwright
