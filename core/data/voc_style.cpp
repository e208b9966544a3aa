#include "core/data/voc_style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/xml_encoding.h"

namespace boxwright {

namespace {

constexpr std::string_view blankLetters = " \t\r\n";

bool isObjectField(std::string_view name) {
    constexpr std::array<std::string_view, 6> known{"name", "pose", "truncated", "occluded", "difficult", "bndbox"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

bool isCorner(std::string_view name) {
    constexpr std::array<std::string_view, 4> known{"xmin", "ymin", "xmax", "ymax"};
    return std::find(known.begin(), known.end(), name) != known.end();
}

/// The children that `wanted` knows, each once.
std::vector<VocFieldStyle> fieldsOf(const XmlElement& parent, std::string_view text, bool (*wanted)(std::string_view)) {
    std::vector<VocFieldStyle> fields;
    for (const XmlElement& child : parent.children) {
        const bool seen = std::any_of(fields.begin(), fields.end(),
                                      [&](const VocFieldStyle& field) { return field.name == child.name; });
        if (wanted(child.name) && !seen)
            fields.push_back({child.name, std::string(blanksBefore(text, child.begin))});
    }
    return fields;
}

bool has(const VocObjectStyle& style, std::string_view name) {
    return std::any_of(style.fields.begin(), style.fields.end(),
                       [&](const VocFieldStyle& field) { return field.name == name; });
}

/// Takes a field into the style, in front of the box and indented like it.
void require(VocObjectStyle& style, const char* name) {
    if (has(style, name))
        return;
    const auto box = std::find_if(style.fields.begin(), style.fields.end(),
                                  [](const VocFieldStyle& field) { return field.name == "bndbox"; });
    style.fields.insert(box, {name, box == style.fields.end() ? style.beforeEnd : box->before});
}

std::string element(std::string_view name, std::string_view content) {
    return "<" + std::string(name) + ">" + std::string(content) + "</" + std::string(name) + ">";
}

std::string boxText(const VocObjectStyle& style, const Box& box, VocRounding rounding) {
    std::string inner;
    for (const VocFieldStyle& corner : style.corners) {
        const float value = corner.name == "xmin"   ? box.xmin
                            : corner.name == "ymin" ? box.ymin
                            : corner.name == "xmax" ? box.xmax
                                                    : box.ymax;
        inner += corner.before + element(corner.name, coordinateText(value, rounding));
    }
    return element("bndbox", inner + style.beforeBoxEnd);
}

std::string fieldText(const VocObjectStyle& style, std::string_view name, const ObjectAnnotation& object,
                      VocRounding rounding) {
    if (name == "bndbox")
        return boxText(style, object.boxInImage, rounding);
    if (name == "name")
        return element(name, escapedXml(trimmed(object.className)));
    if (name == "pose")
        return element(name, object.pose.empty() ? "Unspecified" : escapedXml(object.pose));
    const bool set = name == "truncated" ? object.truncated : name == "occluded" ? object.occluded : object.difficult;
    return element(name, set ? "1" : "0");
}

/// A file name may be any bytes, an XML text may not.
std::string printable(const std::filesystem::path& name) {
    std::string text = name.string();
    if (!isUtf8(text))
        text = decodeXml(text).map([](const DecodedXml& decoded) { return decoded.text; }).value_or("");
    std::replace_if(
        text.begin(), text.end(), [](char letter) { return (letter >= 0 && letter < ' ') || letter == '\x7f'; }, '_');
    return escapedXml(text);
}

} // namespace

std::string_view blanksBefore(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto last = before.find_last_not_of(blankLetters);
    return before.substr(last == std::string_view::npos ? 0 : last + 1);
}

VocObjectStyle styleOf(const XmlElement& object, std::string_view text) {
    VocObjectStyle style;
    style.fields = fieldsOf(object, text, isObjectField);
    style.beforeEnd = blanksBefore(text, object.innerEnd);
    if (const XmlElement* box = object.child("bndbox")) {
        style.corners = fieldsOf(*box, text, isCorner);
        style.beforeBoxEnd = blanksBefore(text, box->innerEnd);
    }
    return style;
}

VocObjectStyle plainStyle(std::string_view beforeObject) {
    const auto newline = beforeObject.find_last_of('\n');
    const std::string indent(newline == std::string_view::npos ? std::string_view() : beforeObject.substr(newline + 1));
    // A blank line between objects is not one between fields.
    const std::string_view lineEnd = newline == std::string_view::npos                  ? ""
                                     : newline > 0 && beforeObject[newline - 1] == '\r' ? "\r\n"
                                                                                        : "\n";
    const std::string one = std::string(lineEnd) + indent;
    const std::string two = one + indent;
    const std::string three = two + indent;
    VocObjectStyle style;
    for (const char* name : {"name", "pose", "truncated", "difficult", "bndbox"})
        style.fields.push_back({name, two});
    style.beforeEnd = one;
    for (const char* name : {"xmin", "ymin", "xmax", "ymax"})
        style.corners.push_back({name, three});
    style.beforeBoxEnd = two;
    return style;
}

std::string objectText(VocObjectStyle style, const ObjectAnnotation& object, VocRounding rounding) {
    if (!object.pose.empty() && object.pose != "Unspecified")
        require(style, "pose");
    if (object.truncated)
        require(style, "truncated");
    if (object.occluded && !has(style, "occluded") && has(style, "difficult")) {
        const auto difficult = std::find_if(style.fields.begin(), style.fields.end(),
                                            [](const VocFieldStyle& field) { return field.name == "difficult"; });
        style.fields.insert(difficult, {"occluded", difficult->before});
    } else if (object.occluded) {
        require(style, "occluded");
    }
    if (object.difficult)
        require(style, "difficult");
    std::string inner;
    for (const VocFieldStyle& field : style.fields)
        inner += field.before + fieldText(style, field.name, object, rounding);
    return element("object", inner + style.beforeEnd);
}

std::string newVocText(const Annotation& annotation, const std::filesystem::path& imagePath) {
    std::string text = annotation.verified ? "<annotation verified=\"yes\">" : "<annotation>";
    text += "\n\t" + element("folder", printable(imagePath.parent_path().filename()));
    text += "\n\t" + element("filename", printable(imagePath.filename()));
    if (annotation.size.width > 0 && annotation.size.height > 0)
        text += "\n\t<size>\n\t\t" + element("width", std::to_string(annotation.size.width)) + "\n\t\t" +
                element("height", std::to_string(annotation.size.height)) + "\n\t\t<depth>3</depth>\n\t</size>";
    text += "\n\t<segmented>0</segmented>";
    const std::string before = "\n\t";
    const VocObjectStyle style = plainStyle(before);
    for (const ObjectAnnotation& object : annotation.objects)
        text += before + objectText(style, object, VocRounding::Exact);
    return text + "\n</annotation>\n";
}

std::string escapedXml(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '&')
            escaped += "&amp;";
        else if (letter == '<')
            escaped += "&lt;";
        else if (letter == '>')
            escaped += "&gt;";
        else
            escaped += letter;
    }
    return escaped;
}

std::string coordinateText(float value, VocRounding rounding) {
    const float written = rounding == VocRounding::Whole ? std::round(value) : value;
    return numberText(written + 0.0F); // no "-0"
}

Result<void> checkXmlText(const std::string& text) {
    const bool control = std::any_of(text.begin(), text.end(), [](char letter) {
        return (letter >= 0 && letter < ' ' && letter != '\t') || letter == '\x7f';
    });
    if (control)
        return fail(ErrorKind::BadInput, "A text in an annotation cannot hold control characters.");
    if (!isUtf8(text))
        return fail(ErrorKind::BadInput, "A text in an annotation must be UTF-8.");
    return {};
}

Result<void> checkVocObject(const ObjectAnnotation& object) {
    if (trimmed(object.className).empty())
        return fail(ErrorKind::BadInput, "It has no class name.");
    const Box& box = object.boxInImage;
    for (const float corner : {box.xmin, box.ymin, box.xmax, box.ymax})
        if (!std::isfinite(corner))
            return fail(ErrorKind::BadInput, "Its box is not finite.");
    return checkXmlText(object.className).and_then([&] { return checkXmlText(object.pose); });
}

} // namespace boxwright
