#include "core/data/voc_content.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "core/data/file_io.h"
#include "core/data/image_header.h"
#include "core/data/voc_remark_list.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

std::string_view textOf(const pugi::xml_node& node) {
    return trimmed(node.text().get());
}

std::string_view childText(const pugi::xml_node& node, const char* name) {
    return textOf(node.child(name));
}

std::size_t offsetOf(const pugi::xml_node& node) {
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
}

std::string quoted(std::string_view name, std::string_view text) {
    return std::string(name) + " \"" + std::string(text) + "\"";
}

std::string tag(std::string_view name) {
    return "<" + std::string(name) + ">";
}

/// First child of each wanted name, whatever the order; which came twice, and which names were not asked for.
template <std::size_t count>
struct Fields {
    std::array<pugi::xml_node, count> nodes;
    std::vector<pugi::xml_node> repeated;
    std::vector<pugi::xml_node> others;

    Fields(const pugi::xml_node& parent, const std::array<std::string_view, count>& names) {
        for (const pugi::xml_node& child : parent.children()) {
            if (child.type() != pugi::node_element)
                continue;
            const auto name = std::find(names.begin(), names.end(), child.name());
            if (name == names.end())
                others.push_back(child);
            else if (auto& node = nodes[static_cast<std::size_t>(name - names.begin())]; !node)
                node = child;
            else
                repeated.push_back(child);
        }
    }
};

constexpr std::array<std::string_view, 6> objectFields{"name", "pose", "truncated", "occluded", "difficult", "bndbox"};
enum ObjectField : std::size_t { Name, Pose, Truncated, Occluded, Difficult, BndBox };
constexpr std::array<std::string_view, 4> cornerFields{"xmin", "ymin", "xmax", "ymax"};

class ContentReader {
public:
    ContentReader(const std::string& text, const fs::path& path)
        : m_path(path)
        , m_remarks(text) {}

    VocContent read(const pugi::xml_node& root) {
        readHead(root);
        for (const pugi::xml_node& node : root.children("object"))
            readObject(node);
        if (m_number == 0)
            m_remarks.add(VocRemarkKind::NoObject, "There is no object: an image without objects.");
        m_content.remarks = m_remarks.finish();
        return std::move(m_content);
    }

private:
    void readHead(const pugi::xml_node& root) {
        m_content.annotation.verified = std::string_view(root.attribute("verified").value()) == "yes";
        m_content.origin.database = childText(root.child("source"), "database");
        readFileName(root.child("filename"));
        if (const pugi::xml_node path = root.child("path")) {
            m_content.origin.hasPath = true;
            if (isAbsolute(textOf(path)))
                m_remarks.add(VocRemarkKind::AbsolutePath,
                              "The path \"" + std::string(textOf(path)) + "\" is that of one machine; it is not used.",
                              offsetOf(path));
        }
        readSize(root.child("size"));
    }

    static bool isAbsolute(std::string_view path) {
        const bool drive = path.size() >= 3 && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
        return drive || path.starts_with('/') || path.starts_with('\\');
    }

    void readFileName(const pugi::xml_node& node) {
        const std::string_view name = textOf(node);
        m_content.annotation.fileName = name;
        if (name.empty()) {
            m_remarks.add(VocRemarkKind::MissingFileName, "There is no file name of the image.", offsetOf(node));
            return;
        }
        const auto slash = name.find_last_of("/\\");
        const fs::path last(name.substr(slash == std::string_view::npos ? 0 : slash + 1));
        const fs::path own = m_path.stem();
        const fs::path ownOfDouble = own.stem(); // of "a.jpg.xml" and "a.xml.xml"
        const bool same = last == own || last.stem() == own || last.stem() == ownOfDouble;
        if (!same)
            m_remarks.add(VocRemarkKind::FileNameDiffers,
                          "The file name \"" + std::string(name) + "\" is of another image than this file's name.",
                          offsetOf(node));
        else if (!formatOfExtension(last))
            m_remarks.add(VocRemarkKind::FileNameDiffers,
                          "The file name \"" + std::string(name) + "\" has no extension of an image.", offsetOf(node));
    }

