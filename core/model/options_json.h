#pragma once

#include <string>

#include "core/base/result.h"
#include "core/model/options.h"

namespace boxwright {

/// Model options as JSON text, as checkpoints store them.
[[nodiscard]] std::string toJson(const ModelOptions& options);
/// Missing entries keep their defaults, so that files of older versions can be read. Errors: Unreadable.
[[nodiscard]] Result<ModelOptions> modelOptionsFromJson(const std::string& text);

} // namespace boxwright
