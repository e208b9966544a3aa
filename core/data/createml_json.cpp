#include "core/data/createml_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <istream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_io.h"
#include "core/data/image_lookup.h"
#include "core/data/json_stream.h"
#include "core/data/number_text.h"
#include "core/data/remark_collector.h"
#include "core/data/voc_layout.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Json = nlohmann::json;
using Kind = FormatRemarkKind;

/// In quotes; what is not UTF-8 becomes a replacement character instead of stopping the export.
std::string quoted(const std::string& text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string textOf(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isTrue(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && ((found->is_boolean() && found->get<bool>()) || *found == 1);
}

/// Takes the entries of one or more files; an image that several entries name gets the boxes of all.
class CreateMlCollector {
public:
    void startFile(const fs::path& file) {
        m_file = file;
        m_number = 0;
    }

    void add(const Json& entry) {
        const std::string place = "entry " + std::to_string(++m_number);
        std::string name = textOf(entry, "image");
        if (name.empty())
            name = textOf(entry, "imagefilename"); // the older spelling
        const RelativeName relative = relativeName(name);
        if (relative.name.empty()) {
            m_remarks.add(Kind::MissingName, m_file, place, "It names no image; not used.");
            return;
        }
        if (relative.wasOutside)
            m_remarks.count(Kind::OutsideFolder, m_file, place,
                            "An image is absolute or outside the folder; only the last part of its name is used.");
        AnnotatedImage& image = imageFor(relative.name, place);
        image.annotation.verified = image.annotation.verified || isTrue(entry, "verified");
        const auto objects = entry.contains("annotations") ? entry.find("annotations") : entry.find("annotation");
        if (objects == entry.end() || !objects->is_array()) {
            m_remarks.add(Kind::MissingBox, m_file, place, "It has no list of annotations; taken as empty.");
            return;
        }
        int number = 0;
        for (const Json& object : *objects)
            addObject(object, place + ", annotation " + std::to_string(++number), image.annotation);
    }

    Result<FormatReading> finish(ImageLookup& lookup, const JobControl& control) {
        for (std::size_t i = 0; i < m_images.size(); ++i) {
            if (auto step = control.step(i, m_images.size()); !step)
                return tl::unexpected(step.error());
            findImage(m_images[i], lookup);
        }
        assignIds(m_images);
        FormatReading reading;
        reading.set.classes = ClassList({m_classes.begin(), m_classes.end()});
        reading.set.images = std::move(m_images);
        reading.remarks = m_remarks.finish();
        return reading;
    }

    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const AnnotatedImage& image : m_images)
            names.push_back(image.fileName);
        return names;
    }
    void remark(Kind kind, const std::string& sentence) { m_remarks.add(kind, m_file, {}, sentence); }

private:
    AnnotatedImage& imageFor(const std::string& name, const std::string& place) {
        const auto [entry, isNew] = m_indexOf.emplace(name, m_images.size());
        if (isNew) {
            AnnotatedImage image;
            image.fileName = name;
            image.annotation.fileName = name;
            m_images.push_back(std::move(image));
        } else {
            m_remarks.add(Kind::SeveralImages, m_file, place,
                          "The image \"" + name + "\" has an entry already; their boxes are put together.");
        }
        return m_images[entry->second];
    }

    void addObject(const Json& object, const std::string& place, Annotation& annotation) {
        const std::string label(trimmed(object.is_object() ? textOf(object, "label") : std::string()));
        if (label.empty()) {
            m_remarks.add(Kind::MissingName, m_file, place, "It has no label; not used.");
            return;
        }
        const auto box = boxOf(object, place);
        if (!box)
            return;
        if (object.contains("confidence"))
            m_remarks.count(Kind::Score, m_file, place, "It has the score of a prediction; not used.");
        m_classes.insert(label);
        ObjectAnnotation read;
        read.className = label;
        read.boxInImage = *box;
        annotation.objects.push_back(std::move(read));
    }

    std::optional<Box> boxOf(const Json& object, const std::string& place) {
        const auto coordinates = object.find("coordinates");
        if (coordinates == object.end() || !coordinates->is_object()) {
            m_remarks.add(Kind::MissingBox, m_file, place, "It has no coordinates; not used.");
            return std::nullopt;
        }
        std::array<double, 4> numbers{};
        constexpr std::array keys{"x", "y", "width", "height"};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto found = coordinates->find(keys[i]);
            if (found == coordinates->end() || !found->is_number() || !std::isfinite(found->get<float>())) {
                m_remarks.add(Kind::NotANumber, m_file, place,
                              std::string(keys[i]) + " is missing or not a finite number; not used.");
                return std::nullopt;
            }
            numbers[i] = found->get<double>();
        }
        if (numbers[2] < 0 || numbers[3] < 0) {
            m_remarks.add(Kind::NegativeSide, m_file, place, "Its width or height is below 0; not used.");
            return std::nullopt;
        }
        return finiteBox(numbers, place);
    }

    std::optional<Box> finiteBox(const std::array<double, 4>& numbers, const std::string& place) {
        const FloatRange x = edgesFromCentre(numbers[0], numbers[2], 1);
        const FloatRange y = edgesFromCentre(numbers[1], numbers[3], 1);
        for (const float edge : {x.low, x.high, y.low, y.high}) {
            if (!std::isfinite(edge)) {
                m_remarks.add(Kind::NotANumber, m_file, place, "It ends beyond what can be computed with; not used.");
                return std::nullopt;
            }
        }
        if (numbers[2] == 0 || numbers[3] == 0)
            m_remarks.add(Kind::NoExtent, m_file, place, "It has no extent; it is kept, and left out of training.");
        return Box{x.low, y.low, x.high, y.high};
    }

    void findImage(AnnotatedImage& image, ImageLookup& lookup) {
        image.imagePath = lookup.find(image.fileName);
        if (image.imagePath.empty()) {
            m_remarks.count(Kind::MissingFile, m_file, image.fileName, "The image file is not there.");
            return;
        }
        if (const auto size = readImageSize(image.imagePath))
            image.annotation.size = *size;
        else
            m_remarks.add(Kind::MissingSize, image.imagePath, {}, size.error().message);
    }

    fs::path m_file;
    int m_number = 0;
    std::vector<AnnotatedImage> m_images;
    std::unordered_map<std::string, std::size_t> m_indexOf;
    std::set<std::string> m_classes;
    RemarkCollector m_remarks;
};

