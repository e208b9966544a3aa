#include "core/model/model_choices.h"

#include <algorithm>

#include "core/model/model_zoo.h"

namespace boxwright {

Result<ModelOptions> withChoices(ModelOptions options, const ModelChoices& choices) {
    TransformOptions& transform = options.transform;
    if (choices.minSize > 0) {
        transform.minSize = choices.minSize;
        transform.trainMinSizes.clear();
    }
    if (choices.maxSize > 0)
        transform.maxSize = choices.maxSize;
    if (!choices.trainMinSizes.empty())
        transform.trainMinSizes = choices.trainMinSizes;
    transform.maxSize = std::max(transform.maxSize, transform.minSize);
    if (choices.norm) {
        options.norm = *choices.norm;
        options.headNorm = *choices.norm;
    }
    options.trainableStages = choices.trainableStages.value_or(options.trainableStages);
    options.conventions = choices.conventions.value_or(options.conventions);
    if (!choices.layers.empty() && choices.layers != options.layers)
        return withLayers(std::move(options), choices.layers);
    return options;
}

} // namespace boxwright
