#include "core/data/voc_edit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/data/file_io.h"
#include "core/data/voc_style.h"
#include "core/data/xml_elements.h"

namespace boxwright {

namespace {

constexpr std::string_view blankLetters = " \t\r\n";

/// Text [begin, end) becomes `replacement`.
struct Splice {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string replacement;
};

/// One change that holds all splices, which do not overlap.
VocChange merged(const std::string& text, std::vector<Splice> splices) {
    if (splices.empty())
        return {};
    std::stable_sort(splices.begin(), splices.end(),
                     [](const Splice& a, const Splice& b) { return a.begin < b.begin; });
    const std::size_t begin = splices.front().begin;
    std::size_t done = begin;
    std::string inserted;
    for (const Splice& splice : splices) {
        inserted += text.substr(done, splice.begin - done) + splice.replacement;
        done = splice.end;
    }
    VocChange change{begin, text.substr(begin, done - begin), std::move(inserted)};
    return change.isEmpty() ? VocChange{} : change;
}

std::string_view innerText(const std::string& text, const XmlElement& element) {
    return std::string_view(text).substr(element.innerBegin, element.innerEnd - element.innerBegin);
}

/// The whole content of an element that holds a word.
Splice withContent(const std::string& text, const XmlElement& element, const std::string& content) {
    if (!element.isSelfClosing())
        return {element.innerBegin, element.innerEnd, escapedXml(content)};
    std::size_t slash = element.end - 2; // "/>"
    slash -= blanksBefore(text, slash).size();
    return {slash, element.end, ">" + escapedXml(content) + "</" + element.name + ">"};
}

/// A number keeps the blanks around it.
Splice withNumber(const std::string& text, const XmlElement& element, const std::string& number) {
    const std::string_view inner = innerText(text, element);
    const std::string_view word = trimmed(inner);
    if (element.isSelfClosing() || word.empty() || inner.find('<') != std::string_view::npos)
        return withContent(text, element, number);
    const std::size_t begin = element.innerBegin + static_cast<std::size_t>(word.data() - inner.data());
    return {begin, begin + word.size(), number};
}

/// A new element in front of another one, on a line of its own where that has one.
Splice inFrontOf(const std::string& text, const XmlElement& next, const std::string& element) {
    return {next.begin, next.begin, element + std::string(blanksBefore(text, next.begin))};
}

/// A new last child.
Splice asLastChild(const std::string& text, const XmlElement& parent, const std::string& element) {
    if (!parent.children.empty()) {
        const std::string before(blanksBefore(text, parent.children.back().begin));
        return {parent.children.back().end, parent.children.back().end, before + element};
    }
    if (!parent.isSelfClosing())
        return {parent.innerBegin, parent.innerBegin,
                "\n\t" + element + (innerText(text, parent).find('\n') == std::string_view::npos ? "\n" : "")};
    return {parent.end - 2, parent.end, ">\n\t" + element + "\n</" + parent.name + ">"};
}

Splice withoutElement(const std::string& text, const XmlElement& element) {
    return {element.begin - blanksBefore(text, element.begin).size(), element.end, {}};
}

/// Root, objects, fields and corners.
Result<XmlElement> rootOf(const std::string& text) {
    return xmlElements(text, 3);
}

/// Calls `change(object)` for the object of this number, from 1.
template <class Function>
Result<VocChange> forObject(const std::string& text, int number, const Function& change) {
    return rootOf(text).and_then([&](const XmlElement& root) -> Result<VocChange> {
        int left = number;
        for (const XmlElement& child : root.children)
            if (child.name == "object" && --left == 0)
                return change(child);
        return fail(ErrorKind::BadInput, "There is no object " + std::to_string(number) + ".");
    });
}

std::vector<Splice> cornerSplices(const std::string& text, const XmlElement& bndbox, const Box& box,
                                  VocRounding rounding) {
    const std::array<std::pair<const char*, float>, 4> corners{
        {{"xmin", box.xmin}, {"ymin", box.ymin}, {"xmax", box.xmax}, {"ymax", box.ymax}}};
    std::vector<Splice> splices;
    for (const auto& [name, value] : corners) {
        const XmlElement* element = bndbox.child(name);
        if (element == nullptr)
            continue;
        const auto old = finiteNumber(trimmed(innerText(text, *element)));
        if (!old || static_cast<float>(*old) != value)
            splices.push_back(withNumber(text, *element, coordinateText(value, rounding)));
    }
    return splices;
}

struct FieldText {
    const char* element;
    bool isFlag;
};

FieldText textOfField(VocField field) {
    switch (field) {
    case VocField::Name:
        return {"name", false};
    case VocField::Pose:
        return {"pose", false};
    case VocField::Truncated:
        return {"truncated", true};
    case VocField::Occluded:
        return {"occluded", true};
    case VocField::Difficult:
        break;
    }
    return {"difficult", true};
}

bool isSetFlag(std::string_view text) {
    return text == "1" || text == "true" || text == "yes";
}

/// Where `name="value"` stands in an opening tag, and the value alone.
struct AttributePlace {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view value;
};

std::optional<AttributePlace> findAttribute(std::string_view text, const XmlElement& element, std::string_view name) {
    std::size_t at = element.begin + 1 + element.name.size();
    while (true) {
        const auto begin = text.find_first_not_of(blankLetters, at);
        const auto equals = text.find('=', at);
        if (equals == std::string_view::npos || begin > equals || equals >= element.innerBegin)
            return std::nullopt;
        const auto open = text.find_first_of("\"'", equals);
        const auto close = open == std::string_view::npos ? open : text.find(text[open], open + 1);
        if (close == std::string_view::npos || close >= element.innerBegin)
            return std::nullopt;
        if (trimmed(text.substr(begin, equals - begin)) == name)
            return AttributePlace{begin, close + 1, text.substr(open + 1, close - open - 1)};
        at = close + 1;
    }
}

std::string sizeElement(ImageSize size, std::string_view before) {
    const VocObjectStyle style = plainStyle(before);
    const std::string& inner = style.fields.front().before;
    return "<size>" + inner + "<width>" + std::to_string(size.width) + "</width>" + inner + "<height>" +
           std::to_string(size.height) + "</height>" + inner + "<depth>3</depth>" + style.beforeEnd + "</size>";
}

} // namespace

Result<VocChange> changeOfBox(const std::string& text, int object, const Box& numbers, VocRounding rounding) {
    for (const float corner : {numbers.xmin, numbers.ymin, numbers.xmax, numbers.ymax})
        if (!std::isfinite(corner))
            return fail(ErrorKind::BadInput, "Its box is not finite.");
    return forObject(text, object, [&](const XmlElement& element) -> Result<VocChange> {
        const XmlElement* bndbox = element.child("bndbox");
        if (bndbox == nullptr)
            return fail(ErrorKind::BadInput, "The object has no bounding box.");
        return merged(text, cornerSplices(text, *bndbox, numbers, rounding));
    });
}

Result<VocChange> changeOfField(const std::string& text, int object, VocField field, const std::string& value) {
    if (auto checked = checkXmlText(value); !checked)
        return tl::unexpected(checked.error());
    const std::string word(trimmed(value));
    if (field == VocField::Name && word.empty())
        return fail(ErrorKind::BadInput, "The class name is empty.");
    return forObject(text, object, [&](const XmlElement& element) -> Result<VocChange> {
        const FieldText names = textOfField(field);
        const XmlElement* old = element.child(names.element);
        if (old != nullptr) {
            const std::string_view inner = innerText(text, *old);
            const bool same = names.isFlag ? isSetFlag(trimmed(inner)) == isSetFlag(word) : inner == escapedXml(word);
            return same ? VocChange{} : merged(text, {withContent(text, *old, word)});
        }
        if (word.empty() || (names.isFlag && !isSetFlag(word)))
            return VocChange{};
        const std::string made = std::string("<") + names.element + ">" + escapedXml(word) + "</" + names.element + ">";
        const XmlElement* bndbox = element.child("bndbox");
        return merged(text, {bndbox != nullptr ? inFrontOf(text, *bndbox, made) : asLastChild(text, element, made)});
    });
}

Result<VocChange> removalOfObject(const std::string& text, int object) {
    return forObject(text, object, [&](const XmlElement& element) -> Result<VocChange> {
        return merged(text, {withoutElement(text, element)});
    });
}

Result<VocChange> additionOfObject(const std::string& text, int model, const ObjectAnnotation& object,
                                   VocRounding rounding) {
    if (auto checked = checkVocObject(object); !checked)
        return tl::unexpected(checked.error());
    return rootOf(text).map([&](const XmlElement& root) {
        const XmlElement* last = nullptr;
        const XmlElement* modelObject = nullptr;
        int number = 0;
        for (const XmlElement& child : root.children)
            if (child.name == "object") {
                last = &child;
                if (++number == model)
                    modelObject = &child;
            }
        const std::string before(last != nullptr         ? blanksBefore(text, last->begin)
                                 : root.children.empty() ? std::string_view("\n\t")
                                                         : blanksBefore(text, root.children.back().begin));
        const std::string made =
            objectText(modelObject != nullptr ? styleOf(*modelObject, text) : plainStyle(before), object, rounding);
        if (last != nullptr)
            return merged(text, {{last->end, last->end, before + made}});
        return merged(text, {asLastChild(text, root, made)});
    });
}

Result<VocChange> changeOfVerified(const std::string& text, bool verified) {
    return rootOf(text).map([&](const XmlElement& root) {
        const auto old = findAttribute(text, root, "verified");
        if (!old && !verified)
            return VocChange{};
        if (!old) {
            const std::size_t at = root.begin + 1 + root.name.size();
            return merged(text, {{at, at, " verified=\"yes\""}});
        }
        if (verified)
            return old->value == "yes" ? VocChange{} : merged(text, {{old->begin, old->end, "verified=\"yes\""}});
        return merged(text, {{old->begin - blanksBefore(text, old->begin).size(), old->end, {}}});
    });
}

Result<VocChange> changeOfSize(const std::string& text, ImageSize size) {
    if (size.width < 1 || size.height < 1)
        return fail(ErrorKind::BadInput, "An image of this size cannot be.");
    return rootOf(text).map([&](const XmlElement& root) {
        const XmlElement* element = root.child("size");
        if (element == nullptr) {
            const XmlElement* object = root.child("object");
            const std::string_view before = object != nullptr       ? blanksBefore(text, object->begin)
                                            : root.children.empty() ? std::string_view("\n\t")
                                                                    : blanksBefore(text, root.children.back().begin);
            const std::string made = sizeElement(size, before);
            return merged(text, {object != nullptr ? inFrontOf(text, *object, made) : asLastChild(text, root, made)});
        }
        const XmlElement* width = element->child("width");
        const XmlElement* height = element->child("height");
        if (width == nullptr || height == nullptr) // what there is of it says nothing
            return merged(text,
                          {{element->begin, element->end, sizeElement(size, blanksBefore(text, element->begin))}});
        std::vector<Splice> splices;
        for (const auto& [part, value] : {std::pair{width, size.width}, std::pair{height, size.height}})
            if (finiteNumber(trimmed(innerText(text, *part))) != static_cast<double>(value))
                splices.push_back(withNumber(text, *part, std::to_string(value)));
        return merged(text, std::move(splices));
    });
}

Result<VocChange> changeOfFileName(const std::string& text, const std::string& fileName) {
    if (auto checked = checkXmlText(fileName); !checked)
        return tl::unexpected(checked.error());
    return rootOf(text).map([&](const XmlElement& root) {
        if (const XmlElement* old = root.child("filename"))
            return merged(text, {withContent(text, *old, fileName)});
        const std::string made = "<filename>" + escapedXml(fileName) + "</filename>";
        return merged(text, {root.children.empty() ? asLastChild(text, root, made)
                                                   : inFrontOf(text, root.children.front(), made)});
    });
}

Result<VocChange> removalOfPath(const std::string& text) {
    return rootOf(text).map([&](const XmlElement& root) {
        const XmlElement* path = root.child("path");
        return path == nullptr ? VocChange{} : merged(text, {withoutElement(text, *path)});
    });
}

} // namespace boxwright
