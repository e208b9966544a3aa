#pragma once

#include <memory>

#include "core/base/chart_painter.h"

namespace boxwright {

/// Draws charts as PNG files of 1280 x 720 pixels, without a display and without any font file.
[[nodiscard]] std::unique_ptr<ChartPainter> makeChartPainter();

/// Round numbers between `low` and `high`, 4 to 8 of them where the range allows.
[[nodiscard]] std::vector<double> chartTicks(double low, double high);

} // namespace boxwright
