#include "core/model/weights/safetensors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unordered_set>

#include <nlohmann/json.hpp>

#include "core/model/weights/archive_forms.h"
#include "core/model/weights/node_arena.h"
#include "core/model/weights/tensor_shape.h"

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

constexpr std::uint64_t kLongestHeader = 100'000'000; // as the reference implementation has it
constexpr std::size_t kLengthSize = 8, kMaxDimensions = 16;
constexpr const char* kMetadata = "__metadata__";

constexpr std::array kTypeNames{
    std::pair{ElementType::Float, std::string_view("F32")}, std::pair{ElementType::Double, std::string_view("F64")},
    std::pair{ElementType::Half, std::string_view("F16")},  std::pair{ElementType::BFloat16, std::string_view("BF16")},
    std::pair{ElementType::Long, std::string_view("I64")},  std::pair{ElementType::Int, std::string_view("I32")},
    std::pair{ElementType::Short, std::string_view("I16")}, std::pair{ElementType::Char, std::string_view("I8")},
    std::pair{ElementType::Byte, std::string_view("U8")},   std::pair{ElementType::Bool, std::string_view("BOOL")}};

/// A tensor as the header describes it.
struct Entry {
    std::string name;
    std::string type;
    std::vector<std::uint64_t> sizes;
    std::vector<std::uint64_t> offsets;
};

/// Takes exactly the header's grammar from nlohmann's parser, event by event: a document of it could take fifty times
/// the memory of its text. False stops the parser; `reason` then says why.
class HeaderHandler {
public:
    explicit HeaderHandler(MemoryBudget& budget)
        : m_budget(budget) {}

    std::vector<Entry> entries;
    std::map<std::string, std::string> metadata;
    std::string reason;

    bool null() { return unexpected(); }
    bool boolean(bool /*value*/) { return unexpected(); }
    bool number_integer(std::int64_t /*value*/) { return unexpected(); }
    bool number_float(double /*value*/, const std::string& /*text*/) { return unexpected(); }
    bool binary(nlohmann::json::binary_t& /*value*/) { return unexpected(); }
    bool number_unsigned(std::uint64_t value);
    bool string(std::string& value);
    bool start_object(std::size_t /*count*/);
    bool key(std::string& name);
    bool end_object();
    bool start_array(std::size_t /*count*/);
    bool end_array();
    bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& /*error*/) {
        reason = "it is no JSON text, from byte " + std::to_string(kLengthSize + position) + " on";
        return false;
    }

private:
    enum class Place { Start, Top, Tensor, Metadata, Sizes, Offsets, End };

    bool stop(std::string why) {
        reason = std::move(why);
        return false;
    }
    bool unexpected() { return stop("it holds a value where none should be" + where()); }
    [[nodiscard]] std::string where() const { return m_name.empty() ? "" : " (at \"" + m_name.substr(0, 200) + "\")"; }

    MemoryBudget& m_budget;
    Place m_place = Place::Start;
    bool m_hasMetadata = false;
    std::string m_name;  ///< of the tensor
    std::string m_field; ///< of the tensor or the metadata
    std::unordered_set<std::string> m_fields;
};

bool HeaderHandler::number_unsigned(std::uint64_t value) {
    if (m_place == Place::Sizes && entries.back().sizes.size() < kMaxDimensions)
        entries.back().sizes.push_back(value);
    else if (m_place == Place::Offsets && entries.back().offsets.size() < 2)
        entries.back().offsets.push_back(value);
    else
        return unexpected();
    return true;
}

bool HeaderHandler::string(std::string& value) {
    m_budget.take(value.size());
    if (m_place == Place::Metadata)
        metadata[m_field] = value;
    else if (m_place == Place::Tensor && m_field == "dtype")
        entries.back().type = value;
    else
        return unexpected();
    return true;
}

bool HeaderHandler::start_object(std::size_t /*count*/) {
    if (m_place == Place::Start) {
        m_place = Place::Top;
        return true;
    }
    if (m_place != Place::Top)
        return unexpected();
    m_place = m_name == kMetadata ? Place::Metadata : Place::Tensor;
    if (m_place == Place::Metadata && std::exchange(m_hasMetadata, true))
        return stop("its metadata are there twice");
    m_fields.clear();
    if (m_place == Place::Tensor) {
        m_budget.take(3 * sizeof(Entry) + m_name.size() + 64);
        entries.emplace_back().name = m_name;
    }
    return true;
}

bool HeaderHandler::key(std::string& name) {
    if (m_place == Place::Top) {
        m_name = name;
        return true;
    }
    constexpr std::uint64_t kPrice = 256;
    m_budget.take(kPrice + 2 * name.size());
    m_field = name;
    if (!m_fields.insert(name).second)
        return stop("\"" + name.substr(0, 200) + "\" is there twice" + where());
    return true;
}

bool HeaderHandler::end_object() {
    if (m_place == Place::Tensor && (entries.back().offsets.size() != 2 || !m_fields.contains("shape")))
        return stop("a tensor lacks its shape or its place" + where());
    m_place = m_place == Place::Top ? Place::End : Place::Top;
    return true;
}

