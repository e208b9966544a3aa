#pragma once

#include <array>

namespace boxwright {

/// Red, green and blue in 0..255 from a hue in turns (any number), saturation and value in 0..1.
[[nodiscard]] std::array<float, 3> colorFromHsv(double hue, double saturation, double value);

} // namespace boxwright
