#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/sample_source.h"
#include "core/data/annotation_set.h"

namespace boxwright {

/// A split of a data set in memory as samples for training and evaluation, by the rules of makeVocSamples: boxes are
/// clipped to the image; boxes without extent and unknown classes are left out, each with a message.
struct AnnotationSamples {
    std::shared_ptr<const SampleSource> source;
    std::vector<std::size_t> imageIndex; ///< sample i is set.images[imageIndex[i]]
    std::vector<std::string> messages;
};

/// Whether samples must have their pictures. Without them truth() works from what the annotation file says, and load()
/// is an error.
enum class PictureUse { Required, Optional };

/// Images without picture are left out, with a message, if pictures are required.
/// Errors: NotFound (no such split), BadInput (no image of it can be used).
[[nodiscard]] Result<AnnotationSamples> makeAnnotationSamples(const AnnotationSet& set, const std::string& split,
                                                              const ClassList& classes,
                                                              PictureUse pictures = PictureUse::Required);

} // namespace boxwright
