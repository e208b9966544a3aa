#pragma once

#include <cstddef>
#include <filesystem>
#include <ostream>
#include <vector>

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/coco_file.h"

namespace boxwright {

/// A COCO annotation file as a data set. Images are looked for in `imageFolder`; if that is empty beside the file, in
/// "images" and in the folder above. `ignore` and crowd regions become difficult. Two images of one name become one.
/// Errors: what readCocoFile says.
[[nodiscard]] Result<FormatReading> readCocoJson(const std::filesystem::path& path,
                                                 const std::filesystem::path& imageFolder = {});

/// The same from a file that was read already; `path` is for messages and for finding the images.
[[nodiscard]] FormatReading annotationSetFromCoco(CocoFile file, const std::filesystem::path& path,
                                                  const std::filesystem::path& imageFolder);

/// Writes the images of these indices as COCO JSON, one entry a line: ids count from 1, categories are the class ids,
/// difficult becomes `ignore` 1 with iscrowd 0. Reading gives every edge back exactly.
void writeCocoJson(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices);

} // namespace boxwright
