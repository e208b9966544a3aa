#pragma once

#include <vector>

#include "core/base/annotation.h"

namespace boxwright {

/// Puts boxes on the system's clipboard, as JSON text too, for this and other windows.
void copyBoxes(const std::vector<ObjectAnnotation>& objects);

/// The boxes on the clipboard; none if there is something else on it.
[[nodiscard]] std::vector<ObjectAnnotation> boxesOnClipboard();

} // namespace boxwright
