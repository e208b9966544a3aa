#pragma once

#include <QString>

namespace boxwright {

/// "45 s", "3 min 20 s" or "2 h 05 min", in the language of the window.
[[nodiscard]] QString durationText(double seconds);

} // namespace boxwright
