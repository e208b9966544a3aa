#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace boxwright {

/// One curve; a y that is not finite breaks it.
struct ChartSeries {
    std::string name{}; ///< in the legend
    std::vector<double> x{}, y{};
    bool rightAxis = false;
    bool faint = false;  ///< thin and pale, behind the others: raw values behind their means
    bool points = false; ///< a dot at every value
};

/// A line chart with one or two vertical axes.
struct Chart {
    std::string title{}, xLabel{}, leftLabel{};
    std::string rightLabel{}; ///< empty = no right axis
    bool unitLeft = false;    ///< the left axis begins at 0 and ends at 1 at most
    std::vector<ChartSeries> series{};
};

/// Draws charts into files without a display: core_data implements it, core_engine draws a run's curves with it.
class ChartPainter {
public:
    virtual ~ChartPainter() = default;

    /// A PNG file, replaced in one step. Errors: WriteFailed.
    [[nodiscard]] virtual Result<void> paint(const Chart& chart, const std::filesystem::path& png) const = 0;
};

} // namespace boxwright