bool HeaderHandler::start_array(std::size_t /*count*/) {
    if (m_place == Place::Tensor && m_field == "shape")
        m_place = Place::Sizes;
    else if (m_place == Place::Tensor && m_field == "data_offsets")
        m_place = Place::Offsets;
    else
        return unexpected();
    return true;
}

bool HeaderHandler::end_array() {
    m_place = Place::Tensor;
    return true;
}

tl::unexpected<Error> damaged(const std::string& reason, const std::string& place = {}) {
    return fail(ErrorKind::Unreadable, "The safetensors file is damaged: " + reason + ".", {}, place);
}

Result<ElementType> elementType(const Entry& entry) {
    for (const auto& [type, name] : kTypeNames)
        if (name == entry.type)
            return type;
    return fail(ErrorKind::Unsupported,
                "A tensor has the type \"" + entry.type.substr(0, 40) +
                    "\", which this program does not read: convert the file to F32 or F16.",
                {}, "tensor " + entry.name);
}

/// Sizes as signed numbers, if the data are exactly as long as they ask for.
std::optional<std::vector<std::int64_t>> checkedSizes(const Entry& entry, ElementType type) {
    std::vector<std::int64_t> sizes;
    for (const std::uint64_t size : entry.sizes) {
        if (size > INT64_MAX)
            return std::nullopt;
        sizes.push_back(static_cast<std::int64_t>(size));
    }
    const auto elements = elementCount(sizes);
    std::uint64_t bytes = 0;
    if (!elements || __builtin_mul_overflow(*elements, bytesPerElement(type), &bytes) ||
        entry.offsets[1] - entry.offsets[0] != bytes)
        return std::nullopt;
    return sizes;
}

/// Adds the tensors in the order of their data, which must fill the rest of the file: no holes, no overlap.
Result<void> addTensors(std::vector<Entry>& entries, std::span<const std::uint8_t> data, NodeArena& arena,
                        PickleNode* root, TensorArchive& archive) {
    std::ranges::sort(entries, {}, &Entry::offsets);
    std::uint64_t end = 0;
    for (const Entry& entry : entries) {
        const std::string place = "tensor " + entry.name;
        const auto type = elementType(entry);
        if (!type)
            return tl::unexpected(type.error());
        if (entry.offsets[0] != end || entry.offsets[1] < end)
            return damaged("there is a hole or an overlap before a tensor", place);
        if (entry.offsets[1] > data.size())
            return damaged("the data end too early (an unfinished download or copy?)", place);
        const auto sizes = checkedSizes(entry, *type);
        if (!sizes)
            return damaged("a tensor's shape and its data do not fit together", place);
        const auto part = data.subspan(end, entry.offsets[1] - end);
        end = entry.offsets[1];
        if (!archive.storages.emplace(entry.name, StoredBytes{part, part.size(), false}).second)
            return damaged("two tensors have one name", place);
        arena.pay(entry.name.size() + 160);
        arena.insert(root, arena.makeText(Kind::Text, entry.name),
                     arena.makeTensor(Kind::Tensor, {entry.name, *type, 0, *sizes, contiguousStrides(*sizes)}));
    }
    return end == data.size() ? Result<void>() : damaged("there are data that belong to no tensor");
}

} // namespace

bool isSafetensors(std::span<const std::uint8_t> bytes) {
    return bytes.size() > kLengthSize && bytes[kLengthSize] == '{';
}

Result<TensorArchive> readSafetensorsForm(std::span<const std::uint8_t> bytes, MemoryBudget& budget) {
    ByteCursor cursor(bytes);
    const std::uint64_t length = cursor.number(kLengthSize);
    if (length > kLongestHeader)
        return damaged("its header claims to be longer than 100 MB");
    if (length > cursor.rest().size())
        return damaged("its header ends too early (an unfinished download or copy?)");
    const auto text = cursor.take(length);
    HeaderHandler handler(budget);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &handler))
        return damaged("its header is wrong: " + handler.reason);
    TensorArchive archive;
    archive.form = WeightsForm::SafeTensors;
    archive.metadata = std::move(handler.metadata);
    NodeArena arena(budget);
    PickleNode* root = arena.make(Kind::Dict);
    if (auto added = addTensors(handler.entries, cursor.rest(), arena, root, archive); !added)
        return tl::unexpected(added.error());
    archive.document = arena.finish(root);
    return archive;
}

std::string safetensorsHeader(const std::vector<SafetensorsEntry>& entries,
                              const std::map<std::string, std::string>& metadata) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    if (!metadata.empty())
        json[kMetadata] = metadata;
    std::int64_t end = 0;
    for (const SafetensorsEntry& entry : entries) {
        const auto name = std::ranges::find(kTypeNames, entry.type, [](const auto& pair) { return pair.first; });
        const std::int64_t begin = end;
        end += elementCount(entry.sizes).value() * bytesPerElement(entry.type);
        json[entry.name] = {{"dtype", name->second}, {"shape", entry.sizes}, {"data_offsets", {begin, end}}};
    }
    std::string text = json.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return littleEndian(text.size(), static_cast<int>(kLengthSize)) + text;
}

} // namespace boxwright
