#pragma once

namespace boxwright {

/// A range of an axis and the distance of its ticks (ticks lie at multiples of `step`).
struct AxisScale {
    double min = 0;
    double max = 1;
    double step = 0.2;
};

/// Ticks at 1, 2 or 5 times a power of ten, at most `maxTicks` of them, for exactly [min, max]. An empty range is
/// widened.
[[nodiscard]] AxisScale tightScale(double min, double max, int maxTicks);

/// The same with both ends moved out to a tick.
[[nodiscard]] AxisScale roundedScale(double min, double max, int maxTicks);

} // namespace boxwright
