#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/voc_edit.h"
#include "core/data/xml_elements.h"

namespace boxwright {

/// A field of an object and the blanks in front of it.
struct VocFieldStyle {
    std::string name;
    std::string before;
};

/// How a file writes its objects: which fields, in which order, with which blanks between them.
struct VocObjectStyle {
    std::vector<VocFieldStyle> fields;
    std::string beforeEnd; ///< blanks in front of </object>
    std::vector<VocFieldStyle> corners;
    std::string beforeBoxEnd; ///< blanks in front of </bndbox>
};

/// The blanks that end at `offset`, back to the next character that is none.
[[nodiscard]] std::string_view blanksBefore(std::string_view text, std::size_t offset);

/// Of an object that has a name and a whole bndbox; fields that we do not know are not taken over.
[[nodiscard]] VocObjectStyle styleOf(const XmlElement& object, std::string_view text);

/// Name, pose, truncated, difficult, bndbox, as in VOC 2007. `beforeObject` is what stands in front of <object>: a
/// newline with one indentation, or less in files on one line.
[[nodiscard]] VocObjectStyle plainStyle(std::string_view beforeObject);

/// <object>...</object>. Fields that the style has not are added where the object's value is no default.
[[nodiscard]] std::string objectText(VocObjectStyle style, const ObjectAnnotation& object, VocRounding rounding);

/// A whole file in the layout of labelImg and VOC 2007 (tabs); `imagePath` gives folder and filename.
[[nodiscard]] std::string newVocText(const Annotation& annotation, const std::filesystem::path& imagePath);

/// With & < > as entities.
[[nodiscard]] std::string escapedXml(std::string_view text);

[[nodiscard]] std::string coordinateText(float value, VocRounding rounding);

/// What is wrong with a text as content of an element: control characters, no UTF-8. Errors: BadInput.
[[nodiscard]] Result<void> checkXmlText(const std::string& text);

/// What the reader would not give back must not get into a file. Errors: BadInput.
[[nodiscard]] Result<void> checkVocObject(const ObjectAnnotation& object);

} // namespace boxwright