/// One entry in memory at a time.
Result<void> readEntries(std::streambuf& source, const fs::path& path, CreateMlCollector& collector) {
    using Event = Json::parse_event_t;
    JsonStream filtered(source);
    std::istream stream(&filtered);
    bool isList = false;
    const auto onEvent = [&](int depth, Event event, Json& parsed) {
        if (depth == 0)
            isList = isList || event == Event::array_start;
        if (depth != 1 || !isList)
            return true;
        if (event == Event::object_end)
            collector.add(parsed);
        return event == Event::object_start;
    };
    try {
        [[maybe_unused]] const Json nothingLeft = Json::parse(stream, onEvent);
    } catch (const Json::exception& exception) {
        const auto [place, why] = jsonProblem(exception.what());
        return fail(ErrorKind::Unreadable, "This is not complete JSON: " + why + ".", path.string(), place);
    }
    if (!isList)
        return fail(ErrorKind::Unreadable, "This is not a CreateML file: it is not a list of images.", path.string());
    if (filtered.replacedWords() > 0)
        collector.remark(Kind::NotANumber, "NaN or Infinity stands in it, which JSON does not have; read as missing.");
    return {};
}

Result<void> readOneFile(const fs::path& path, CreateMlCollector& collector) {
    std::error_code error;
    if (!fs::exists(path, error))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    std::filebuf file;
    if (file.open(path, std::ios::in | std::ios::binary) == nullptr)
        return fail(ErrorKind::Unreadable, "The file cannot be opened.", path.string());
    collector.startFile(path);
    return withForeignErrors(ErrorKind::Unreadable, path, [&] { return readEntries(file, path, collector); });
}

