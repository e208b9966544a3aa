#pragma once

#include <memory>
#include <string>

#include "core/base/enum_text.h"
#include "core/base/result.h"
#include "core/base/sample_transform.h"
#include "core/data/augmentation_options.h"

namespace boxwright {

/// How much training images are changed, besides mirroring, which the training engine does by itself.
enum class AugmentationPreset {
    Light,  ///< colours half of the time, a mild zoom
    Strong, ///< colours, crops and zooms: for long runs
};
template <>
struct EnumText<AugmentationPreset> {
    static constexpr std::array table{std::pair{AugmentationPreset::Light, std::string_view("light")},
                                      std::pair{AugmentationPreset::Strong, std::string_view("strong")}};
};

[[nodiscard]] AugmentationOptions augmentationOptions(AugmentationPreset preset);

/// The augmentation that a name of the table stands for. Errors: BadInput, with the names there are.
[[nodiscard]] Result<std::unique_ptr<SampleTransform>> namedAugmentation(const std::string& name);

} // namespace boxwright
