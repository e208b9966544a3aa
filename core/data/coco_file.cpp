#include "core/data/coco_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <istream>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/json_stream.h"
#include "core/data/number_text.h"
#include "core/data/remark_collector.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Json = nlohmann::json;
using Kind = FormatRemarkKind;

enum class Section { Other, Images, Annotations, Categories };

Section sectionOf(const std::string& key) {
    if (key == "images")
        return Section::Images;
    if (key == "annotations")
        return Section::Annotations;
    return key == "categories" ? Section::Categories : Section::Other;
}

/// An id as text, and whether it was written as text.
struct Id {
    std::string text;
    bool wasText = false;
};

std::optional<Id> idOf(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    if (found == entry.end())
        return std::nullopt;
    if (found->is_string())
        return Id{found->get<std::string>(), true};
    if (found->is_number_integer())
        return Id{found->dump(), false};
    const bool whole = found->is_number_float() && std::trunc(found->get<double>()) == found->get<double>() &&
                       std::abs(found->get<double>()) < 1e15;
    if (whole) // 5.0, from a table program
        return Id{std::to_string(found->get<std::int64_t>()), false};
    return std::nullopt;
}

std::string textOf(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isSet(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    if (found == entry.end())
        return false;
    if (found->is_boolean())
        return found->get<bool>();
    return found->is_number() && found->get<double>() != 0;
}

std::optional<double> numberOf(const Json& value) {
    if (!value.is_number() || !std::isfinite(value.get<float>())) // what a Box cannot hold is no number either
        return std::nullopt;
    return value.get<double>();
}

int sizeNumber(const Json& entry, const char* key) {
    const auto found = entry.find(key);
    const double value = found == entry.end() ? 0 : numberOf(*found).value_or(0);
    return value >= 1 && value < 1e6 ? static_cast<int>(value) : 0;
}

/// Ids in the order of their numbers; those that are no number come behind, in the order of the file.
bool idLess(const std::string& a, const std::string& b) {
    const auto first = finiteNumber(a);
    const auto second = finiteNumber(b);
    if (first && second)
        return *first < *second;
    return first.has_value() && !second;
}

/// Takes the entries of a file one by one and puts them together at the end, because annotations may stand before the
/// images and categories that they name.
class CocoCollector {
public:
    explicit CocoCollector(const fs::path& path)
        : m_path(path) {}

    void add(Section section, const Json& entry) {
        if (section == Section::Images)
            addImage(entry);
        else if (section == Section::Annotations)
            addAnnotation(entry);
        else
            addCategory(entry);
    }

    CocoFile finish() {
        finishClasses();
        finishAnnotations();
        m_file.remarks = m_remarks.finish();
        return std::move(m_file);
    }

    void replacedWords(int count) {
        if (count > 0)
            m_remarks.add(Kind::NotANumber, m_path, {},
                          "NaN or Infinity stands in it " + std::to_string(count) +
                              " times, which JSON does not have; read as missing.");
    }

private:
    struct Category {
        std::string id;
        std::string name;
    };
    struct Raw {
        std::string imageId;
        std::string categoryId;
        CocoAnnotation annotation;
        int number = 0;
    };

    void remark(Kind kind, const std::string& place, std::string sentence) {
        m_remarks.add(kind, m_path, place, std::move(sentence));
    }
    void noteText(const Id& id, const std::string& place) {
        if (id.wasText)
            m_remarks.count(Kind::TextId, m_path, place, "An id is written as text.");
    }

    void addImage(const Json& entry) {
        const std::string place = "image " + std::to_string(++m_imageNumber);
        const auto id = idOf(entry, "id");
        if (!id) {
            remark(Kind::MissingName, place, "It has no id; not used.");
            return;
        }
        noteText(*id, place);
        CocoImage image{
            id->text, textOf(entry, "file_name"), {sizeNumber(entry, "width"), sizeNumber(entry, "height")}};
        if (image.size.width == 0 || image.size.height == 0) {
            image.size = {};
            m_remarks.count(Kind::MissingSize, m_path, place, "The file does not say the size of the image.");
        }
        if (image.fileName.empty())
            remark(Kind::MissingName, place, "It has no file_name.");
        if (m_imageIndex.emplace(image.id, m_file.images.size()).second)
            m_file.images.push_back(std::move(image));
        else
            remark(Kind::RepeatedId, place, "Its id " + id->text + " is taken by another image; the first one counts.");
    }

    void addCategory(const Json& entry) {
        const std::string place = "category " + std::to_string(++m_categoryNumber);
        const auto id = idOf(entry, "id");
        if (!id) {
            remark(Kind::MissingName, place, "It has no id; not used.");
            return;
        }
        noteText(*id, place);
        std::string name(trimmed(textOf(entry, "name")));
        if (name.empty()) {
            name = "class" + id->text;
            remark(Kind::MissingName, place, "It has no name; it is called \"" + name + "\".");
        }
        if (m_categoryIds.insert(id->text).second)
            m_categories.push_back({id->text, name});
        else
            remark(Kind::RepeatedId, place,
                   "Its id " + id->text + " is taken by another category; the first one counts.");
    }

    void addAnnotation(const Json& entry) {
        const std::string place = "annotation " + std::to_string(++m_annotationNumber);
        const auto image = idOf(entry, "image_id");
        const auto category = idOf(entry, "category_id");
        if (!image || !category) {
            remark(image ? Kind::UnknownClass : Kind::MissingImage, place,
                   std::string("It has no ") + (image ? "category_id" : "image_id") + "; not used.");
            return;
        }
        noteText(*image, place);
        noteText(*category, place);
        Raw raw{image->text, category->text, {}, m_annotationNumber};
        if (!readBox(entry, place, raw.annotation))
            return;
        readId(entry, place, raw.annotation);
        raw.annotation.crowd = isSet(entry, "iscrowd");
        raw.annotation.ignore = isSet(entry, "ignore");
        if (raw.annotation.crowd)
            m_remarks.count(Kind::Crowd, m_path, place, "A crowd region; it is read as a difficult object.");
        m_raw.push_back(std::move(raw));
    }

    void readId(const Json& entry, const std::string& place, CocoAnnotation& annotation) {
        const auto id = idOf(entry, "id");
        if (!id)
            return;
        noteText(*id, place);
        annotation.id = id->text;
        if (id->text == "0")
            remark(Kind::ZeroId, place, "Its id is 0, which pycocotools takes for \"no match\".");
        if (!m_annotationIds.insert(id->text).second)
            remark(Kind::RepeatedId, place, "Its id " + id->text + " is taken by another annotation; both are used.");
    }

    bool readBox(const Json& entry, const std::string& place, CocoAnnotation& annotation) {
        const auto box = entry.find("bbox");
        if (box == entry.end() || !box->is_array() || box->size() != 4) {
            remark(Kind::MissingBox, place, "It has no bbox of four numbers; not used.");
            return false;
        }
        std::array<double, 4> numbers{};
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto number = numberOf(box->at(i));
            if (!number) {
                remark(Kind::NotANumber, place, "Its bbox holds something that is not a finite number; not used.");
                return false;
            }
            numbers[i] = *number;
        }
        if (numbers[2] < 0 || numbers[3] < 0) {
            remark(Kind::NegativeSide, place, "Its bbox has a negative side; not used.");
            return false;
        }
        if (!std::isfinite(static_cast<float>(numbers[0] + numbers[2])) ||
            !std::isfinite(static_cast<float>(numbers[1] + numbers[3]))) {
            remark(Kind::NotANumber, place, "Its bbox ends beyond what can be computed with; not used.");
            return false;
        }
        if (numbers[2] == 0 || numbers[3] == 0)
            remark(Kind::NoExtent, place, "Its bbox has no extent; it is kept, and left out of training.");
        annotation.x = numbers[0];
        annotation.y = numbers[1];
        annotation.width = numbers[2];
        annotation.height = numbers[3];
        const auto area = entry.find("area");
        const auto areaNumber = area == entry.end() ? std::nullopt : numberOf(*area);
        annotation.area = areaNumber.value_or(numbers[2] * numbers[3]);
        if (!areaNumber)
            m_remarks.count(Kind::MissingArea, m_path, place, "It has no area; width x height is taken.");
        return true;
    }

    void finishClasses() {
        std::stable_sort(m_categories.begin(), m_categories.end(),
                         [](const Category& a, const Category& b) { return idLess(a.id, b.id); });
        for (const Category& category : m_categories) {
            if (m_file.classes.id(category.name))
                remark(Kind::RepeatedName, "category " + category.id,
                       "Its name \"" + category.name + "\" is taken by another category; both count as one class.");
            else
                m_file.categoryIds.push_back(category.id);
            m_labels.emplace(category.id, m_file.classes.add(category.name));
        }
    }

    void finishAnnotations() {
        for (Raw& raw : m_raw) {
            const std::string place = "annotation " + std::to_string(raw.number);
            const auto image = m_imageIndex.find(raw.imageId);
            const auto label = m_labels.find(raw.categoryId);
            if (image == m_imageIndex.end()) {
                remark(Kind::MissingImage, place, "There is no image with the id " + raw.imageId + "; not used.");
            } else if (label == m_labels.end()) {
                remark(Kind::UnknownClass, place, "There is no category with the id " + raw.categoryId + "; not used.");
            } else {
                raw.annotation.image = image->second;
                raw.annotation.label = label->second;
                m_file.annotations.push_back(std::move(raw.annotation));
            }
        }
        m_raw = {};
    }

    const fs::path& m_path;
    CocoFile m_file;
    RemarkCollector m_remarks;
    std::vector<Raw> m_raw;
    std::vector<Category> m_categories;
    std::unordered_map<std::string, std::size_t> m_imageIndex;
    std::unordered_map<std::string, int> m_labels;
    std::unordered_set<std::string> m_categoryIds;
    std::unordered_set<std::string> m_annotationIds;
    int m_imageNumber = 0;
    int m_categoryNumber = 0;
    int m_annotationNumber = 0;
};

