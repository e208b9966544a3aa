#include "core/data/edit/edit_session.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/data/edit/edit_transaction.h"

namespace boxwright {

namespace {

/// Images are sorted by id. An index of all of them takes a tenth of a second for 100,000, which nobody is to wait.
std::optional<std::size_t> imageWithId(const std::vector<DatasetImage>& images, const std::string& id) {
    const auto found =
        std::lower_bound(images.begin(), images.end(), id,
                         [](const DatasetImage& image, const std::string& wanted) { return image.id < wanted; });
    if (found == images.end() || found->id != id)
        return std::nullopt;
    return static_cast<std::size_t>(found - images.begin());
}

} // namespace

EditSession::EditSession(std::shared_ptr<const VocDataset> dataset, FolderAccess access)
    : m_dataset(std::move(dataset))
    , m_access(access)
    , m_side(m_dataset->sideFolder(), access == FolderAccess::Edit)
    , m_journal(m_dataset->sideFolder())
    , m_messages(m_side.messages()) {
    if (isReadOnly())
        return;
    restore(m_journal.entries());
    clearJournalIfSaved();
}

Result<void> EditSession::checkAccess() const {
    if (!isReadOnly())
        return {};
    return fail(ErrorKind::WriteFailed, "The folder is being edited by another program.",
                m_dataset->sideFolder().string());
}

void EditSession::restore(const std::vector<EditJournal::Entry>& entries) {
    std::size_t lost = 0;
    for (const EditJournal::Entry& entry : entries) {
        const auto image = imageWithId(m_dataset->images(), entry.imageId);
        if (!image)
            continue;
        AnnotationDocument& document = mutableDocument(*image);
        // What was saved already has the text after the edit: only edits that fit what is there are made again.
        if (document.textHash() != entry.textHashBefore)
            continue;
        Result<void> done;
        if (entry.record.born)
            done = document.giveBirth();
        else if (entry.takenBack)
            document.takeBack();
        else
            done = document.apply(entry.record.text);
        if (done)
            ++m_restoredEdits;
        else
            ++lost;
    }
    if (lost > 0)
        m_messages.push_back(std::to_string(lost) + " edits of the last session could not be restored.");
}

AnnotationDocument& EditSession::mutableDocument(std::size_t image) {
    const auto known = m_documents.find(image);
    if (known != m_documents.end())
        return known->second;
    return m_documents.emplace(image, AnnotationDocument(m_dataset->images().at(image), m_dataset->pixels()))
        .first->second;
}

const AnnotationDocument& EditSession::document(std::size_t image) {
    return mutableDocument(image);
}

Result<void> EditSession::apply(const TextRecord& record, bool forward) {
    AnnotationDocument& document = mutableDocument(record.image);
    const std::uint64_t before = document.textHash();
    const VocChange change = forward ? record.text : record.text.reversed();
    Result<void> done;
    if (!record.born)
        done = document.apply(change);
    else if (forward)
        done = document.giveBirth();
    else
        document.takeBack();
    if (done)
        m_journal.add({idOf(record.image), {0, change, record.born && forward}, record.born && !forward, before});
    return done;
}

Result<void> EditSession::apply(const EditRecord& record, bool forward) {
    if (const auto* text = std::get_if<TextRecord>(&record))
        return apply(*text, forward);
    if (const auto* trash = std::get_if<TrashRecord>(&record))
        return apply(*trash, forward);
    if (const auto* note = std::get_if<NoteRecord>(&record))
        m_side.setNote(idOf(note->image), forward ? note->after : note->before);
    else if (const auto* set = std::get_if<ProposalRecord>(&record))
        m_side.setProposals(idOf(set->image), forward ? set->after : set->before);
    else if (const auto* classes = std::get_if<ClassRecord>(&record))
        m_side.setClasses(forward ? classes->after : classes->before);
    return {};
}

Result<void> EditSession::apply(const TrashRecord& record, bool forward) {
    if (forward) {
        // What is unsaved goes with it: after undo the file is as the user last saw it.
        AnnotationDocument& document = mutableDocument(record.image);
        if (document.isDirty())
            if (auto saved = document.save(); !saved)
                return saved;
    }
    auto moved = forward ? moveToTrash(record.files) : takeFromTrash(record.files);
    if (!moved)
        return moved;
    m_documents.erase(record.image);
    if (forward)
        m_trashed.insert(record.image);
    else
        m_trashed.erase(record.image);
    return {};
}

Result<void> EditSession::applyAll(const std::vector<EditRecord>& records, bool forward) {
    const std::size_t count = records.size();
    const auto at = [&](std::size_t i, bool ahead) -> const EditRecord& { return records[ahead ? i : count - 1 - i]; };
    for (std::size_t i = 0; i < count; ++i) {
        auto done = apply(at(i, forward), forward);
        if (done)
            continue;
        for (std::size_t back = i; back > 0; --back) // all or nothing
            static_cast<void>(apply(at(back - 1, forward), !forward));
        return done;
    }
    return {};
}

Result<void> EditSession::perform(EditKind kind, std::size_t image,
                                  const std::function<Result<void>(EditTransaction&)>& work,
                                  const std::string& mergeKey) {
    if (auto allowed = checkAccess(); !allowed)
        return allowed;
    EditTransaction transaction(*this);
    auto done = work(transaction);
    if (!done) {
        transaction.rollBack();
        return done;
    }
    EditStep step{kind, image, mergeKey, transaction.takeRecords()};
    adopt(std::move(step));
    return {};
}

Result<void> EditSession::settlePixels(VocPixels pixels) {
    if (auto allowed = checkAccess(); !allowed)
        return allowed;
    if (m_side.pixels() != pixels)
        m_side.setPixels(pixels);
    return {};
}

void EditSession::beginWith(const ClassNotes& classes) {
    if (!isReadOnly() && m_side.classes().empty() && !classes.empty())
        m_side.setClasses(classes);
}

void EditSession::adopt(EditStep step) {
    m_journal.commit();
    if (step.records.empty())
        return;
    // An edit may take away what a guess was made from; the numbers are to mean the same next time.
    if (!m_side.pixels() && std::any_of(step.records.begin(), step.records.end(), [](const EditRecord& record) {
            return std::holds_alternative<TextRecord>(record);
        }))
        m_side.setPixels(m_dataset->pixels());
    m_steps.resize(m_done);
    const bool merges = m_mayMerge && m_done > 0 && !step.mergeKey.empty() && m_steps.back().mergeKey == step.mergeKey;
    m_mayMerge = true;
    if (merges) {
        auto& records = m_steps.back().records;
        std::move(step.records.begin(), step.records.end(), std::back_inserter(records));
        return;
    }
    m_steps.push_back(std::move(step));
    ++m_done;
}

void EditSession::finishTravel(bool done) {
    m_mayMerge = false;
    if (done)
        m_journal.commit();
    else
        m_journal.discard(); // everything is as it was
}

Result<void> EditSession::undo() {
    if (!canUndo())
        return {};
    auto done = applyAll(m_steps[m_done - 1].records, false);
    finishTravel(done.has_value());
    if (done)
        --m_done;
    return done;
}

Result<void> EditSession::redo() {
    if (!canRedo())
        return {};
    auto done = applyAll(m_steps[m_done].records, true);
    finishTravel(done.has_value());
    if (done)
        ++m_done;
    return done;
}

void EditSession::forgetEditsOf(std::size_t image) {
    std::size_t done = 0;
    std::vector<EditStep> left;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        std::erase_if(m_steps[i].records, [image](const EditRecord& record) {
            const auto* text = std::get_if<TextRecord>(&record);
            return text != nullptr && text->image == image;
        });
        if (m_steps[i].records.empty())
            continue;
        done += i < m_done ? 1 : 0;
        left.push_back(std::move(m_steps[i]));
    }
    m_steps = std::move(left);
    m_done = done;
    m_mayMerge = false;
}

