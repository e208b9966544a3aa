#pragma once

#include <cstddef>
#include <filesystem>
#include <ostream>
#include <streambuf>
#include <vector>

#include "core/base/result.h"
#include "core/data/annotation_set.h"
#include "core/data/job_control.h"

namespace boxwright {

/// Reads CreateML JSON: lists of {image, annotations: [{label, coordinates: {x, y, width, height}}]} with the centre in
/// pixels. `path` is one file for the whole folder, or a folder of one file for each image, as labelImg writes them.
/// `verified` is each entry's own. Classes are in alphabetical order. Images are looked for in `imageFolder`, or beside
/// the file; sizes come from their headers and stay 0 x 0 without them.
/// Errors: NotFound; Unreadable with the line; Cancelled. A file of a folder that cannot be read is a remark.
[[nodiscard]] Result<FormatReading> readCreateMl(const std::filesystem::path& path,
                                                 const std::filesystem::path& imageFolder = {},
                                                 const JobControl& control = {});

/// One file whose bytes are elsewhere, without its images; `path` is for messages.
[[nodiscard]] Result<FormatReading> readCreateMlStream(std::streambuf& source, const std::filesystem::path& path);

/// True if the file begins like a list of CreateML entries.
[[nodiscard]] bool looksLikeCreateMl(const std::filesystem::path& path);

/// Writes the images of these indices, one entry a line; images without annotation are left out. Reading gives every
/// edge back exactly.
void writeCreateMl(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices);

} // namespace boxwright