    void readSize(const pugi::xml_node& size) {
        const pugi::xml_node width = size.child("width");
        const pugi::xml_node height = size.child("height");
        if (!width || !height) {
            m_remarks.add(VocRemarkKind::MissingSize, "The size of the image is not given.", offsetOf(size));
            return;
        }
        m_content.annotation.size = {sizeNumber(width), sizeNumber(height)};
        if (m_content.annotation.size.width == 0 || m_content.annotation.size.height == 0) {
            m_content.annotation.size = {};
            m_remarks.add(VocRemarkKind::ZeroSize,
                          "The size of the image is given as \"" + std::string(textOf(width)) + "\" x \"" +
                              std::string(textOf(height)) + "\".",
                          offsetOf(size));
        }
        if (const pugi::xml_node depth = size.child("depth"); depth && textOf(depth).empty())
            m_remarks.addOnce(VocRemarkKind::EmptyField, "depth", -1, offsetOf(depth));
    }

    /// 0 if it is no size.
    static int sizeNumber(const pugi::xml_node& node) {
        const double value = finiteNumber(textOf(node)).value_or(0);
        return value >= 1 && value < 1e6 ? static_cast<int>(value) : 0;
    }

    void readObject(const pugi::xml_node& node) {
        ++m_number;
        const Fields fields(node, objectFields);
        for (const pugi::xml_node& twice : fields.repeated)
            remark(VocRemarkKind::RepeatedField, tag(twice.name()) + " is there twice; the first counts.", twice);
        for (const pugi::xml_node& other : fields.others)
            m_remarks.addOnce(VocRemarkKind::UnreadContent, other.name(), m_number, offsetOf(other));
        ObjectAnnotation object;
        object.className = readName(fields.nodes[Name], node);
        object.truncated = readFlag(fields.nodes[Truncated]);
        object.occluded = readFlag(fields.nodes[Occluded]);
        object.difficult = readFlag(fields.nodes[Difficult]);
        object.pose = textOf(fields.nodes[Pose]);
        noteMissing(fields, node);
        const auto box = readBox(fields.nodes[BndBox], node);
        if (!box || object.className.empty())
            return;
        object.boxInImage = *box;
        m_content.annotation.objects.push_back(std::move(object));
        m_content.objectNumbers.push_back(m_number);
    }

    std::string readName(const pugi::xml_node& node, const pugi::xml_node& object) {
        std::string name(textOf(node));
        if (name.empty())
            remark(VocRemarkKind::MissingName, "It has no class name.", node ? node : object);
        else if (name != node.text().get())
            remark(VocRemarkKind::BlankAroundName, "The class name \"" + name + "\" has blanks around it.", node);
        return name;
    }

    bool readFlag(const pugi::xml_node& node) {
        const std::string_view text = textOf(node);
        const bool yes = text == "1" || text == "true" || text == "yes";
        const bool no = text.empty() || text == "0" || text == "false" || text == "no";
        if (!yes && !no)
            remark(VocRemarkKind::OddFlag, quoted(node.name(), text) + " is neither 0 nor 1; it is taken as 0.", node);
        return yes;
    }

    void noteMissing(const Fields<objectFields.size()>& fields, const pugi::xml_node& object) {
        for (const ObjectField field : {Pose, Truncated, Occluded, Difficult}) {
            const pugi::xml_node& node = fields.nodes[field];
            if (!node && field != Occluded) // the 2007 layout has none
                m_remarks.addOnce(VocRemarkKind::MissingFlags, objectFields[field], m_number, offsetOf(object));
            else if (node && textOf(node).empty())
                m_remarks.addOnce(VocRemarkKind::EmptyField, objectFields[field], m_number, offsetOf(node));
        }
    }

