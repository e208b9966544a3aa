#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// One record of a COCO result file, numbers as in the file. At least one of imageId and fileName, and one of
/// categoryId and categoryName is there; the others are empty.
struct CocoResult {
    std::string imageId; ///< digits of a number, or the text
    bool imageIdIsNumber = false;
    std::string fileName;
    std::string categoryId; ///< digits of a number, or the text
    std::string categoryName;
    double x = 0;
    double y = 0;
    double width = 0;  ///< at least 0
    double height = 0; ///< at least 0
    double score = 0;
};

/// Reads a list of records {"image_id" or "file_name", "category_id" or "category_name", "bbox": [x, y, width, height],
/// "score"}, or an object that holds such a list as "annotations"; repeated records are allowed. One record is in
/// memory as JSON at a time. Errors: NotFound; Unreadable with the number of the record.
[[nodiscard]] Result<std::vector<CocoResult>> readCocoResults(const std::filesystem::path& path);

} // namespace boxwright
