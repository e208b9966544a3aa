#pragma once

#include <array>
#include <cstddef>

namespace boxwright {

/// numpy.linspace(first, last, Count), to the last bit.
template <std::size_t Count>
constexpr std::array<double, Count> linspace(double first, double last) {
    std::array<double, Count> values{};
    const double step = (last - first) / static_cast<double>(Count - 1);
    for (std::size_t i = 0; i < Count; ++i)
        values[i] = static_cast<double>(i) * step + first;
    values[Count - 1] = last;
    return values;
}

} // namespace boxwright
