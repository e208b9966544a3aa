#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_document.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

/// The annotation of one image while it is edited: its VOC file, or the fact that there is none yet. A file that cannot
/// be read gives a read-only document, which is never written. Value type; a copy may be saved on another thread.
class AnnotationDocument {
public:
    AnnotationDocument() = default;
    AnnotationDocument(const DatasetImage& image, VocPixels pixels);

    /// Why it cannot be edited; nothing if it can.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    [[nodiscard]] bool isReadOnly() const { return m_problem.has_value(); }
    /// False for an image that nobody has annotated.
    [[nodiscard]] bool hasFile() const { return m_voc.has_value(); }
    /// Continuous edges in image pixels.
    [[nodiscard]] const std::vector<ObjectAnnotation>& objects() const { return m_objects; }
    /// Index into objects() of the <object> element with this number, from 1, in the file; nothing if it is not used.
    [[nodiscard]] std::optional<std::size_t> objectWithNumber(int number) const;
    [[nodiscard]] bool isVerified() const { return m_voc && m_voc->annotation().verified; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Of the text as it would be written, for comparing states; 0 if there is no file.
    [[nodiscard]] std::uint64_t textHash() const;
    /// The numbers that the file has for this box.
    [[nodiscard]] Box toFile(const Box& boxInImage) const { return vocFromEdges(boxInImage, m_pixels); }

    using Edit = std::function<Result<VocChange>(VocDocument&)>;
    /// Errors: those of the edit; the problem() of a read-only document; BadInput if there is no file yet.
    [[nodiscard]] Result<VocChange> edit(const Edit& edit);
    /// Errors: BadInput if the change does not fit.
    [[nodiscard]] Result<void> apply(const VocChange& change);
    /// Makes the empty file of an image that has none (on disk with the next save). Reads the image's header.
    /// Errors: those of the header; a read-only document's problem().
    [[nodiscard]] Result<void> giveBirth();
    /// The reverse: the file goes with the next save.
    void takeBack();

    /// True if save() would change something on the disk.
    [[nodiscard]] bool isDirty() const;
    /// Errors: those of VocDocument::save() and removeFile(); Conflict is the one to ask about.
    [[nodiscard]] Result<void> save(VocOverwrite overwrite = VocOverwrite::Never);
    /// Takes over what a saved copy of this document knows of the disk.
    void noteSaved(const AnnotationDocument& savedCopy);
    /// True if the file on disk is another one than was read or written last. Reads it only if size or time differ.
    [[nodiscard]] bool isChangedOnDisk() const;

private:
    struct Stamp {
        bool there = false;
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        bool operator==(const Stamp&) const = default;
    };

    void load();
    void readObjects();
    [[nodiscard]] Stamp stampOnDisk() const;

    std::filesystem::path m_path;
    std::filesystem::path m_imagePath;
    VocPixels m_pixels = VocPixels::LabelImg;
    std::optional<Error> m_problem;
    std::optional<VocDocument> m_voc;
    std::optional<VocDocument> m_taken; ///< still on disk, to be removed
    std::vector<ObjectAnnotation> m_objects;
    mutable Stamp m_stamp; ///< of the file as we know it
};

} // namespace boxwright
