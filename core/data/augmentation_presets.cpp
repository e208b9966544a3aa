#include "core/data/augmentation_presets.h"

#include "core/data/augmentation.h"

namespace boxwright {

AugmentationOptions augmentationOptions(AugmentationPreset preset) {
    AugmentationOptions options;
    options.flip.probability = 0;
    const bool strong = preset == AugmentationPreset::Strong;
    options.photometric.probability = 0.5;
    options.scaleJitter.probability = strong ? 0.5 : 0.3;
    options.scaleJitter.lowest = strong ? 0.5 : 0.8;
    options.scaleJitter.highest = strong ? 1.5 : 1.25;
    options.crop.probability = strong ? 0.5 : 0;
    return options;
}

Result<std::unique_ptr<SampleTransform>> namedAugmentation(const std::string& name) {
    if (const auto preset = fromText<AugmentationPreset>(name))
        return makeAugmentation(augmentationOptions(*preset));
    return fail(ErrorKind::BadInput, "There is no augmentation \"" + name + "\": there are light and strong.");
}

} // namespace boxwright
