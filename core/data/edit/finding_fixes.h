#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/data/edit/edit_session.h"
#include "core/data/edit/edit_transaction.h"
#include "core/data/findings_fix.h"

namespace boxwright {

/// Applies the fixes of findings to the data set in work, as one undoable step. Work is done in portions so that a
/// window stays alive; nothing else may be edited until finish() or cancel(). A file that was edited since it was
/// inspected, or cannot be edited, is passed over and named in skipped().
class FindingFixes {
public:
    /// Findings without a fix are passed over.
    FindingFixes(EditSession& session, std::vector<Finding> findings);

    [[nodiscard]] std::size_t done() const { return m_next; }
    [[nodiscard]] std::size_t total() const { return m_files.size(); } ///< files
    [[nodiscard]] bool isComplete() const { return m_next == m_files.size(); }
    [[nodiscard]] std::size_t fixedFindings() const { return m_fixed; }
    [[nodiscard]] std::size_t changedFiles() const { return m_changed; }
    [[nodiscard]] const std::vector<std::string>& skipped() const { return m_skipped; }

    void advance(std::size_t files);
    /// Makes the step; undoing it shows the image `shown`.
    void finish(std::size_t shown);
    /// Takes back what was done.
    void cancel() { m_transaction.rollBack(); }

private:
    void fixFile(std::size_t image, const std::vector<const Finding*>& findings);

    EditSession& m_session;
    EditTransaction m_transaction;
    std::vector<Finding> m_findings;
    std::vector<std::pair<std::size_t, std::vector<const Finding*>>> m_files; ///< image, fixes of its file in order
    std::size_t m_next = 0;
    std::size_t m_fixed = 0;
    std::size_t m_changed = 0;
    std::vector<std::string> m_skipped;
};

} // namespace boxwright
