#pragma once

#include <filesystem>

#include "core/base/annotation.h"
#include "core/base/result.h"

namespace boxwright {

class VocDocument;

/// Reads one Pascal VOC annotation file. Children are found by name, never by order; only an object's direct bndbox
/// counts (part boxes are ignored); difficult, truncated, occluded, pose and size are optional; numbers are read as
/// written, in the C locale. Class names are trimmed.
/// Errors: NotFound; Unreadable with the place ("line 12", "object 3") and the reason.
[[nodiscard]] Result<Annotation> readVocXml(const std::filesystem::path& path);

/// The same of a file that is read already. Errors: Unreadable.
[[nodiscard]] Result<Annotation> annotationOf(const VocDocument& document);

/// Writes a new file in the VOC 2007 layout (tabs, UTF-8), to a temporary name first, then renamed.
/// `imagePath` gives folder and filename. Refuses a target that is not .xml. Errors: WriteFailed, BadInput.
[[nodiscard]] Result<void> writeVocXml(const std::filesystem::path& path, const Annotation& annotation,
                                       const std::filesystem::path& imagePath);

} // namespace boxwright
