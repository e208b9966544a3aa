#pragma once

#include <optional>

#include <QRectF>
#include <QString>

#include "ui/charts/chart_theme.h"

class QAbstractAxis;
class QAbstractSeries;
class QChart;
class QFont;
class QLogValueAxis;
class QValueAxis;

namespace boxwright {

struct AxisScale;

/// The axes of a chart: x, and a y axis that is linear or logarithmic. They belong to the chart.
class ChartAxes {
public:
    explicit ChartAxes(QChart* chart);

    void attach(QAbstractSeries* series);
    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const { return m_logarithmic; }

    void setScales(const AxisScale& x, const AxisScale& y);
    /// While logarithmic, instead of the y scale: both above 0; moved out to ticks unless `exact`.
    void setLogRange(double low, double high, bool exact);
    [[nodiscard]] double xMin() const;
    [[nodiscard]] double xMax() const;

    void setTitles(const QString& x, const QString& y);
    void setTitlesVisible(bool visible);
    void setVisible(bool visible);
    void applyTheme(const ChartTheme& theme, const QFont& small);

private:
    [[nodiscard]] QAbstractAxis* yAxis() const;
    void updateTitles();

    QChart* m_chart;
    QValueAxis* m_x;
    QValueAxis* m_linear;
    QLogValueAxis* m_log;
    bool m_logarithmic = false;
    bool m_visible = true;
    bool m_titlesVisible = true;
};

} // namespace boxwright
