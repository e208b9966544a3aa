#include "core/data/edit/class_rename.h"

#include <algorithm>
#include <utility>

namespace boxwright {

ClassRename::ClassRename(EditSession& session, std::string from, std::string to, std::vector<std::size_t> images)
    : m_session(session)
    , m_transaction(session)
    , m_from(std::move(from))
    , m_to(std::move(to))
    , m_images(std::move(images)) {}

Result<void> ClassRename::renameIn(std::size_t image) {
    const AnnotationDocument& document = m_session.document(image);
    if (document.isReadOnly()) {
        ++m_unreadable;
        return {};
    }
    for (std::size_t object = 0; object < document.objects().size(); ++object) {
        if (document.objects()[object].className != m_from)
            continue;
        auto done = m_transaction.annotate(image, [&](VocDocument& voc) { return voc.setName(object, m_to); });
        if (!done)
            return done;
        ++m_renamed;
    }
    return {};
}

Result<void> ClassRename::advance(std::size_t images) {
    const std::size_t end = std::min(m_images.size(), m_next + images);
    for (; m_next < end; ++m_next)
        if (auto done = renameIn(m_images[m_next]); !done) {
            cancel();
            return done;
        }
    return {};
}

void ClassRename::finish(std::size_t shown, ClassNotes classes) {
    ClassNotes notes = classes.empty() ? m_session.side().classes() : std::move(classes);
    const bool merges =
        std::any_of(notes.begin(), notes.end(), [&](const ClassNote& note) { return note.name == m_to; });
    if (merges)
        std::erase_if(notes, [&](const ClassNote& note) { return note.name == m_from; });
    for (ClassNote& note : notes)
        if (note.name == m_from)
            note.name = m_to;
    m_transaction.setClasses(notes);
    m_session.adopt({EditKind::RenameClass, shown, {}, m_transaction.takeRecords()});
}

void ClassRename::cancel() {
    m_transaction.rollBack();
}

} // namespace boxwright
