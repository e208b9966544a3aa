#include "core/data/voc_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

std::string_view childText(const pugi::xml_node& node, const char* name) {
    return trimmed(node.child(name).text().get());
}

/// A finite number in the C locale; nothing if the text is anything else.
std::optional<double> finiteNumber(std::string_view text) {
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end || !std::isfinite(value) || !std::isfinite(static_cast<float>(value)))
        return std::nullopt;
    return value;
}

/// 0 if the file does not say, or says something that is no size: the image itself knows better.
int sizeNumber(const pugi::xml_node& size, const char* name) {
    const double value = finiteNumber(childText(size, name)).value_or(0);
    return value >= 1 && value < 1e6 ? static_cast<int>(value) : 0;
}

bool flag(const pugi::xml_node& object, const char* name) {
    const std::string_view text = childText(object, name);
    return text == "1" || text == "true" || text == "yes";
}

std::string objectPlace(int number) {
    return "object " + std::to_string(number);
}

std::string coordinateProblem(const char* name, std::string_view text) {
    const std::string quoted = std::string(name) + " \"" + std::string(text) + "\"";
    if (text.empty())
        return std::string("It has no ") + name + ".";
    if (text.find(',') != std::string_view::npos)
        return quoted + " has a comma; numbers are written with a decimal point.";
    return quoted + " is not a number that can be used.";
}

/// Corners in any order are put right; the message of the first one that is no number otherwise.
tl::expected<Box, std::string> readBox(const pugi::xml_node& bndbox) {
    constexpr std::array names{"xmin", "ymin", "xmax", "ymax"};
    std::array<float, 4> corners{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view text = childText(bndbox, names[i]);
        const auto value = finiteNumber(text);
        if (!value)
            return tl::unexpected(coordinateProblem(names[i], text));
        corners[i] = static_cast<float>(*value);
    }
    const auto [xmin, xmax] = std::minmax(corners[0], corners[2]);
    const auto [ymin, ymax] = std::minmax(corners[1], corners[3]);
    return Box{xmin, ymin, xmax, ymax};
}

Result<ObjectAnnotation> readObject(const pugi::xml_node& node, int number, const fs::path& path) {
    const std::string_view name = childText(node, "name");
    if (name.empty())
        return fail(ErrorKind::Unreadable, "It has no class name.", path.string(), objectPlace(number));
    const auto box = readBox(node.child("bndbox"));
    if (!box)
        return fail(ErrorKind::Unreadable, box.error(), path.string(), objectPlace(number));
    return ObjectAnnotation{.className = std::string(name),
                            .boxInImage = *box,
                            .difficult = flag(node, "difficult"),
                            .truncated = flag(node, "truncated"),
                            .occluded = flag(node, "occluded"),
                            .pose = std::string(childText(node, "pose"))};
}

std::string linePlace(std::string_view bytes, std::ptrdiff_t offset) {
    const auto length = std::min(bytes.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    const std::string_view before = bytes.substr(0, length);
    return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

Result<Annotation> parsed(const std::string& bytes, const fs::path& path) {
    pugi::xml_document document;
    const pugi::xml_parse_result outcome = document.load_buffer(bytes.data(), bytes.size());
    if (!outcome)
        return fail(ErrorKind::Unreadable, std::string("This is not complete XML: ") + outcome.description() + ".",
                    path.string(), linePlace(bytes, outcome.offset));
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "annotation")
        return fail(ErrorKind::Unreadable,
                    std::string("The outermost element is <") + root.name() + ">, not <annotation>.", path.string());
    Annotation annotation;
    annotation.fileName = childText(root, "filename");
    const pugi::xml_node size = root.child("size");
    annotation.size = {sizeNumber(size, "width"), sizeNumber(size, "height")};
    if (annotation.size.width == 0 || annotation.size.height == 0)
        annotation.size = {};
    int number = 0;
    for (const pugi::xml_node& node : root.children("object")) {
        ++number;
        if (!node.child("bndbox"))
            continue; // a shape of another kind (polygon, point)
        auto object = readObject(node, number, path);
        if (!object)
            return tl::unexpected(object.error());
        annotation.objects.push_back(std::move(*object));
    }
    return annotation;
}

void appendText(pugi::xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).text().set(text.c_str());
}

