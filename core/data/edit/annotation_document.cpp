#include "core/data/edit/annotation_document.h"

#include <utility>

#include "core/data/content_hash.h"
#include "core/data/image_io.h"

namespace fs = std::filesystem;

namespace boxwright {

AnnotationDocument::AnnotationDocument(const DatasetImage& image, VocPixels pixels)
    : m_path(image.annotationPath)
    , m_imagePath(image.imagePath)
    , m_pixels(pixels) {
    load();
}

void AnnotationDocument::load() {
    m_stamp = stampOnDisk();
    auto read = VocDocument::read(m_path);
    if (read)
        m_voc = std::move(*read);
    else if (m_stamp.there || read.error().kind != ErrorKind::NotFound)
        m_problem = read.error();
    readObjects();
}

void AnnotationDocument::readObjects() {
    m_objects.clear();
    if (!m_voc)
        return;
    m_objects = m_voc->annotation().objects;
    for (ObjectAnnotation& object : m_objects)
        object.boxInImage = edgesFromVoc(object.boxInImage, m_pixels);
}

AnnotationDocument::Stamp AnnotationDocument::stampOnDisk() const {
    std::error_code error;
    Stamp stamp;
    stamp.there = fs::exists(m_path, error);
    if (!stamp.there)
        return stamp;
    stamp.size = fs::file_size(m_path, error);
    stamp.time = fs::last_write_time(m_path, error);
    return stamp;
}

std::optional<std::size_t> AnnotationDocument::objectWithNumber(int number) const {
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (m_voc->objectNumber(i) == number)
            return i;
    return std::nullopt;
}

std::uint64_t AnnotationDocument::textHash() const {
    return m_voc ? contentHash(m_voc->text()) : 0;
}

Result<VocChange> AnnotationDocument::edit(const Edit& edit) {
    if (m_problem)
        return tl::unexpected(*m_problem);
    if (!m_voc)
        return fail(ErrorKind::BadInput, "There is no annotation file yet.", m_path.string());
    auto change = edit(*m_voc);
    if (change)
        readObjects();
    return change;
}

Result<void> AnnotationDocument::apply(const VocChange& change) {
    return edit([&](VocDocument& document) { return document.apply(change).map([&] { return change; }); })
        .map([](const VocChange&) {});
}

Result<void> AnnotationDocument::giveBirth() {
    if (m_problem)
        return tl::unexpected(*m_problem);
    if (m_voc)
        return {};
    if (m_taken) {
        m_voc = std::move(m_taken);
        m_taken.reset();
    } else {
        const auto size = readImageSize(m_imagePath);
        if (!size)
            return tl::unexpected(size.error());
        m_voc = VocDocument::create(m_path, m_imagePath, *size);
    }
    readObjects();
    return {};
}

void AnnotationDocument::takeBack() {
    if (m_voc && m_voc->isOnDisk())
        m_taken = std::move(m_voc);
    m_voc.reset();
    readObjects();
}

bool AnnotationDocument::isDirty() const {
    return m_taken || (m_voc && m_voc->isModified());
}

Result<void> AnnotationDocument::save(VocOverwrite overwrite) {
    std::error_code ignored;
    // A disk that was taken away: its folder is not made anew somewhere else.
    if (!fs::exists(m_path.parent_path(), ignored) && !fs::exists(m_imagePath.parent_path(), ignored))
        return fail(ErrorKind::WriteFailed, "The folder is not there any more; it is tried again until it is.",
                    m_path.parent_path().string());
    Result<void> done;
    if (m_voc)
        done = m_voc->save(m_path, overwrite);
    else if (m_taken)
        done = m_taken->removeFile();
    if (!done)
        return done;
    m_taken.reset();
    m_stamp = stampOnDisk();
    return {};
}

void AnnotationDocument::noteSaved(const AnnotationDocument& savedCopy) {
    m_stamp = savedCopy.m_stamp;
    if (savedCopy.m_voc && m_voc)
        m_voc->noteSaved(*savedCopy.m_voc);
    else if (savedCopy.m_voc && m_taken)
        m_taken->noteSaved(*savedCopy.m_voc);
    else if (savedCopy.m_voc) // written, and taken back before it was known to be on disk
        m_taken = savedCopy.m_voc;
    else if (m_voc && !m_stamp.there) // removed, and born again meanwhile
        m_voc->noteSaved(VocDocument::create(m_path, m_imagePath, m_voc->annotation().size));
    else
        m_taken.reset();
}

bool AnnotationDocument::isChangedOnDisk() const {
    const Stamp now = stampOnDisk();
    if (now == m_stamp)
        return false;
    const VocDocument* known = m_voc ? &*m_voc : m_taken ? &*m_taken : nullptr;
    const bool same = known != nullptr ? known->checkOnDisk().has_value() : now.there == m_stamp.there && !m_problem;
    if (same)
        m_stamp = now; // touched only: not read again
    return !same;
}

} // namespace boxwright