/// Hands every entry of the three lists to the collector as soon as it is complete, and lets the JSON library forget
/// it. Masks and key points, the bulk of a file, are not even built.
class CocoEvents {
public:
    explicit CocoEvents(CocoCollector& collector)
        : m_collector(collector) {}

    bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
        using Event = Json::parse_event_t;
        if (depth == 0)
            m_rootIsObject = m_rootIsObject || event == Event::object_start;
        if (depth == 1 && event == Event::key) {
            m_section = sectionOf(parsed.get<std::string>());
            return m_section != Section::Other;
        }
        if (depth == 1 && event == Event::array_start)
            m_lists += m_section == Section::Other ? 0 : 1;
        if (depth == 1 && (event == Event::object_start || event == Event::value))
            return false; // a list that is none
        if (depth == 2 && event == Event::object_end) {
            m_collector.add(m_section, parsed);
            return false;
        }
        if (depth == 3 && event == Event::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            return key != "segmentation" && key != "keypoints";
        }
        return depth != 2 || event == Event::object_start;
    }

    [[nodiscard]] bool looksLikeCoco() const { return m_rootIsObject && m_lists > 0; }

private:
    CocoCollector& m_collector;
    Section m_section = Section::Other;
    bool m_rootIsObject = false;
    int m_lists = 0;
};

