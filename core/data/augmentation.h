#pragma once

#include <memory>

#include "core/base/result.h"
#include "core/base/sample_transform.h"
#include "core/data/augmentation_options.h"

namespace boxwright {

/// The augmentations as one transform. Whatever is drawn depends on the seed given to apply() only. A crop never drops
/// all boxes of a picture that had some. Errors: BadInput (options that do not validate).
[[nodiscard]] Result<std::unique_ptr<SampleTransform>> makeAugmentation(const AugmentationOptions& options);

} // namespace boxwright
