#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/data/edit/edit_session.h"
#include "core/data/edit/edit_step.h"

namespace boxwright {

/// The changes of one step, applied as they are made and recorded for undo.
class EditTransaction {
public:
    explicit EditTransaction(EditSession& session)
        : m_session(session) {}

    [[nodiscard]] const AnnotationDocument& document(std::size_t image) { return m_session.document(image); }
    /// Changes the annotation file of an image, which is made if there is none. Errors: those of the edit; the
    /// document's problem(); those of the image's header if its size is needed.
    Result<void> annotate(std::size_t image, const AnnotationDocument::Edit& edit);
    void setNote(std::size_t image, const ImageNote& note);
    void setProposals(std::size_t image, const SharedProposals& proposals);
    void setClasses(const ClassNotes& classes);
    /// Errors: those of saving and of moveToTrash().
    Result<void> trash(std::size_t image);

    [[nodiscard]] std::vector<EditRecord> takeRecords() { return std::move(m_records); }
    /// Takes all changes back.
    void rollBack();

private:
    void record(EditRecord change);

    EditSession& m_session;
    std::vector<EditRecord> m_records;
};

} // namespace boxwright
