#include "core/data/xml_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include <iconv.h>

namespace boxwright {

namespace {

constexpr const char* latin1 = "ISO-8859-1";

/// A conversion of iconv, which every POSIX system has; one object for one text.
class Converter {
public:
    Converter(const std::string& from, const std::string& to)
        : m_handle(iconv_open(to.c_str(), from.c_str())) {}
    ~Converter() {
        if (isKnown())
            iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    [[nodiscard]] bool isKnown() const {
        return m_handle != reinterpret_cast<iconv_t>(-1); // NOLINT: POSIX says so
    }

    /// Appends what can be converted; the number of bytes of `input` that were.
    std::size_t convert(std::string_view input, std::string& output) {
        std::string bytes(input); // iconv wants it writable
        char* from = bytes.data();
        std::size_t left = bytes.size();
        std::array<char, 4096> buffer{};
        while (left > 0) {
            char* to = buffer.data();
            std::size_t room = buffer.size();
            errno = 0;
            const bool failed = iconv(m_handle, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
            output.append(buffer.data(), buffer.size() - room);
            if (failed && errno != E2BIG)
                break;
        }
        return input.size() - left;
    }

private:
    iconv_t m_handle;
};

bool isAscii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(), [](char letter) { return (letter & 0x80) != 0; });
}

/// Nothing if the bytes are not of this encoding.
std::optional<std::string> converted(std::string_view bytes, const std::string& from, const std::string& to) {
    Converter converter(from, to);
    std::string output;
    if (!converter.isKnown() || converter.convert(bytes, output) != bytes.size())
        return std::nullopt;
    return output;
}

/// By the byte order mark, or by how "<" is stored; otherwise the name is empty.
XmlEncoding encodingOfStart(std::string_view bytes) {
    using Start = std::pair<std::string_view, const char*>;
    static constexpr std::array marks{
        Start{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"}, Start{std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
        Start{"\xEF\xBB\xBF", "UTF-8"}, Start{"\xFF\xFE", "UTF-16LE"}, Start{"\xFE\xFF", "UTF-16BE"}};
    static constexpr std::array unmarked{Start{std::string_view("<\0", 2), "UTF-16LE"},
                                         Start{std::string_view("\0<", 2), "UTF-16BE"}};
    for (const auto& [mark, name] : marks)
        if (bytes.starts_with(mark))
            return {name, std::string(mark), true};
    for (const auto& [start, name] : unmarked)
        if (bytes.starts_with(start))
            return {name, {}, true};
    return {{}, {}, true};
}

/// What <?xml encoding="..."?> says; empty without one.
std::string declaredEncoding(std::string_view bytes) {
    if (!bytes.starts_with("<?xml"))
        return {};
    const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), bytes.size()));
    const auto word = declaration.find("encoding");
    const auto open = declaration.find_first_of("\"'", word == std::string_view::npos ? declaration.size() : word);
    if (open == std::string_view::npos)
        return {};
    const auto close = declaration.find(declaration[open], open + 1);
    return close == std::string_view::npos ? std::string()
                                           : std::string(declaration.substr(open + 1, close - open - 1));
}

/// Encodings of two or four bytes a character, which a file whose declaration could be read byte by byte cannot have.
bool isWide(std::string_view name) {
    std::string upper(name.substr(0, 6));
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return upper.starts_with("UTF-16") || upper.starts_with("UTF-32") || upper.starts_with("UCS") ||
           upper.starts_with("ISO-10");
}

bool isUtf8Name(std::string_view name) {
    return name.size() == 5 && (name[0] == 'u' || name[0] == 'U') && (name[1] == 't' || name[1] == 'T') &&
           (name[2] == 'f' || name[2] == 'F') && name.substr(3) == "-8";
}

/// Length of the UTF-8 character that starts here, and its number.
std::pair<std::size_t, unsigned> characterAt(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    unsigned number = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
        number = number << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return {std::min(length, text.size()), number};
}

Result<DecodedXml> decodedAs(std::string_view body, XmlEncoding encoding) {
    if (isUtf8Name(encoding.name)) {
        encoding.name = "UTF-8";
        if (isUtf8(body))
            return DecodedXml{std::string(body), std::move(encoding)};
    } else if (!Converter(encoding.name, "UTF-8").isKnown()) {
        if (!isAscii(body))
            return fail(ErrorKind::Unreadable, "The encoding \"" + encoding.name + "\" is not known here.");
        return DecodedXml{std::string(body), {"UTF-8", encoding.byteOrderMark, false}};
    } else if (auto text = converted(body, encoding.name, "UTF-8")) {
        return DecodedXml{std::move(*text), std::move(encoding)};
    }
    if (isWide(encoding.name))
        return fail(ErrorKind::Unreadable, "The bytes are no " + encoding.name + ".");
    return DecodedXml{converted(body, latin1, "UTF-8").value_or(std::string()),
                      {latin1, encoding.byteOrderMark, false}};
}

} // namespace

bool isUtf8(std::string_view bytes) {
    return isAscii(bytes) || converted(bytes, "UTF-8", "UTF-32LE").has_value();
}

Result<DecodedXml> decodeXml(const std::string& bytes) {
    XmlEncoding encoding = encodingOfStart(bytes);
    if (encoding.name.empty()) {
        encoding.name = declaredEncoding(bytes);
        encoding.asDeclared = !isWide(encoding.name);
        if (encoding.name.empty() || !encoding.asDeclared)
            encoding.name = "UTF-8";
    }
    const std::string_view body = std::string_view(bytes).substr(encoding.byteOrderMark.size());
    auto decoded = decodedAs(body, std::move(encoding));
    if (decoded && encodeXml(decoded->text, decoded->encoding) != bytes)
        return fail(ErrorKind::Unreadable, "The file would not keep its bytes: its encoding \"" +
                                               decoded->encoding.name + "\" has several forms of one character.");
    return decoded;
}

std::string encodeXml(const std::string& text, const XmlEncoding& encoding) {
    std::string bytes = encoding.byteOrderMark;
    if (encoding.name == "UTF-8")
        return bytes + text;
    Converter converter("UTF-8", encoding.name);
    std::string_view left = text;
    while (converter.isKnown() && !left.empty()) {
        left.remove_prefix(converter.convert(left, bytes));
        if (left.empty())
            break;
        const auto [length, number] = characterAt(left);
        converter.convert("&#" + std::to_string(number) + ";", bytes);
        left.remove_prefix(length);
    }
    return bytes;
}

} // namespace boxwright