std::vector<std::size_t> EditSession::unsaved() const {
    std::vector<std::size_t> images;
    for (const auto& [image, document] : m_documents)
        if (document.isDirty())
            images.push_back(image);
    return images;
}

bool EditSession::hasUnsaved() const {
    return m_side.hasPending() || std::any_of(m_documents.begin(), m_documents.end(),
                                              [](const auto& entry) { return entry.second.isDirty(); });
}

void EditSession::noteSaved(std::size_t image, const AnnotationDocument& savedCopy) {
    const auto known = m_documents.find(image);
    if (known != m_documents.end())
        known->second.noteSaved(savedCopy);
    clearJournalIfSaved();
}

void EditSession::clearJournalIfSaved() {
    if (!isReadOnly() && unsaved().empty()) // the other program's journal is its own
        m_journal.clear();
}

Result<void> EditSession::saveAll() {
    Result<void> all;
    for (auto& [image, document] : m_documents)
        if (document.isDirty())
            if (auto saved = document.save(); !saved && all)
                all = saved;
    const std::string lines = takeSideLines();
    if (auto written = SideFile::append(m_side.path(), lines); !written) {
        giveSideLinesBack(lines);
        if (all)
            all = written;
    }
    clearJournalIfSaved();
    return all;
}

void EditSession::reload(std::size_t image) {
    m_documents.erase(image);
    forgetEditsOf(image);
    clearJournalIfSaved();
}

void EditSession::forgetOthers(std::size_t kept) {
    std::erase_if(m_documents, [kept](const auto& entry) { return entry.first != kept && !entry.second.isDirty(); });
}

} // namespace boxwright
