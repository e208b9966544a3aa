#include "core/data/edit/edit_transaction.h"

namespace boxwright {

Result<void> EditTransaction::annotate(std::size_t image, const AnnotationDocument::Edit& edit) {
    if (auto allowed = m_session.checkAccess(); !allowed)
        return allowed;
    AnnotationDocument& document = m_session.mutableDocument(image);
    if (!document.hasFile()) {
        const TextRecord birth{image, {}, true};
        if (auto born = m_session.apply(birth, true); !born)
            return born;
        m_records.emplace_back(birth);
    }
    const std::uint64_t before = document.textHash();
    auto change = document.edit(edit);
    if (!change)
        return tl::unexpected(change.error());
    if (change->isEmpty())
        return {};
    TextRecord record{image, std::move(*change), false};
    m_session.m_journal.add({m_session.idOf(image), record, false, before});
    m_records.emplace_back(std::move(record));
    return {};
}

void EditTransaction::record(EditRecord change) {
    if (m_session.isReadOnly())
        return;
    static_cast<void>(m_session.apply(change, true)); // what is beside the annotations always fits
    m_records.push_back(std::move(change));
}

void EditTransaction::setNote(std::size_t image, const ImageNote& note) {
    const ImageNote before = m_session.note(image);
    if (before != note)
        record(NoteRecord{image, before, note});
}

void EditTransaction::setProposals(std::size_t image, const SharedProposals& proposals) {
    const SharedProposals before = m_session.proposals(image);
    if (before != proposals)
        record(ProposalRecord{image, before, proposals});
}

void EditTransaction::setClasses(const ClassNotes& classes) {
    if (m_session.side().classes() != classes)
        record(ClassRecord{m_session.side().classes(), classes});
}

Result<void> EditTransaction::trash(std::size_t image) {
    const DatasetImage& source = m_session.dataset().images().at(image);
    // The image goes first: without it the annotation is an orphan that is found, the other way round it would look as
    // if nobody had annotated the image.
    TrashRecord record{image, {}};
    const auto add = [&record](const std::filesystem::path& path, const std::filesystem::path& root) {
        const std::filesystem::path relative = path.lexically_relative(root);
        const bool isBelow = !relative.empty() && *relative.begin() != "..";
        record.files.push_back({path, trashFolder(root) / (isBelow ? relative : path.filename())});
    };
    add(source.imagePath, m_session.dataset().root());
    add(m_session.document(image).path(), m_session.dataset().sideFolder()); // perhaps on another disk
    auto done = m_session.apply(record, true);
    if (done)
        m_records.emplace_back(std::move(record));
    return done;
}

void EditTransaction::rollBack() {
    static_cast<void>(m_session.applyAll(m_records, false));
    m_session.m_journal.discard();
    m_records.clear();
}

} // namespace boxwright
