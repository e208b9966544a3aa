#pragma once

#include <string>

#include "core/base/result.h"
#include "core/data/voc_dataset.h"

namespace boxwright {

/// The folder given with --data.
[[nodiscard]] Result<VocDataset> openData(const std::string& folder);

/// One split of it as samples; what had to be left out is printed on stderr, at most a few lines of each kind.
[[nodiscard]] Result<VocSamples> openSplit(const VocDataset& dataset, const std::string& split,
                                           const ClassList& classes);

} // namespace boxwright
