#include "core/data/coco_results.h"

#include <array>
#include <cmath>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/data/foreign_errors.h"
#include "core/data/json_stream.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

using Json = nlohmann::json;

/// Text of a string, digits of a whole number, nothing for anything else.
std::string idText(const Json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end())
        return {};
    if (found->is_string())
        return found->get<std::string>();
    return found->is_number_integer() ? found->dump() : std::string();
}

std::string text(const Json& record, const char* key) {
    const auto found = record.find(key);
    return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<double> finiteNumber(const Json& value) {
    if (!value.is_number() || !std::isfinite(value.get<double>()))
        return std::nullopt;
    return value.get<double>();
}

/// Puts the four numbers of "bbox" into the result; false if they are not four numbers with sides of at least zero.
bool readBox(const Json& record, CocoResult& result) {
    const auto found = record.find("bbox");
    if (found == record.end() || !found->is_array() || found->size() != 4)
        return false;
    const std::array<double*, 4> places{&result.x, &result.y, &result.width, &result.height};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto number = finiteNumber(found->at(i));
        if (!number)
            return false;
        *places[i] = *number;
    }
    return result.width >= 0 && result.height >= 0;
}

/// The result, or what is wrong with the record.
tl::expected<CocoResult, std::string> resultOf(const Json& record) {
    if (!record.is_object())
        return tl::unexpected<std::string>("It is not an object.");
    CocoResult result;
    result.imageId = idText(record, "image_id");
    result.imageIdIsNumber = !result.imageId.empty() && record.at("image_id").is_number();
    result.fileName = text(record, "file_name");
    if (result.imageId.empty() && result.fileName.empty())
        return tl::unexpected<std::string>("It has neither image_id nor file_name.");
    result.categoryId = idText(record, "category_id");
    result.categoryName = text(record, "category_name");
    if (result.categoryId.empty() && result.categoryName.empty())
        return tl::unexpected<std::string>("It has neither category_name nor category_id.");
    if (!readBox(record, result))
        return tl::unexpected<std::string>("Its bbox is not [x, y, width, height] with sides of at least zero.");
    const auto score = record.find("score");
    const auto number = score == record.end() ? std::nullopt : finiteNumber(*score);
    if (!number)
        return tl::unexpected<std::string>("It has no score that is a number.");
    result.score = *number;
    return result;
}

/// Takes the records out of the document while it is parsed.
class ResultCollector {
public:
    explicit ResultCollector(const fs::path& path)
        : m_path(path) {}

    /// nlohmann's parser callback: false drops the value from the document.
    bool onEvent(int depth, Json::parse_event_t event, const Json& value) {
        using Event = Json::parse_event_t;
        if (event == Event::key && depth == 1)
            m_key = value.get<std::string>();
        if (depth == 0 && event == Event::array_start)
            m_listDepth = 1;
        if (depth == 1 && event == Event::array_start && m_key == "annotations" && m_listDepth == 0)
            m_listDepth = 2;
        const bool isEnd = event == Event::object_end || event == Event::array_end || event == Event::value;
        if (m_listDepth == 0 || depth != m_listDepth || !isEnd || (depth == 2 && m_key != "annotations"))
            return true;
        ++m_number;
        take(value);
        return false;
    }

    [[nodiscard]] Result<std::vector<CocoResult>> finish() {
        if (m_error)
            return tl::unexpected(*m_error);
        if (m_listDepth == 0)
            return fail(ErrorKind::Unreadable, "This is not a list of detections.", m_path.string());
        return std::move(m_results);
    }

private:
    void take(const Json& record) {
        if (m_error)
            return;
        auto result = resultOf(record);
        if (result)
            m_results.push_back(std::move(*result));
        else
            m_error =
                Error{ErrorKind::Unreadable, result.error(), m_path.string(), "record " + std::to_string(m_number)};
    }

    const fs::path& m_path;
    std::string m_key;
    int m_listDepth = 0; ///< of the records: 1 in a bare list, 2 in {"annotations": [...]}, 0 before either
    std::size_t m_number = 0;
    std::vector<CocoResult> m_results;
    std::optional<Error> m_error;
};

Result<std::vector<CocoResult>> parse(std::streambuf& source, const fs::path& path) {
    ResultCollector collector(path);
    const Json::parser_callback_t callback = [&collector](int depth, Json::parse_event_t event, Json& value) {
        return collector.onEvent(depth, event, value);
    };
    JsonStream filtered(source); // a NaN of Python's becomes a number that is missing
    std::istream stream(&filtered);
    try {
        const Json rest = Json::parse(stream, callback);
    } catch (const Json::parse_error& exception) {
        const auto [place, reason] = jsonProblem(exception.what());
        return fail(ErrorKind::Unreadable, "This is not complete JSON: " + reason + ".", path.string(), place);
    }
    return collector.finish();
}

} // namespace

Result<std::vector<CocoResult>> readCocoResults(const fs::path& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (!fs::exists(status))
        return fail(ErrorKind::NotFound, "There is no such file.", path.string());
    std::ifstream stream(path, std::ios::binary);
    if (!stream || fs::is_directory(status))
        return fail(ErrorKind::Unreadable, "This is no file that can be read.", path.string());
    return withForeignErrors(ErrorKind::Unreadable, path, [&] { return parse(*stream.rdbuf(), path); });
}

} // namespace boxwright
