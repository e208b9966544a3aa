#include "core/engine/run_charts.h"

#include <charconv>
#include <fstream>
#include <sstream>

namespace boxwright {
namespace {

constexpr std::size_t kMostPoints = 600; ///< of a curve: more would not be told apart

struct StepLine {
    double step = 0, loss = 0, learningRate = 0;
};

/// The columns of a line of steps.csv; 0 where there is no number.
StepLine stepLine(const std::string& line) {
    std::vector<double> values;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) {
        double value = 0;
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        values.push_back(value);
    }
    values.resize(8, 0);
    return {values[0], values[2], values[7]};
}

std::vector<StepLine> readSteps(const std::filesystem::path& csv) {
    std::ifstream file(csv);
    std::string line;
    std::getline(file, line); // the header
    std::vector<StepLine> steps;
    while (std::getline(file, line))
        steps.push_back(stepLine(line));
    return steps;
}

} // namespace

Chart lossChart(const std::filesystem::path& stepsCsv, int iterationsPerEpoch,
                const std::vector<EpochSummary>& epochs) {
    ChartSeries loss{.name = "loss of an iteration", .faint = true}, rate{.name = "learning rate", .rightAxis = true};
    ChartSeries mean{.name = "mean loss of an epoch", .points = true};
    const std::vector<StepLine> steps = readSteps(stepsCsv);
    const std::size_t together = steps.size() / kMostPoints + 1;
    for (std::size_t first = 0; first < steps.size(); first += together) {
        const std::size_t last = std::min(first + together, steps.size());
        StepLine sum;
        for (std::size_t i = first; i < last; ++i) {
            sum.step += steps[i].step;
            sum.loss += steps[i].loss;
        }
        const double epoch = sum.step / static_cast<double>(last - first) / iterationsPerEpoch;
        loss.x.push_back(epoch);
        loss.y.push_back(sum.loss / static_cast<double>(last - first));
        rate.x.push_back(epoch);
        rate.y.push_back(steps[last - 1].learningRate);
    }
    for (const EpochSummary& epoch : epochs) {
        mean.x.push_back(static_cast<double>(epoch.step) / iterationsPerEpoch);
        mean.y.push_back(epoch.meanLosses.total());
    }
    return {.title = "Training loss and learning rate",
            .xLabel = "epoch",
            .leftLabel = "loss",
            .rightLabel = "learning rate",
            .series = {std::move(loss), std::move(mean), std::move(rate)}};
}

Chart metricsChart(const std::vector<EpochSummary>& epochs) {
    ChartSeries ap50{.name = "AP50", .points = true}, ap{.name = "AP (IoU .50 to .95)", .points = true};
    for (const EpochSummary& epoch : epochs)
        if (epoch.evaluated) {
            ap50.x.push_back(epoch.epoch + 1);
            ap50.y.push_back(epoch.metrics.ap50);
            ap.x.push_back(epoch.epoch + 1);
            ap.y.push_back(epoch.metrics.ap);
        }
    return {.title = "Average precision on the validation split",
            .xLabel = "epoch",
            .leftLabel = "AP",
            .unitLeft = true,
            .series = {std::move(ap50), std::move(ap)}};
}

Result<void> drawRunCharts(const ChartPainter& painter, const std::filesystem::path& folder, int iterationsPerEpoch,
                           const std::vector<EpochSummary>& epochs) {
    auto drawn = painter.paint(lossChart(folder / "steps.csv", iterationsPerEpoch, epochs), folder / "loss_and_lr.png");
    const Chart metrics = metricsChart(epochs);
    return !drawn || metrics.series.front().x.empty() ? drawn : painter.paint(metrics, folder / "mAP.png");
}

} // namespace boxwright
