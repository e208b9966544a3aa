#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/edit/annotation_document.h"
#include "core/data/edit/edit_journal.h"
#include "core/data/edit/edit_step.h"
#include "core/data/edit/side_file.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

class EditTransaction;

/// ReadOnly while another program edits the data set: its journal is left alone, every edit is refused, nothing is
/// written.
enum class FolderAccess { Edit, ReadOnly };

/// The annotations of a data set while they are edited: documents of the images in work, one undo list over all of
/// them, the side file, and the journal that makes a crash harmless. Nothing is written to an annotation file but
/// through unsaved() and noteSaved(); documents that need no saving are forgotten when the image is left. One thread.
class EditSession {
public:
    /// Restores what an earlier program did not get to save; such documents are unsaved().
    explicit EditSession(std::shared_ptr<const VocDataset> dataset, FolderAccess access = FolderAccess::Edit);

    [[nodiscard]] const VocDataset& dataset() const { return *m_dataset; }
    [[nodiscard]] bool isReadOnly() const { return m_access == FolderAccess::ReadOnly; }
    [[nodiscard]] std::size_t restoredEdits() const { return m_restoredEdits; }
    /// What of an earlier program's work could not be restored, or read from the side file.
    [[nodiscard]] const std::vector<std::string>& messages() const { return m_messages; }

    /// Read from disk when first asked for. Valid until forget() or the next edit.
    [[nodiscard]] const AnnotationDocument& document(std::size_t image);
    [[nodiscard]] const SideFile& side() const { return m_side; }
    [[nodiscard]] ImageNote note(std::size_t image) const { return m_side.note(idOf(image)); }
    [[nodiscard]] SharedProposals proposals(std::size_t image) const { return m_side.proposals(idOf(image)); }

    /// Writes down what the numbers of the files mean, for the next who opens the folder. No step of the undo list, and
    /// this session goes on as the data set says. The first edit of a box does the same with the data set's pixels().
    /// Errors: WriteFailed if the session is read-only.
    Result<void> settlePixels(VocPixels pixels);

    /// For a new set of annotations: the classes to choose from, unless there are some or the session is read-only. No
    /// step of the undo list.
    void beginWith(const ClassNotes& classes);

    /// One undoable step: all that `work` does through the transaction, or nothing if it fails. A step without a
    /// change is no step. Steps that follow each other with the same merge key become one.
    /// Errors: those of `work`; WriteFailed, without calling it, if the session is read-only.
    Result<void> perform(EditKind kind, std::size_t image, const std::function<Result<void>(EditTransaction&)>& work,
                         const std::string& mergeKey = {});

    /// A step whose changes are made already, by a transaction of the caller's.
    void adopt(EditStep step);

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    [[nodiscard]] std::size_t undoCount() const { return m_done; }
    /// The step that undo(), redo() would take; null for none.
    [[nodiscard]] const EditStep* nextUndo() const { return m_done > 0 ? &m_steps[m_done - 1] : nullptr; }
    [[nodiscard]] const EditStep* nextRedo() const { return m_done < m_steps.size() ? &m_steps[m_done] : nullptr; }
    /// Errors: nothing is changed and the step stays; BadInput if a file was changed by something else meanwhile.
    Result<void> undo();
    Result<void> redo();

    /// Images whose documents have to be saved.
    [[nodiscard]] std::vector<std::size_t> unsaved() const;
    [[nodiscard]] bool hasUnsaved() const;
    /// After a copy of document(image) was saved.
    void noteSaved(std::size_t image, const AnnotationDocument& savedCopy);
    /// Lines for the side file, see SideFile.
    [[nodiscard]] std::string takeSideLines() { return m_side.takePending(); }
    void giveSideLinesBack(const std::string& lines) { m_side.givePendingBack(lines); }
    /// Saves everything at once, on this thread. The first error; the others are tried nevertheless.
    Result<void> saveAll();
    /// Reads the document from disk again, with what is unsaved in it lost; the undo list forgets it.
    void reload(std::size_t image);
    /// Whether the image is in the trash. It keeps its number.
    [[nodiscard]] bool isTrashed(std::size_t image) const { return m_trashed.contains(image); }
    [[nodiscard]] const std::set<std::size_t>& trashed() const { return m_trashed; }
    /// Forgets documents that are saved, but for this image.
    void forgetOthers(std::size_t kept);

private:
    friend class EditTransaction;

    [[nodiscard]] const std::string& idOf(std::size_t image) const { return m_dataset->images().at(image).id; }
    [[nodiscard]] Result<void> checkAccess() const;
    AnnotationDocument& mutableDocument(std::size_t image);
    Result<void> apply(const EditRecord& record, bool forward);
    Result<void> apply(const TextRecord& record, bool forward);
    Result<void> apply(const TrashRecord& record, bool forward);
    Result<void> applyAll(const std::vector<EditRecord>& records, bool forward);
    void restore(const std::vector<EditJournal::Entry>& entries);
    void finishTravel(bool done);
    void forgetEditsOf(std::size_t image);
    void clearJournalIfSaved();

    std::shared_ptr<const VocDataset> m_dataset;
    FolderAccess m_access;
    SideFile m_side;
    EditJournal m_journal;
    std::map<std::size_t, AnnotationDocument> m_documents;
    std::set<std::size_t> m_trashed;
    std::vector<EditStep> m_steps;
    std::size_t m_done = 0; ///< steps that are not undone
    bool m_mayMerge = false;
    std::size_t m_restoredEdits = 0;
    std::vector<std::string> m_messages;
};

} // namespace boxwright
