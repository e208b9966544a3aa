#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/data/edit/edit_step.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

/// What Boxwright remembers of a data set beside its annotations: flags and notes, proposals, the order and colours of
/// classes, what its numbers mean. It lies in one hidden file of JSON lines, ".boxwright.jsonl" in
/// VocDataset::sideFolder(), to which changes are appended; the last line about a thing counts. The file may be deleted
/// without losing an annotation. Not thread-safe, but for append().
class SideFile {
public:
    /// Reads it if it is there; damaged lines are skipped (messages()). A file that is mostly outdated lines is
    /// written anew if it `mayCompact`.
    explicit SideFile(const std::filesystem::path& folder, bool mayCompact = true);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    [[nodiscard]] const std::vector<std::string>& messages() const { return m_messages; }

    [[nodiscard]] ImageNote note(const std::string& imageId) const;
    [[nodiscard]] SharedProposals proposals(const std::string& imageId) const; ///< null for none
    [[nodiscard]] const ClassNotes& classes() const { return m_classes; }
    /// What the numbers of the annotation files mean, if it was settled.
    [[nodiscard]] std::optional<VocPixels> pixels() const { return m_pixels; }
    [[nodiscard]] std::size_t imagesWithProposals() const { return m_proposals.size(); }
    [[nodiscard]] std::size_t flaggedImages() const;

    // Changes take effect at once and wait in takePending() to be written.
    void setNote(const std::string& imageId, const ImageNote& note);
    void setProposals(const std::string& imageId, const SharedProposals& proposals);
    void setClasses(const ClassNotes& classes);
    void setPixels(VocPixels pixels);

    [[nodiscard]] bool hasPending() const { return !m_pending.empty(); }
    /// The lines that are not on disk yet.
    [[nodiscard]] std::string takePending();
    /// Puts lines that could not be written back in front.
    void givePendingBack(const std::string& lines) { m_pending.insert(0, lines); }
    /// Appends the lines and flushes them to the disk. Any thread, one at a time. Errors: WriteFailed.
    [[nodiscard]] static Result<void> append(const std::filesystem::path& path, const std::string& lines);

private:
    void readLine(const std::string& line, std::size_t number);
    void compact();

    std::filesystem::path m_path;
    std::unordered_map<std::string, ImageNote> m_notes;
    std::unordered_map<std::string, SharedProposals> m_proposals;
    ClassNotes m_classes;
    std::optional<VocPixels> m_pixels;
    std::string m_pending;
    std::vector<std::string> m_messages;
};

} // namespace boxwright
