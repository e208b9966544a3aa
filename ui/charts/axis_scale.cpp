#include "ui/charts/axis_scale.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

namespace {

double niceStep(double width, int maxTicks) {
    const double rough = width / std::max(maxTicks, 1);
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * magnitude >= rough * (1 - 1e-9))
            return factor * magnitude;
    return 10 * magnitude;
}

} // namespace

AxisScale tightScale(double min, double max, int maxTicks) {
    if (!(max > min)) {
        const double half = min == 0 ? 0.5 : std::abs(min) / 2;
        min -= half;
        max = min + 2 * half;
    }
    return {min, max, niceStep(max - min, maxTicks)};
}

AxisScale roundedScale(double min, double max, int maxTicks) {
    AxisScale scale = tightScale(min, max, maxTicks);
    scale.min = std::floor(scale.min / scale.step + 1e-9) * scale.step;
    scale.max = std::ceil(scale.max / scale.step - 1e-9) * scale.step;
    return scale;
}

} // namespace boxwright
