#include "core/data/detection_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Json = nlohmann::json;

/// Text of a string, digits of a whole number, nothing for anything else.
std::optional<std::string> idText(const Json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end())
        return std::nullopt;
    if (found->is_string())
        return found->get<std::string>();
    if (found->is_number_integer())
        return found->dump();
    return std::nullopt;
}

std::optional<float> finiteFloat(const Json& value) {
    if (!value.is_number() || !std::isfinite(value.get<float>()))
        return std::nullopt;
    return value.get<float>();
}

/// [x, y, width, height] as a Box; nothing if it is not four finite numbers with sides of at least zero.
std::optional<Box> boxOf(const Json& record) {
    const auto found = record.find("bbox");
    if (found == record.end() || !found->is_array() || found->size() != 4)
        return std::nullopt;
    std::array<double, 4> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!finiteFloat(found->at(i)))
            return std::nullopt;
        numbers[i] = found->at(i).get<double>();
    }
    const auto [x, y, width, height] = numbers;
    if (width < 0 || height < 0)
        return std::nullopt;
    return Box{static_cast<float>(x), static_cast<float>(y), static_cast<float>(x + width),
               static_cast<float>(y + height)};
}

/// Reads records one after the other and groups them by image.
class CocoGrouper {
public:
    CocoGrouper(const fs::path& path, const ClassList& classes)
        : m_path(path)
        , m_classes(classes) {}

    Result<void> add(const Json& record) {
        ++m_number;
        if (!record.is_object())
            return bad("It is not an object.");
        const auto imageId = idText(record, "image_id");
        const auto fileName = idText(record, "file_name");
        if (!imageId && !fileName)
            return bad("It has neither image_id nor file_name.");
        const auto box = boxOf(record);
        if (!box)
            return bad("Its bbox is not [x, y, width, height] with sides of at least zero.");
        const auto scored = record.find("score");
        const auto score = scored == record.end() ? std::nullopt : finiteFloat(*scored);
        if (!score)
            return bad("It has no score that is a number.");
        return labelOf(record).map([&](int label) {
            imageFor(imageId, fileName).detections.push_back({*box, label, *score});
        });
    }

    std::vector<ImageDetections> finish() {
        for (ImageDetections& image : m_images)
            std::stable_sort(image.detections.begin(), image.detections.end(),
                             [](const Detection& a, const Detection& b) { return a.score > b.score; });
        return std::move(m_images);
    }

private:
    [[nodiscard]] tl::unexpected<Error> bad(std::string message) const {
        return fail(ErrorKind::Unreadable, std::move(message), m_path.string(), "record " + std::to_string(m_number));
    }

    /// The name decides where there is one: numbers depend on the order of the classes.
    [[nodiscard]] Result<int> labelOf(const Json& record) const {
        const auto named = record.find("category_name");
        if (named != record.end() && named->is_string()) {
            const auto name = named->get<std::string>();
            if (const auto label = m_classes.id(name))
                return *label;
            return bad("Its class \"" + name + "\" is not among the classes.");
        }
        const auto numbered = record.find("category_id");
        if (numbered == record.end() || !numbered->is_number_integer())
            return bad("It has neither category_name nor category_id.");
        const auto label = numbered->get<std::int64_t>();
        if (label < 1 || label > m_classes.size())
            return bad("Its category_id " + std::to_string(label) + " is not in 1 to " +
                       std::to_string(m_classes.size()) + ".");
        return static_cast<int>(label);
    }

    ImageDetections& imageFor(const std::optional<std::string>& imageId, const std::optional<std::string>& fileName) {
        const std::string id = imageId ? *imageId : fs::path(*fileName).stem().string();
        const std::string key = imageId ? "id " + *imageId : "file " + *fileName;
        const auto [entry, isNew] = m_indexByKey.emplace(key, m_images.size());
        if (isNew)
            m_images.push_back({id, fileName.value_or(""), {}, {}});
        return m_images[entry->second];
    }

    const fs::path& m_path;
    const ClassList& m_classes;
    std::size_t m_number = 0;
    std::vector<ImageDetections> m_images;
    std::map<std::string, std::size_t> m_indexByKey;
};

Result<std::vector<ImageDetections>> grouped(const std::string& bytes, const fs::path& path, const ClassList& classes) {
    const Json document = Json::parse(bytes);
    if (!document.is_array())
        return fail(ErrorKind::Unreadable, "This is not a list of detections.", path.string());
    CocoGrouper grouper(path, classes);
    for (const Json& record : document)
        if (auto added = grouper.add(record); !added)
            return tl::unexpected(added.error());
    return grouper.finish();
}

} // namespace

Result<std::vector<ImageDetections>> readCocoDetections(const fs::path& path, const ClassList& classes) {
    return readFile(path).and_then([&](const std::string& bytes) {
        return withForeignErrors(ErrorKind::Unreadable, path, [&] { return grouped(bytes, path, classes); });
    });
}

} // namespace boxwright
