#pragma once

#include <vector>

#include <QString>
#include <QWidget>

#include "ui/charts/chart_theme.h"
#include "ui/charts/exponential_smoother.h"
#include "ui/models/run_history.h"

class QLabel;
class QSlider;

namespace boxwright {

class MetricChart;

/// A run that is drawn beside the one that is shown.
struct ComparedRun {
    QString name; ///< in the legend
    RunCurves curves;
};

/// The charts of one run: loss (total, smoothed total, its four parts, validation) and learning rate per iteration, AP
/// and AP50 per epoch; and of the runs compared with it, each in a colour and dashes of its own. Shows iterations and
/// epochs from 1.
class TrainCharts : public QWidget {
    Q_OBJECT

public:
    explicit TrainCharts(QWidget* parent = nullptr);

    void clear();
    void showCurves(const RunCurves& curves);
    void append(const std::vector<StepPoint>& steps);
    void append(const EpochPoint& epoch);
    /// The first few of them; see mostComparedRuns.
    void compareWith(std::vector<ComparedRun> runs);

    [[nodiscard]] MetricChart* lossChart() const { return m_loss; }
    [[nodiscard]] MetricChart* rateChart() const { return m_rate; }
    [[nodiscard]] MetricChart* precisionChart() const { return m_precision; }
    [[nodiscard]] QSlider* smoothingSlider() const { return m_smoothing; }

Q_SIGNALS:
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] double smoothingWeight() const;
    void smoothAgain();
    void drawCompared(int index);
    void retranslate();

    MetricChart* m_loss;
    MetricChart* m_rate;
    MetricChart* m_precision;
    QLabel* m_smoothingLabel;
    QSlider* m_smoothing;
    ExponentialSmoother m_smoother;
    std::vector<ComparedRun> m_compared;
};

} // namespace boxwright
