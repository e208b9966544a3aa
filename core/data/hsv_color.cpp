#include "core/data/hsv_color.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

std::array<float, 3> colorFromHsv(double hue, double saturation, double value) {
    const auto channel = [&](double offset) {
        const double position = std::fmod(offset + (hue - std::floor(hue)) * 6, 6);
        const double amount = std::clamp(std::min(position, 4 - position), 0.0, 1.0);
        return static_cast<float>(255 * (value - value * saturation * amount));
    };
    return {channel(5), channel(3), channel(1)};
}

} // namespace boxwright
