#pragma once

#include <cstddef>
#include <filesystem>
#include <streambuf>
#include <string>
#include <vector>

#include "core/base/class_list.h"
#include "core/base/geometry.h"
#include "core/base/result.h"
#include "core/data/format_remark.h"

namespace boxwright {

struct CocoImage {
    std::string id; ///< digits of a number, or the text
    std::string fileName;
    ImageSize size; ///< 0 x 0 if the file does not say
};

/// One annotation, numbers as in the file.
struct CocoAnnotation {
    std::string id;
    std::size_t image = 0; ///< index into CocoFile::images
    int label = 0;         ///< id in CocoFile::classes
    double x = 0;
    double y = 0;
    double width = 0;  ///< at least 0
    double height = 0; ///< at least 0
    double area = 0;   ///< as written (of the mask, in COCO's own files); width * height if it is missing
    bool crowd = false;
    bool ignore = false;
};

/// A COCO annotation file as it is, with the references resolved and without what cannot be used. pycocotools' numbers
/// follow from it exactly: its detections name images by CocoImage::id and classes by `categoryIds`.
struct CocoFile {
    std::vector<CocoImage> images;           ///< in the order of the file
    ClassList classes;                       ///< by ascending category id
    std::vector<std::string> categoryIds;    ///< of class id i + 1
    std::vector<CocoAnnotation> annotations; ///< in the order of the file
    FormatRemarks remarks;
};

/// Reads the file as a stream, one entry in memory at a time. NaN and Infinity, which Python writes, are read as
/// missing numbers. Errors: NotFound; Unreadable (no complete JSON, not a COCO file), with the line.
[[nodiscard]] Result<CocoFile> readCocoFile(const std::filesystem::path& path);

/// The same from bytes that are elsewhere; `path` is for messages.
[[nodiscard]] Result<CocoFile> readCocoStream(std::streambuf& source, const std::filesystem::path& path);

} // namespace boxwright
