#include "core/data/xml_elements.h"

#include <algorithm>
#include <utility>

#include <pugixml.hpp>

namespace boxwright {

namespace {

/// pugixml tells where a node starts; where it ends is found here from its last descendant.
class ElementFinder {
public:
    explicit ElementFinder(std::string_view text)
        : m_text(text) {}

    [[nodiscard]] XmlElement element(const pugi::xml_node& node, int depth) const {
        XmlElement found;
        found.name = node.name();
        found.begin = offset(node) - 1;
        found.innerBegin = endOfTag(offset(node));
        found.end = endOf(node);
        found.innerEnd = found.end == found.innerBegin ? found.end : m_text.rfind('<', found.end - 1);
        if (depth > 0)
            for (const pugi::xml_node& child : node.children())
                if (child.type() == pugi::node_element)
                    found.children.push_back(element(child, depth - 1));
        return found;
    }

private:
    /// Of the name of an element, or of the content of another node.
    static std::size_t offset(const pugi::xml_node& node) { return static_cast<std::size_t>(node.offset_debug()); }

    /// Behind the next `mark`.
    [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const {
        const auto found = m_text.find(mark, from);
        return found == std::string_view::npos ? m_text.size() : found + mark.size();
    }

    /// <?...?> are no nodes here: their inside is for others to check.
    [[nodiscard]] std::size_t behindInstructions(std::size_t from) const {
        while (m_text.substr(from, 2) == "<?")
            from = behind("?>", from);
        return from;
    }

    /// Behind the > of the opening tag; a > may stand in an attribute.
    [[nodiscard]] std::size_t endOfTag(std::size_t from) const {
        while (from < m_text.size() && m_text[from] != '>') {
            const char letter = m_text[from];
            const bool quote = letter == '"' || letter == '\'';
            from = quote ? behind(std::string_view(&letter, 1), from + 1) : from + 1;
        }
        return std::min(from + 1, m_text.size());
    }

    [[nodiscard]] std::size_t endOfLeaf(const pugi::xml_node& node) const {
        switch (node.type()) {
        case pugi::node_comment:
            return behind("-->", offset(node));
        case pugi::node_cdata:
            return behind("]]>", offset(node));
        case pugi::node_element:
            return endOfTag(offset(node));
        default: // text
            return std::min(m_text.size(), m_text.find('<', offset(node)));
        }
    }

    /// Without recursion, for files that nest deeper than the stack is.
    [[nodiscard]] std::size_t endOf(const pugi::xml_node& node) const {
        int levels = 0;
        pugi::xml_node last = node;
        for (; last.last_child(); last = last.last_child())
            ++levels;
        std::size_t end = endOfLeaf(last);
        const bool selfClosing = last.type() == pugi::node_element && m_text[end - 2] == '/';
        if (last.type() == pugi::node_element && !selfClosing)
            ++levels;
        for (; levels > 0; --levels)
            end = behind(">", behindInstructions(end));
        return end;
    }

    std::string_view m_text;
};

} // namespace

const XmlElement* XmlElement::child(std::string_view childName) const {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlElement& element) { return element.name == childName; });
    return found == children.end() ? nullptr : &*found;
}

Result<XmlElement> xmlElements(const std::string& text, int depth) {
    pugi::xml_document document;
    const unsigned flags = pugi::parse_default | pugi::parse_comments | pugi::parse_ws_pcdata; // to find the ends
    const auto outcome = document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    const pugi::xml_node root = document.document_element();
    if (!outcome || !root)
        return fail(ErrorKind::Unreadable, std::string("This is not complete XML: ") + outcome.description() + ".");
    return ElementFinder(text).element(root, depth);
}

} // namespace boxwright
