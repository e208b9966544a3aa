#pragma once

#include <QString>

#include "core/engine/weights_info.h"

namespace boxwright {

/// What training would take from a file, in one to four short sentences, in the language of the window.
[[nodiscard]] QString weightsFitText(const WeightsFit& fit);

} // namespace boxwright