Result<CocoFile> parsed(std::streambuf& source, const fs::path& path) {
    CocoCollector collector(path);
    CocoEvents events(collector);
    JsonStream filtered(source);
    std::istream stream(&filtered);
    try {
        [[maybe_unused]] const Json nothingLeft = Json::parse(
            stream, [&events](int depth, Json::parse_event_t event, Json& json) { return events(depth, event, json); });
    } catch (const Json::exception& exception) {
        const auto [place, why] = jsonProblem(exception.what());
        return fail(ErrorKind::Unreadable, "This is not complete JSON: " + why + ".", path.string(), place);
    }
    if (!events.looksLikeCoco())
        return fail(ErrorKind::Unreadable,
                    "This is not a COCO annotation file: it has no lists \"images\", \"annotations\", \"categories\".",
                    path.string());
    collector.replacedWords(filtered.replacedWords());
    return collector.finish();
}

} // namespace

Result<CocoFile> readCocoFile(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    if (fs::is_directory(status))
        return fail(ErrorKind::Unreadable, "This is a folder, not a file.", path.string());
    std::filebuf file;
    if (file.open(path, std::ios::in | std::ios::binary) == nullptr)
        return fail(ErrorKind::Unreadable, "The file cannot be opened.", path.string());
    return readCocoStream(file, path);
}

Result<CocoFile> readCocoStream(std::streambuf& source, const fs::path& path) {
    return withForeignErrors(ErrorKind::Unreadable, path, [&] { return parsed(source, path); });
}

} // namespace boxwright
