#pragma once

#include <filesystem>
#include <vector>

#include "core/base/chart_painter.h"
#include "core/engine/train_events.h"

namespace boxwright {

/// Loss and learning rate of every iteration so far, from steps.csv, and the mean loss of every epoch. Long runs are
/// thinned to means of neighbours.
[[nodiscard]] Chart lossChart(const std::filesystem::path& stepsCsv, int iterationsPerEpoch,
                              const std::vector<EpochSummary>& epochs);
/// AP and AP50 of the evaluated epochs.
[[nodiscard]] Chart metricsChart(const std::vector<EpochSummary>& epochs);

/// Draws loss_and_lr.png and mAP.png into the run folder. Errors: WriteFailed.
[[nodiscard]] Result<void> drawRunCharts(const ChartPainter& painter, const std::filesystem::path& folder,
                                         int iterationsPerEpoch, const std::vector<EpochSummary>& epochs);

} // namespace boxwright
