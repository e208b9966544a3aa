#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/data/edit/edit_step.h"

namespace boxwright {

/// Edits of annotation files that are made but not saved yet, so that a crash loses none. A hidden file of JSON lines
/// in VocDataset::sideFolder(), ".boxwright-journal"; there only while something is unsaved. A line is handed to the
/// system at once (it survives the end of the program) and not flushed to the disk (saving follows in a moment).
class EditJournal {
public:
    struct Entry {
        std::string imageId{};
        TextRecord record{};              ///< `image` is not set
        bool takenBack = false;           ///< the birth of the file was undone
        std::uint64_t textHashBefore = 0; ///< AnnotationDocument::textHash()
    };

    explicit EditJournal(const std::filesystem::path& folder);
    ~EditJournal();
    EditJournal(const EditJournal&) = delete;
    EditJournal& operator=(const EditJournal&) = delete;

    /// What an earlier program left, in the order of time; a last line that was cut off is left out.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// Waits for commit(): a step is restored as a whole or not at all.
    void add(const Entry& entry);
    /// A folder that cannot be written has no journal; saving will say so.
    void commit();
    /// Forgets what was added since the last commit().
    void discard() { m_pending.clear(); }
    /// Everything is saved.
    void clear();

private:
    std::filesystem::path m_path;
    std::string m_pending;
    int m_descriptor = -1;
    bool m_isEmpty = true;
};

} // namespace boxwright
