#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// Where an element stands in its text: <name ...> begins at begin, its content lies in [innerBegin, innerEnd), and
/// behind the closing tag is end. For <name/> innerBegin = innerEnd = end. Offsets are bytes.
struct XmlElement {
    std::string name;
    std::size_t begin = 0;
    std::size_t innerBegin = 0;
    std::size_t innerEnd = 0;
    std::size_t end = 0;
    std::vector<XmlElement> children; ///< elements only

    [[nodiscard]] bool isSelfClosing() const { return innerBegin == end; }
    /// First child of this name; null if there is none.
    [[nodiscard]] const XmlElement* child(std::string_view childName) const;
};

/// The outermost element with its descendants down to `depth` levels. Errors: Unreadable.
[[nodiscard]] Result<XmlElement> xmlElements(const std::string& text, int depth);

} // namespace boxwright
