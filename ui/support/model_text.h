#pragma once

#include <QString>

namespace boxwright {

struct ModelInfo;

/// The model's one-sentence summary in the window's language.
[[nodiscard]] QString modelSummary(const ModelInfo& model);

} // namespace boxwright
