#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/annotation.h"
#include "core/base/result.h"
#include "core/data/voc_remark.h"

namespace boxwright {

/// Who seems to have written a file.
struct VocOrigin {
    std::string database; ///< <source><database>
    bool hasPath = false; ///< <path>, as labelImg writes
};

/// All that a VOC annotation file says to us.
struct VocContent {
    Annotation annotation;          ///< the objects that can be used
    std::vector<int> objectNumbers; ///< parallel to annotation.objects: number of the <object> in the file, from 1
    std::vector<VocRemark> remarks; ///< in the order of the text
    VocOrigin origin;
};

/// Reads the text of a file, UTF-8. `path` is for messages and for comparing names; nothing is opened.
/// Errors: Unreadable, with the line.
[[nodiscard]] Result<VocContent> readVocContent(const std::string& text, const std::filesystem::path& path);

} // namespace boxwright
