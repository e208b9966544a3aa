#pragma once

#include <vector>

#include <QWidget>

#include "ui/charts/exponential_smoother.h"
#include "ui/models/run_history.h"

namespace boxwright {

class MetricChart;

/// The charts of one run: loss (total, smoothed total and its four parts) and learning rate per iteration, AP and AP50
/// per epoch. Shows iterations and epochs from 1.
class TrainCharts : public QWidget {
    Q_OBJECT

public:
    explicit TrainCharts(QWidget* parent = nullptr);

    void clear();
    void showCurves(const RunCurves& curves);
    void append(const std::vector<StepPoint>& steps);
    void append(const EpochPoint& epoch);

    [[nodiscard]] MetricChart* lossChart() const { return m_loss; }
    [[nodiscard]] MetricChart* rateChart() const { return m_rate; }
    [[nodiscard]] MetricChart* precisionChart() const { return m_precision; }

Q_SIGNALS:
    void statusMessage(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    MetricChart* m_loss;
    MetricChart* m_rate;
    MetricChart* m_precision;
    ExponentialSmoother m_smoother;
};

} // namespace boxwright