void appendFlag(pugi::xml_node parent, const char* name, bool value) {
    appendText(parent, name, value ? "1" : "0");
}

void appendSize(pugi::xml_node root, ImageSize imageSize) {
    pugi::xml_node size = root.append_child("size");
    appendText(size, "width", std::to_string(imageSize.width));
    appendText(size, "height", std::to_string(imageSize.height));
    appendText(size, "depth", "3");
}

void appendObject(pugi::xml_node root, const ObjectAnnotation& object) {
    pugi::xml_node node = root.append_child("object");
    appendText(node, "name", object.className);
    appendText(node, "pose", object.pose.empty() ? "Unspecified" : object.pose);
    appendFlag(node, "truncated", object.truncated);
    if (object.occluded) // not in the 2007 layout; written only where it says something
        appendFlag(node, "occluded", true);
    appendFlag(node, "difficult", object.difficult);
    pugi::xml_node box = node.append_child("bndbox");
    appendText(box, "xmin", numberText(object.boxInImage.xmin));
    appendText(box, "ymin", numberText(object.boxInImage.ymin));
    appendText(box, "xmax", numberText(object.boxInImage.xmax));
    appendText(box, "ymax", numberText(object.boxInImage.ymax));
}

std::string xmlText(const Annotation& annotation, const fs::path& imagePath) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("annotation");
    appendText(root, "folder", imagePath.parent_path().filename().string());
    appendText(root, "filename", imagePath.filename().string());
    if (annotation.size.width > 0 && annotation.size.height > 0)
        appendSize(root, annotation.size);
    appendText(root, "segmented", "0");
    for (const ObjectAnnotation& object : annotation.objects)
        appendObject(root, object);
    std::ostringstream text;
    document.save(text, "\t", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
    return text.str();
}

bool isImageFile(const fs::path& path) {
    std::array<char, 16> start{};
    std::ifstream stream(path, std::ios::binary);
    stream.read(start.data(), start.size());
    return startsLikeImage({start.data(), static_cast<std::size_t>(stream.gcount())});
}

/// A box or name that the reader would refuse must not get into a file.
Result<void> checkObjects(const Annotation& annotation, const fs::path& path) {
    for (std::size_t i = 0; i < annotation.objects.size(); ++i) {
        const ObjectAnnotation& object = annotation.objects[i];
        const Box& box = object.boxInImage;
        const std::string place = objectPlace(static_cast<int>(i) + 1);
        if (trimmed(object.className).empty())
            return fail(ErrorKind::BadInput, "It has no class name.", path.string(), place);
        for (const float corner : {box.xmin, box.ymin, box.xmax, box.ymax})
            if (!std::isfinite(corner))
                return fail(ErrorKind::BadInput, "Its box is not finite.", path.string(), place);
    }
    return {};
}

} // namespace

Result<Annotation> readVocXml(const fs::path& path) {
    return readFile(path).and_then([&](const std::string& bytes) {
        return withForeignErrors(ErrorKind::Unreadable, path, [&] { return parsed(bytes, path); });
    });
}

Result<void> writeVocXml(const fs::path& path, const Annotation& annotation, const fs::path& imagePath) {
    if (lowerExtension(path) != ".xml")
        return fail(ErrorKind::BadInput, "Annotations are written to .xml files only.", path.string());
    if (isImageFile(path))
        return fail(ErrorKind::BadInput, "This file is an image; it is not overwritten by an annotation.",
                    path.string());
    if (auto checked = checkObjects(annotation, path); !checked)
        return checked;
    return withForeignErrors(ErrorKind::WriteFailed, path,
                             [&] { return writeFile(path, xmlText(annotation, imagePath)); });
}

} // namespace boxwright
