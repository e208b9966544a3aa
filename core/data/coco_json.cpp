#include "core/data/coco_json.h"

#include <string>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/image_lookup.h"
#include "core/data/number_text.h"
#include "core/data/remark_collector.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Kind = FormatRemarkKind;

/// In quotes; what is not UTF-8 becomes a replacement character instead of stopping the export.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<fs::path> usualFolders(const fs::path& path) {
    const fs::path beside = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    std::vector<fs::path> folders{beside, beside / "images", beside / "..", beside / ".." / "images"};
    const std::string stem = path.stem().string();
    if (const auto bar = stem.find('_'); bar != std::string::npos) { // annotations/instances_train2017.json
        folders.push_back(beside / ".." / stem.substr(bar + 1));
        folders.push_back(beside / ".." / "images" / stem.substr(bar + 1));
    }
    return folders;
}

/// Names as they can be looked for, parallel to the images.
std::vector<std::string> namesOf(const CocoFile& file, const fs::path& path, RemarkCollector& remarks) {
    std::vector<std::string> names;
    for (const CocoImage& image : file.images) {
        RelativeName name = relativeName(image.fileName);
        if (name.wasOutside)
            remarks.count(Kind::OutsideFolder, path, "image id " + image.id,
                          "A file_name is absolute or leads out of the folder; only its last part is used.");
        names.push_back(std::move(name.name));
    }
    return names;
}

/// One image for each name, and for each image of the file its place among them.
struct NamedImages {
    std::vector<AnnotatedImage> images;
    std::vector<std::size_t> indexOfCocoImage;
};

NamedImages namedImages(const CocoFile& file, const fs::path& path, const std::vector<std::string>& names,
                        ImageLookup& lookup, RemarkCollector& remarks) {
    NamedImages result;
    std::unordered_map<std::string, std::size_t> indexOfName;
    for (std::size_t i = 0; i < file.images.size(); ++i) {
        const CocoImage& coco = file.images[i];
        const std::string place = "image id " + coco.id;
        if (!names[i].empty()) {
            const auto [entry, isNew] = indexOfName.emplace(names[i], result.images.size());
            result.indexOfCocoImage.push_back(entry->second);
            if (!isNew) {
                remarks.add(Kind::RepeatedName, path, place,
                            "Another image has the file_name \"" + names[i] + "\" too; their boxes are put together.");
                continue;
            }
        } else {
            result.indexOfCocoImage.push_back(result.images.size());
        }
        AnnotatedImage image;
        image.fileName = names[i];
        image.id = names[i].empty() ? "image" + std::to_string(i + 1) : std::string();
        image.imagePath = lookup.find(names[i]);
        image.annotation.fileName = names[i];
        image.annotation.size = coco.size;
        if (image.imagePath.empty() && !lookup.folder().empty())
            remarks.count(Kind::MissingFile, path, place,
                          "The image file is not in \"" + lookup.folder().string() + "\".");
        result.images.push_back(std::move(image));
    }
    return result;
}

ObjectAnnotation objectOf(const CocoAnnotation& annotation, const ClassList& classes) {
    ObjectAnnotation object;
    object.className = classes.name(annotation.label);
    object.boxInImage = {static_cast<float>(annotation.x), static_cast<float>(annotation.y),
                         static_cast<float>(annotation.x + annotation.width),
                         static_cast<float>(annotation.y + annotation.height)};
    object.difficult = annotation.crowd || annotation.ignore;
    return object;
}

void writeImages(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const AnnotatedImage& image = set.images[indices[i]];
        out << (i == 0 ? "\n" : ",\n") << R"({"id": )" << i + 1 << R"(, "file_name": )" << quoted(image.fileName);
        if (const ImageSize size = image.annotation.size; size.width > 0 && size.height > 0)
            out << R"(, "width": )" << size.width << R"(, "height": )" << size.height;
        out << "}";
    }
}

void writeObject(std::ostream& out, const ObjectAnnotation& object, int label) {
    const Box& box = object.boxInImage;
    const NumberPair x = lowAndLength(box.xmin, box.xmax);
    const NumberPair y = lowAndLength(box.ymin, box.ymax);
    const double area = (static_cast<double>(box.xmax) - static_cast<double>(box.xmin)) *
                        (static_cast<double>(box.ymax) - static_cast<double>(box.ymin));
    out << R"(, "category_id": )" << label << R"(, "bbox": [)" << x.first << ", " << y.first << ", " << x.second << ", "
        << y.second << R"(], "area": )" << shortNumber(area) << R"(, "iscrowd": 0, "ignore": )"
        << (object.difficult ? 1 : 0) << "}";
}

void writeAnnotations(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    std::size_t id = 0;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        for (const ObjectAnnotation& object : set.images[indices[i]].annotation.objects) {
            out << (id == 0 ? "\n" : ",\n") << R"({"id": )" << id + 1 << R"(, "image_id": )" << i + 1;
            ++id;
            writeObject(out, object, set.classes.id(object.className).value_or(0));
        }
    }
}

} // namespace

FormatReading annotationSetFromCoco(CocoFile file, const fs::path& path, const fs::path& imageFolder) {
    FormatReading reading;
    RemarkCollector remarks;
    remarks.append(std::move(file.remarks));
    const std::vector<std::string> names = namesOf(file, path, remarks);
    ImageLookup lookup(imageFolder.empty() ? likelyImageFolder(usualFolders(path), names) : imageFolder);
    NamedImages named = namedImages(file, path, names, lookup, remarks);
    for (const CocoAnnotation& annotation : file.annotations)
        named.images[named.indexOfCocoImage[annotation.image]].annotation.objects.push_back(
            objectOf(annotation, file.classes));
    assignIds(named.images);
    reading.set.classes = std::move(file.classes);
    reading.set.images = std::move(named.images);
    reading.remarks = remarks.finish();
    return reading;
}

Result<FormatReading> readCocoJson(const fs::path& path, const fs::path& imageFolder) {
    return readCocoFile(path).map(
        [&](CocoFile&& file) { return annotationSetFromCoco(std::move(file), path, imageFolder); });
}

void writeCocoJson(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    out << R"({"info": {}, "licenses": [], "images": [)";
    writeImages(out, set, indices);
    out << R"(], "annotations": [)";
    writeAnnotations(out, set, indices);
    out << R"(], "categories": [)";
    for (int label = 1; label <= set.classes.size(); ++label)
        out << (label == 1 ? "\n" : ",\n") << R"({"id": )" << label << R"(, "name": )"
            << quoted(set.classes.name(label)) << R"(, "supercategory": ""})";
    out << "]}\n";
}

} // namespace boxwright
