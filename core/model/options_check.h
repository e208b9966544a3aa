#pragma once

#include <cstddef>

#include "core/base/result.h"
#include "core/model/options.h"

namespace boxwright {

/// Whether a detector with `levels` feature maps can be built from the options, also when they come from a damaged or
/// hostile file. BadInput says which option cannot be and why.
[[nodiscard]] Result<void> checkModelOptions(const ModelOptions& options, std::size_t levels);

} // namespace boxwright
