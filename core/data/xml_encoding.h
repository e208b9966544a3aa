#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace boxwright {

/// How the characters of an XML file are stored.
struct XmlEncoding {
    std::string name = "UTF-8"; ///< as iconv knows it
    std::string byteOrderMark;  ///< empty if the file has none
    bool asDeclared = true;     ///< false: the bytes are not of the declared encoding

    bool operator==(const XmlEncoding&) const = default;
};

struct DecodedXml {
    std::string text; ///< valid UTF-8, without byte order mark
    XmlEncoding encoding;
};

/// Decodes by byte order mark, else by the XML declaration, else as UTF-8; bytes that are not valid in it are taken as
/// latin-1. encodeXml() of the result gives the same bytes. Errors: Unreadable (an encoding that is not known here, or
/// bytes that would not come back).
[[nodiscard]] Result<DecodedXml> decodeXml(const std::string& bytes);

/// A character that the encoding has not becomes a character reference ("&#29399;"). `text` is valid UTF-8.
[[nodiscard]] std::string encodeXml(const std::string& text, const XmlEncoding& encoding);

[[nodiscard]] bool isUtf8(std::string_view bytes);

} // namespace boxwright
