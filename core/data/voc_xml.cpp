#include "core/data/voc_xml.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "core/data/file_io.h"
#include "core/data/foreign_errors.h"
#include "core/data/image_header.h"
#include "core/data/voc_document.h"
#include "core/data/voc_style.h"

namespace fs = std::filesystem;

namespace boxwright {

Result<Annotation> annotationOf(const VocDocument& document) {
    const auto& remarks = document.remarks();
    const auto damaged = std::find_if(remarks.begin(), remarks.end(),
                                      [](const VocRemark& remark) { return isDamagedObject(remark.kind); });
    if (damaged != remarks.end())
        return fail(ErrorKind::Unreadable, damaged->sentence, document.path().string(),
                    "object " + std::to_string(damaged->object));
    return document.annotation();
}

Result<Annotation> readVocXml(const fs::path& path) {
    return VocDocument::read(path).and_then(annotationOf);
}

Result<void> writeVocXml(const fs::path& path, const Annotation& annotation, const fs::path& imagePath) {
    if (lowerExtension(path) != ".xml")
        return fail(ErrorKind::BadInput, "Annotations are written to .xml files only.", path.string());
    if (isImageFile(path))
        return fail(ErrorKind::BadInput, "This file is an image; it is not overwritten by an annotation.",
                    path.string());
    for (std::size_t i = 0; i < annotation.objects.size(); ++i)
        if (const auto checked = checkVocObject(annotation.objects[i]); !checked)
            return fail(checked.error().kind, checked.error().message, path.string(),
                        "object " + std::to_string(i + 1));
    return withForeignErrors(ErrorKind::WriteFailed, path,
                             [&] { return writeFile(path, newVocText(annotation, imagePath)); });
}

} // namespace boxwright
