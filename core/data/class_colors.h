#pragma once

#include <array>
#include <cstdint>

namespace boxwright {

/// Colour of a class (id from 1), the same in the window, in exported pictures and in every run. The first eight are
/// the Okabe-Ito colours, which people with any kind of colour vision tell apart.
[[nodiscard]] std::array<std::uint8_t, 3> classColor(int label);

} // namespace boxwright
