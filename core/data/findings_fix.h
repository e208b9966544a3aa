#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/data/findings.h"
#include "core/data/parallel_work.h"
#include "core/data/voc_document.h"

namespace boxwright {

/// What fixing changed, with all that undoing needs.
struct FixJournal {
    struct File {
        std::filesystem::path path;
        std::string before;      ///< all bytes of the file before
        std::uint64_t after = 0; ///< content hash of the file after
    };
    std::vector<File> files;
};

struct FixReport {
    std::size_t fixed = 0;            ///< findings
    std::size_t files = 0;            ///< changed
    std::vector<std::string> skipped; ///< a sentence for each file or finding that was left as it is
    bool cancelled = false;           ///< stopped between two files; those before are fixed
};

/// Those of `findings` that have a fix, by file, in the order in which they are applied: one that removes an object
/// changes the numbers of those behind it.
[[nodiscard]] std::map<std::filesystem::path, std::vector<const Finding*>>
fixableByFile(const std::vector<Finding>& findings);

/// Changes the document as the finding's fix says. Errors: BadInput (there is no such object).
[[nodiscard]] Result<VocChange> applyFix(VocDocument& document, const Finding& finding);

/// A file as it is and as fixes would leave it. Nothing is written.
struct FixPreview {
    std::string before; ///< UTF-8
    std::string after;
};
/// `findings` of one file; those without a fix are passed over. Errors: those of VocDocument::read(); Conflict (the
/// file changed since it was inspected).
[[nodiscard]] Result<FixPreview> previewFixes(const std::vector<Finding>& findings);

/// Applies the fixes of the given findings (those without one are passed over), file by file, each file in one step.
/// A file that changed since it was inspected is left alone. All original bytes are in `journal`, on the disk, before
/// the first file is changed; undoFixes() brings them back. An existing journal is not overwritten.
/// Errors: BadInput (the journal exists), WriteFailed (the journal cannot be written; nothing was changed).
[[nodiscard]] Result<FixReport> fixFindings(const std::vector<Finding>& findings, const std::filesystem::path& journal,
                                            const ItemProgress& onProgress, const std::stop_token& stop);

/// Brings back, to the byte, every file that still is as fixFindings() left it; others are left alone and named in
/// `skipped`. Errors: NotFound, Unreadable (no journal).
[[nodiscard]] Result<FixReport> undoFixes(const std::filesystem::path& journal);

} // namespace boxwright
