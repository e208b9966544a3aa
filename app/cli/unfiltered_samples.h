#pragma once

#include <string>

#include "app/cli/data_argument.h"

namespace boxwright {

/// One split with the boxes as they are in the files: neither clipped to the image nor left out for having no extent.
/// For measuring only; training cannot use such boxes. Errors: NotFound (no such split).
[[nodiscard]] Result<DataSamples> unfilteredSamples(const OpenedData& data, const std::string& split,
                                                    const ClassList& classes);

} // namespace boxwright