bool isJson(const fs::path& path) {
    return lowerExtension(path) == ".json";
}

Result<void> readFolder(const fs::path& folder, CreateMlCollector& collector) {
    const std::vector<fs::path> files = filesBelow(folder, isJson);
    if (files.empty())
        return fail(ErrorKind::BadInput, "There is no JSON file in this folder.", folder.string());
    for (const fs::path& file : files) {
        if (auto read = readOneFile(folder / file, collector); !read)
            collector.remark(Kind::Other, read.error().message + " The file is left out.");
    }
    return {};
}

void writeObjects(std::ostream& out, const Annotation& annotation) {
    const char* separator = "";
    for (const ObjectAnnotation& object : annotation.objects) {
        const Box& box = object.boxInImage;
        const NumberPair x = centreAndLength(box.xmin, box.xmax, 1, 0);
        const NumberPair y = centreAndLength(box.ymin, box.ymax, 1, 0);
        out << separator << R"({"label": )" << quoted(object.className) << R"(, "coordinates": {"x": )" << x.first
            << R"(, "y": )" << y.first << R"(, "width": )" << x.second << R"(, "height": )" << y.second << "}}";
        separator = ", ";
    }
}

} // namespace

Result<FormatReading> readCreateMl(const fs::path& path, const fs::path& imageFolder, const JobControl& control) {
    std::error_code ignored;
    const bool isFolder = fs::is_directory(path, ignored);
    CreateMlCollector collector;
    if (auto read = isFolder ? readFolder(path, collector) : readOneFile(path, collector); !read)
        return tl::unexpected(read.error());
    fs::path images = imageFolder;
    if (images.empty()) {
        const fs::path beside = isFolder ? path : path.parent_path().empty() ? fs::path(".") : path.parent_path();
        images =
            likelyImageFolder({beside, beside / "images", beside / "..", beside / ".." / "images"}, collector.names());
    }
    ImageLookup lookup(images);
    return collector.finish(lookup, control);
}

Result<FormatReading> readCreateMlStream(std::streambuf& source, const fs::path& path) {
    CreateMlCollector collector;
    collector.startFile(path);
    return withForeignErrors(ErrorKind::Unreadable, path, [&]() -> Result<FormatReading> {
        if (auto read = readEntries(source, path, collector); !read)
            return tl::unexpected(read.error());
        ImageLookup nowhere({});
        return collector.finish(nowhere, {});
    });
}

bool looksLikeCreateMl(const fs::path& path) {
    std::array<char, 512> start{};
    std::ifstream stream(path, std::ios::binary);
    stream.read(start.data(), start.size());
    std::string_view text(start.data(), static_cast<std::size_t>(stream.gcount()));
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text.substr(0, mark.size()) == mark)
        text.remove_prefix(mark.size());
    text = trimmed(text);
    return text.starts_with('[') &&
           (text.find("\"image\"") != text.npos || text.find("\"imagefilename\"") != text.npos);
}

void writeCreateMl(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices) {
    out << "[";
    const char* separator = "\n";
    for (const std::size_t index : indices) {
        const AnnotatedImage& image = set.images[index];
        if (!image.hasAnnotation)
            continue;
        out << separator << R"({"image": )" << quoted(image.fileName);
        if (image.annotation.verified)
            out << R"(, "verified": true)";
        out << R"(, "annotations": [)";
        writeObjects(out, image.annotation);
        out << "]}";
        separator = ",\n";
    }
    out << "\n]\n";
}

} // namespace boxwright
