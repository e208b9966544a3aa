#pragma once

#include <optional>
#include <vector>

#include "core/base/annotation.h"
#include "core/data/findings.h"
#include "core/data/inspect_options.h"
#include "core/data/voc_dataset.h"
#include "core/data/voc_pixels.h"

namespace boxwright {

/// What an annotation file says, and what is wrong with it.
struct AnnotationFacts {
    Annotation annotation;          ///< boxes as continuous edges
    std::vector<int> objectNumbers; ///< parallel to annotation.objects: number in the file, from 1
    std::uint64_t fileBytes = 0;    ///< as FindingFix::fileBytes
    std::vector<Finding> findings;
};

/// Reads one annotation file, whose numbers mean what `pixels` says. `imageSize` is the picture's own, if it is known.
/// Any thread.
[[nodiscard]] AnnotationFacts inspectAnnotation(const DatasetImage& image, const std::optional<ImageSize>& imageSize,
                                                VocPixels pixels, const InspectOptions& options);

} // namespace boxwright