    std::optional<Box> readBox(const pugi::xml_node& bndbox, const pugi::xml_node& object) {
        if (!bndbox) {
            remark(VocRemarkKind::MissingBox, "It has no bounding box: a shape of another kind, which is not used.",
                   object);
            return std::nullopt;
        }
        const Fields fields(bndbox, cornerFields);
        for (const pugi::xml_node& twice : fields.repeated)
            remark(VocRemarkKind::RepeatedField, tag(twice.name()) + " is there twice; the first counts.", twice);
        std::array<float, 4> corners{};
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const std::string_view text = textOf(fields.nodes[i]);
            const auto value = finiteNumber(text);
            if (!value) {
                remarkBadCorner(cornerFields[i], text, fields.nodes[i] ? fields.nodes[i] : bndbox);
                return std::nullopt;
            }
            corners[i] = static_cast<float>(*value);
        }
        return checkedBox(corners, bndbox);
    }

    void remarkBadCorner(std::string_view name, std::string_view text, const pugi::xml_node& node) {
        if (text.empty())
            remark(VocRemarkKind::MissingCorner, "It has no " + std::string(name) + ".", node);
        else if (text.find(',') != std::string_view::npos)
            remark(VocRemarkKind::CommaDecimal,
                   quoted(name, text) + " has a comma; numbers are written with a decimal point.", node);
        else
            remark(VocRemarkKind::NotANumber, quoted(name, text) + " is not a number that can be used.", node);
    }

    /// Corners in any order are put right.
    Box checkedBox(const std::array<float, 4>& corners, const pugi::xml_node& bndbox) {
        const auto [xmin, xmax] = std::minmax(corners[0], corners[2]);
        const auto [ymin, ymax] = std::minmax(corners[1], corners[3]);
        const Box box{xmin, ymin, xmax, ymax};
        if (corners[0] > corners[2] || corners[1] > corners[3])
            remark(VocRemarkKind::SwappedCorners, "Its corners are swapped; they are put in order.", bndbox);
        if (!box.hasExtent())
            remark(VocRemarkKind::NoExtent, "Its box has no extent (xmin = xmax or ymin = ymax).", bndbox);
        if (xmin < 0 || ymin < 0)
            remark(VocRemarkKind::NegativeCoordinate, "Its box begins outside of the image.", bndbox);
        for (std::size_t i = 0; i < corners.size(); ++i)
            if (corners[i] != std::floor(corners[i]))
                m_remarks.addOnce(VocRemarkKind::FractionalNumbers, cornerFields[i], m_number, offsetOf(bndbox));
        return box;
    }

    void remark(VocRemarkKind kind, std::string sentence, const pugi::xml_node& place) {
        m_remarks.add(kind, std::move(sentence), offsetOf(place), m_number);
    }

    const fs::path& m_path;
    VocRemarkList m_remarks;
    VocContent m_content;
    int m_number = 0;
};

tl::unexpected<Error> unreadable(std::string message, const fs::path& path, const std::string& text,
                                 std::size_t offset) {
    return fail(ErrorKind::Unreadable, std::move(message), path.string(),
                "line " + std::to_string(lineOf(text, offset)));
}

/// Only blanks, comments and processing instructions may stand beside the outermost element.
std::optional<std::size_t> strayOffset(const pugi::xml_document& document, const pugi::xml_node& root) {
    for (const pugi::xml_node& node : document.children())
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata ||
            (node.type() == pugi::node_element && node != root))
            return offsetOf(node);
    return std::nullopt;
}

} // namespace

Result<VocContent> readVocContent(const std::string& text, const fs::path& path) {
    if (const auto zero = text.find('\0'); zero != std::string::npos)
        return unreadable("This is not complete XML: it holds zero bytes.", path, text, zero);
    pugi::xml_document document;
    const unsigned flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_fragment;
    const pugi::xml_parse_result outcome = document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    if (!outcome)
        return unreadable(std::string("This is not complete XML: ") + outcome.description() + ".", path, text,
                          static_cast<std::size_t>(std::max<std::ptrdiff_t>(outcome.offset, 0)));
    const pugi::xml_node root = document.document_element();
    if (const auto stray = strayOffset(document, root))
        return unreadable(root ? "There is something beside the outermost element."
                               : "This is not complete XML: it has no element.",
                          path, text, *stray);
    if (!root)
        return unreadable("This is not complete XML: it has no element.", path, text, 0);
    if (std::string_view(root.name()) != "annotation")
        return fail(ErrorKind::Unreadable,
                    std::string("The outermost element is <") + root.name() + ">, not <annotation>.", path.string());
    VocContent content = ContentReader(text, path).read(root);
    const bool doctype = std::any_of(document.begin(), document.end(),
                                     [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
    if (doctype)
        content.remarks.insert(content.remarks.begin(),
                               {VocRemarkKind::Doctype, -1, 0, "It has a DOCTYPE; its entities are not expanded."});
    return content;
}

} // namespace boxwright
