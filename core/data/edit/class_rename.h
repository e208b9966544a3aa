#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/edit/edit_session.h"
#include "core/data/edit/edit_transaction.h"

namespace boxwright {

/// Gives a class another name in many images, as one undoable step; with the name of another class the two become one.
/// Work is done in portions so that a window stays alive; nothing else may be edited until finish() or cancel().
class ClassRename {
public:
    /// `images` are those that may hold the class. Files that cannot be read are passed over, and counted.
    ClassRename(EditSession& session, std::string from, std::string to, std::vector<std::size_t> images);

    [[nodiscard]] std::size_t done() const { return m_next; }
    [[nodiscard]] std::size_t total() const { return m_images.size(); }
    [[nodiscard]] bool isComplete() const { return m_next == m_images.size(); }
    [[nodiscard]] std::size_t renamedObjects() const { return m_renamed; }
    [[nodiscard]] std::size_t unreadableFiles() const { return m_unreadable; }

    /// The next images. Errors: those of an edit; everything is taken back then.
    Result<void> advance(std::size_t images);
    /// Makes the step. `shown` is the image that undoing it shows; `classes` is the list of classes as it was, in which
    /// the class keeps its place, and so its colour and key.
    void finish(std::size_t shown, ClassNotes classes = {});
    /// Takes back what was done.
    void cancel();

private:
    Result<void> renameIn(std::size_t image);

    EditSession& m_session;
    EditTransaction m_transaction;
    std::string m_from;
    std::string m_to;
    std::vector<std::size_t> m_images;
    std::size_t m_next = 0;
    std::size_t m_renamed = 0;
    std::size_t m_unreadable = 0;
};

} // namespace boxwright
