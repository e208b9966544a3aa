#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/model/options.h"

namespace boxwright {

/// What a user changes of a model's own options; everything unset stays as it is.
struct ModelChoices {
    int minSize = 0;                ///< shorter image side, pixels; 0 = the model's own
    int maxSize = 0;                ///< longest image side, pixels; 0 = the model's own
    std::vector<int> trainMinSizes; ///< multi-scale training; empty = the model's own
    std::optional<NormKind> norm;
    std::optional<int> trainableStages;
    std::vector<std::string> layers; ///< empty = the model's own
    std::optional<Conventions> conventions;
};

/// Errors: as withLayers.
[[nodiscard]] Result<ModelOptions> withChoices(ModelOptions options, const ModelChoices& choices);

} // namespace boxwright
