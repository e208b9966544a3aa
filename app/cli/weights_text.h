#pragma once

#include <cstdint>
#include <string>

#include "core/engine/weights_info.h"

namespace boxwright {

/// "167.5 MB", "12.3 kB".
[[nodiscard]] std::string sizeText(std::uint64_t bytes);

/// What a weight file is, for people: several lines with one for each tensor.
[[nodiscard]] std::string describe(const WeightsInfo& info, const std::string& file);
/// The summary and the names behind its numbers, but for the loaded ones.
[[nodiscard]] std::string describe(const WeightsFit& fit);

/// The same for programs; `fit` may be null. JSON text.
[[nodiscard]] std::string weightsJson(const WeightsInfo& info, const std::string& file, const WeightsFit* fit);

} // namespace boxwright
