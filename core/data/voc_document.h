#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/voc_content.h"
#include "core/data/voc_edit.h"
#include "core/data/voc_remark.h"
#include "core/data/xml_encoding.h"

namespace boxwright {

/// Whether save() may write over a file that is not the one that was read.
enum class VocOverwrite {
    Never,
    Asked, ///< a person has agreed to lose what is there; images are never written over
};

/// A Pascal VOC annotation file that loses nothing: the text is kept, and an edit replaces only the characters that
/// hold the value. Unknown elements, comments, order, indentation, newlines, encoding and the text of untouched
/// numbers stay. Objects are numbered as in annotation().objects, from 0.
///
/// An edit returns the change that it made (empty if there was nothing to change); apply(change.reversed()) undoes it
/// to the byte. An edit that fails changes nothing. Value type; const functions from any thread.
class VocDocument {
public:
    /// Errors: NotFound; Unreadable (no complete XML, not an <annotation>, an encoding that cannot be read): such a
    /// file has no document, so nothing can be saved over it.
    [[nodiscard]] static Result<VocDocument> read(const std::filesystem::path& path);
    /// A file that is not on disk yet, in labelImg's layout, for the image of this name and size.
    [[nodiscard]] static VocDocument create(const std::filesystem::path& path, const std::filesystem::path& imagePath,
                                            ImageSize size);

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Boxes with the numbers as written in the file (voc_pixels.h for their meaning), corners put in order.
    [[nodiscard]] const Annotation& annotation() const { return m_content.annotation; }
    [[nodiscard]] const std::vector<VocRemark>& remarks() const { return m_content.remarks; }
    /// Number from 1 of the <object> element that annotation().objects[object] was read from.
    [[nodiscard]] int objectNumber(std::size_t object) const { return m_content.objectNumbers.at(object); }
    /// What the file says of its writer, for guessVocPixels().
    [[nodiscard]] const VocOrigin& origin() const { return m_content.origin; }
    /// The whole file as UTF-8 without byte order mark.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// True if save() would write something.
    [[nodiscard]] bool isModified() const { return !m_onDisk || m_text != m_savedText; }
    /// False if the file has not been written yet.
    [[nodiscard]] bool isOnDisk() const { return m_onDisk; }

    // Edits of one object. Errors: BadInput (no such object, an empty name, a box that is not finite).
    Result<VocChange> setBox(std::size_t object, const Box& boxInImage, VocRounding rounding = VocRounding::Exact);
    Result<VocChange> setName(std::size_t object, const std::string& name);
    Result<VocChange> setDifficult(std::size_t object, bool difficult);
    Result<VocChange> setTruncated(std::size_t object, bool truncated);
    Result<VocChange> setOccluded(std::size_t object, bool occluded);
    Result<VocChange> setPose(std::size_t object, const std::string& pose);
    Result<VocChange> remove(std::size_t object);
    /// Behind the last object, in the manner of the last one: indentation, order and choice of fields.
    Result<VocChange> add(const ObjectAnnotation& object, VocRounding rounding = VocRounding::Exact);

    // Edits of the head.
    Result<VocChange> setVerified(bool verified); ///< labelImg's attribute of the root
    Result<VocChange> setSize(ImageSize size);
    Result<VocChange> setFileName(const std::string& fileName);
    Result<VocChange> removePath();

    /// Errors: BadInput if `change.removed` is not what stands there, or the result is no annotation file.
    Result<void> apply(const VocChange& change);

    /// Writes in one step (temporary name, flushed, renamed); writes nothing if the file holds this text already.
    /// `path` becomes path(). A link is followed.
    /// Errors: BadInput (not an .xml name, or the target is an image); Conflict (the target is not the file that was
    /// read: changed, gone, or there although this document is new or came from elsewhere); WriteFailed.
    [[nodiscard]] Result<void> save(const std::filesystem::path& path, VocOverwrite overwrite = VocOverwrite::Never);
    [[nodiscard]] Result<void> save() { return save(m_path); }

    /// Conflict if the file on disk is not the one that was read or written last. Reads the file.
    [[nodiscard]] Result<void> checkOnDisk() const;
    /// Takes over what a copy of this document knows of the disk after it was saved, on another thread perhaps; the
    /// text of this one, which may have been edited since, stays.
    void noteSaved(const VocDocument& savedCopy);
    /// Deletes the file. Errors: Conflict (it is not the one that was read or written last), WriteFailed.
    [[nodiscard]] Result<void> removeFile();

private:
    VocDocument() = default;
    [[nodiscard]] Result<VocChange> applied(const Result<VocChange>& change);
    [[nodiscard]] Result<VocChange> edited(std::size_t object, VocField field, const std::string& value);
    [[nodiscard]] Result<int> numberOf(std::size_t object) const;
    [[nodiscard]] Result<VocContent> contentOf(const std::string& text) const;
    [[nodiscard]] Result<void> checkTarget(const std::filesystem::path& target, bool own) const;

    std::filesystem::path m_path;
    XmlEncoding m_encoding;
    std::string m_text;
    std::string m_savedText;  ///< of the file on disk
    std::string m_savedBytes; ///< of the file on disk
    bool m_onDisk = false;
    VocContent m_content;
};

} // namespace boxwright
