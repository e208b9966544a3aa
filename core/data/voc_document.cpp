#include "core/data/voc_document.h"

#include <fstream>
#include <utility>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"
#include "core/data/voc_style.h"

namespace fs = std::filesystem;

namespace boxwright {

namespace {

/// What the name and the encoding of a file give rise to.
std::vector<VocRemark> remarksOnFile(const fs::path& path, const XmlEncoding& encoding) {
    std::vector<VocRemark> remarks;
    if (lowerExtension(path.stem()) == ".xml")
        remarks.push_back({VocRemarkKind::DoubleExtension, -1, 0, "The file's name ends in .xml twice."});
    if (!encoding.asDeclared)
        remarks.push_back({VocRemarkKind::WrongEncoding, -1, 0,
                           "The file is not in the encoding that it declares; it is read as " + encoding.name + "."});
    else if (encoding.name != "UTF-8")
        remarks.push_back({VocRemarkKind::OtherEncoding, -1, 0, "The file is in " + encoding.name + "."});
    return remarks;
}

tl::unexpected<Error> withFile(Error error, const fs::path& path, const std::string& place = {}) {
    error.file = path.string();
    if (!place.empty())
        error.place = place;
    return tl::unexpected(std::move(error));
}

bool isSamePath(const fs::path& a, const fs::path& b) {
    return a.lexically_normal() == b.lexically_normal();
}

/// The file that a link stands for.
fs::path linkTarget(const fs::path& path) {
    std::error_code error;
    const fs::path target = fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
    return error ? path : target;
}

} // namespace

Result<VocDocument> VocDocument::read(const fs::path& path) {
    auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return withForeignErrors(ErrorKind::Unreadable, path, [&]() -> Result<VocDocument> {
        auto decoded = decodeXml(*bytes);
        if (!decoded)
            return withFile(decoded.error(), path);
        VocDocument document;
        document.m_path = path;
        document.m_encoding = std::move(decoded->encoding);
        auto content = document.contentOf(decoded->text);
        if (!content)
            return tl::unexpected(content.error());
        document.m_content = std::move(*content);
        document.m_text = std::move(decoded->text);
        document.m_savedText = document.m_text;
        document.m_savedBytes = std::move(*bytes);
        document.m_onDisk = true;
        return document;
    });
}

VocDocument VocDocument::create(const fs::path& path, const fs::path& imagePath, ImageSize size) {
    VocDocument document;
    document.m_path = path;
    document.m_text = newVocText(Annotation{{}, size, {}}, imagePath);
    document.m_content = document.contentOf(document.m_text).value_or(VocContent{});
    return document;
}

Result<VocContent> VocDocument::contentOf(const std::string& text) const {
    return readVocContent(text, m_path).map([&](VocContent&& content) {
        const auto first = remarksOnFile(m_path, m_encoding);
        content.remarks.insert(content.remarks.begin(), first.begin(), first.end());
        return std::move(content);
    });
}

Result<int> VocDocument::numberOf(std::size_t object) const {
    if (object < m_content.objectNumbers.size())
        return m_content.objectNumbers[object];
    return fail(ErrorKind::BadInput,
                "There is no object " + std::to_string(object + 1) + " of " +
                    std::to_string(m_content.objectNumbers.size()) + ".",
                m_path.string());
}

Result<VocChange> VocDocument::applied(const Result<VocChange>& change) {
    if (!change)
        return withFile(change.error(), m_path);
    return apply(*change).map([&] { return *change; });
}

Result<VocChange> VocDocument::edited(std::size_t object, VocField field, const std::string& value) {
    return applied(numberOf(object).and_then([&](int number) { return changeOfField(m_text, number, field, value); }));
}

Result<VocChange> VocDocument::setBox(std::size_t object, const Box& boxInImage, VocRounding rounding) {
    return applied(
        numberOf(object).and_then([&](int number) { return changeOfBox(m_text, number, boxInImage, rounding); }));
}

Result<VocChange> VocDocument::setName(std::size_t object, const std::string& name) {
    return edited(object, VocField::Name, name);
}

Result<VocChange> VocDocument::setDifficult(std::size_t object, bool difficult) {
    return edited(object, VocField::Difficult, difficult ? "1" : "0");
}

Result<VocChange> VocDocument::setTruncated(std::size_t object, bool truncated) {
    return edited(object, VocField::Truncated, truncated ? "1" : "0");
}

Result<VocChange> VocDocument::setOccluded(std::size_t object, bool occluded) {
    return edited(object, VocField::Occluded, occluded ? "1" : "0");
}

Result<VocChange> VocDocument::setPose(std::size_t object, const std::string& pose) {
    return edited(object, VocField::Pose, pose);
}

Result<VocChange> VocDocument::remove(std::size_t object) {
    return applied(numberOf(object).and_then([&](int number) { return removalOfObject(m_text, number); }));
}

Result<VocChange> VocDocument::add(const ObjectAnnotation& object, VocRounding rounding) {
    const int model = m_content.objectNumbers.empty() ? 0 : m_content.objectNumbers.back();
    return applied(additionOfObject(m_text, model, object, rounding));
}

Result<VocChange> VocDocument::setVerified(bool verified) {
    return applied(changeOfVerified(m_text, verified));
}

Result<VocChange> VocDocument::setSize(ImageSize size) {
    return applied(changeOfSize(m_text, size));
}

Result<VocChange> VocDocument::setFileName(const std::string& fileName) {
    return applied(changeOfFileName(m_text, fileName));
}

Result<VocChange> VocDocument::removePath() {
    return applied(removalOfPath(m_text));
}

Result<void> VocDocument::apply(const VocChange& change) {
    if (change.isEmpty())
        return {};
    if (change.offset > m_text.size() || m_text.compare(change.offset, change.removed.size(), change.removed) != 0)
        return fail(ErrorKind::BadInput, "The change does not fit: something else stands at its place.",
                    m_path.string());
    std::string text = m_text;
    text.replace(change.offset, change.removed.size(), change.inserted);
    auto content = withForeignErrors(ErrorKind::BadInput, m_path, [&] { return contentOf(text); });
    if (!content)
        return fail(ErrorKind::BadInput, "The change would spoil the file: " + content.error().message,
                    m_path.string());
    m_text = std::move(text);
    m_content = std::move(*content);
    return {};
}

Result<void> VocDocument::checkTarget(const fs::path& target, bool own) const {
    std::error_code ignored;
    const bool there = fs::exists(target, ignored);
    if (!own && !there)
        return {};
    if (!own)
        return fail(ErrorKind::Conflict, "There is a file of this name already; it is not overwritten.",
                    target.string());
    if (!there)
        return fail(ErrorKind::Conflict, "The file is no longer there.", target.string());
    const auto now = readFile(target);
    if (!now || *now != m_savedBytes)
        return fail(ErrorKind::Conflict, "The file was changed by something else since it was read.", target.string());
    return {};
}

Result<void> VocDocument::save(const fs::path& path, VocOverwrite overwrite) {
    if (lowerExtension(path) != ".xml")
        return fail(ErrorKind::BadInput, "Annotations are written to .xml files only.", path.string());
    const fs::path target = linkTarget(path);
    const bool own = m_onDisk && isSamePath(path, m_path);
    if (own && !isModified() && overwrite == VocOverwrite::Never)
        return {};
    if (isImageFile(target))
        return fail(ErrorKind::BadInput, "This file is an image; it is not overwritten by an annotation.",
                    path.string());
    if (overwrite == VocOverwrite::Never)
        if (auto checked = checkTarget(target, own); !checked)
            return checked;
    std::string bytes = m_onDisk && m_text == m_savedText ? m_savedBytes : encodeXml(m_text, m_encoding);
    if (auto written = writeFile(target, bytes); !written)
        return written;
    m_path = path;
    m_savedText = m_text;
    m_savedBytes = std::move(bytes);
    m_onDisk = true;
    return {};
}

Result<void> VocDocument::checkOnDisk() const {
    return checkTarget(linkTarget(m_path), m_onDisk);
}

void VocDocument::noteSaved(const VocDocument& savedCopy) {
    m_path = savedCopy.m_path;
    m_savedText = savedCopy.m_savedText;
    m_savedBytes = savedCopy.m_savedBytes;
    m_onDisk = savedCopy.m_onDisk;
}

Result<void> VocDocument::removeFile() {
    if (!m_onDisk)
        return {};
    if (auto checked = checkOnDisk(); !checked)
        return checked;
    std::error_code error;
    fs::remove(m_path, error);
    if (error)
        return fail(ErrorKind::WriteFailed, "The file cannot be removed: " + error.message() + ".", m_path.string());
    m_onDisk = false;
    m_savedText.clear();
    m_savedBytes.clear();
    return {};
}

} // namespace boxwright
