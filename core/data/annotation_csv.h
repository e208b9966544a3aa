#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "core/data/annotation_set.h"

namespace boxwright {

/// One line a box under a header, quoted as RFC 4180 wants it: filename, width, height, class, xmin, ymin, xmax, ymax
/// (edges in pixels), difficult, truncated, occluded (0 or 1), pose. Unknown sizes are empty fields.
void writeAnnotationCsv(std::ostream& out, const AnnotationSet& set, const std::vector<std::size_t>& indices);

} // namespace boxwright
