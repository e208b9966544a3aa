#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace boxwright {

/// How the characters of an XML file are stored.
struct XmlEncoding {
    std::string name = "UTF-8"; ///< as iconv knows it, upper case
    std::string byteOrderMark;  ///< empty if the file has none
    bool asDeclared = true;     ///< false: the bytes are not of the declared encoding, so latin-1 was taken

    bool operator==(const XmlEncoding&) const = default;
};

struct DecodedXml {
    std::string text; ///< UTF-8, without byte order mark
    XmlEncoding encoding;
};

/// Decodes by byte order mark, else by the XML declaration, else as UTF-8; bytes that are not valid UTF-8 are taken
/// as latin-1. encodeXml() of the result gives the same bytes. Errors: Unreadable (no known encoding, or bytes that
/// would not come back).
[[nodiscard]] Result<DecodedXml> decodeXml(const std::string& bytes);

/// Errors: BadInput if the text has a character that the encoding has not.
[[nodiscard]] Result<std::string> encodeXml(const std::string& text, const XmlEncoding& encoding);

} // namespace boxwright
