#include "ui/charts/chart_axes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QChart>
#include <QFont>
#include <QLogValueAxis>
#include <QPen>
#include <QValueAxis>

#include "ui/charts/axis_scale.h"

namespace boxwright {

namespace {

const QString labelFormat = QStringLiteral("%.6g");
constexpr double wideRange = 64; ///< a logarithmic axis that spans more has ticks at powers of ten, else of two

} // namespace

ChartAxes::ChartAxes(QChart* chart)
    : m_chart(chart)
    , m_x(new QValueAxis(chart))
    , m_linear(new QValueAxis(chart))
    , m_log(new QLogValueAxis(chart)) {
    chart->addAxis(m_x, Qt::AlignBottom);
    chart->addAxis(m_linear, Qt::AlignLeft);
    for (QValueAxis* axis : {m_x, m_linear}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setTickAnchor(0);
        axis->setLabelFormat(labelFormat);
    }
    m_log->setLabelFormat(labelFormat);
    m_x->setGridLineVisible(false);
    m_linear->setLineVisible(false);
    m_log->setLineVisible(false);
}

QAbstractAxis* ChartAxes::yAxis() const {
    return m_logarithmic ? static_cast<QAbstractAxis*>(m_log) : m_linear;
}

void ChartAxes::attach(QAbstractSeries* series) {
    series->attachAxis(m_x);
    series->attachAxis(yAxis());
}

void ChartAxes::setLogarithmic(bool logarithmic) {
    if (logarithmic == m_logarithmic)
        return;
    QAbstractAxis* before = yAxis();
    m_logarithmic = logarithmic;
    m_chart->removeAxis(before);
    before->setParent(m_chart); // removing gave it back to nobody
    m_chart->addAxis(yAxis(), Qt::AlignLeft);
    for (QAbstractSeries* series : m_chart->series())
        series->attachAxis(yAxis());
}

void ChartAxes::setScales(const AxisScale& x, const AxisScale& y) {
    for (const auto& [axis, scale] : {std::pair(m_x, x), std::pair(m_linear, y)}) {
        // The wider interval first: a wide range with a narrow interval would lay out thousands of labels.
        axis->setTickInterval(std::max(axis->tickInterval(), scale.step));
        axis->setRange(scale.min, scale.max);
        axis->setTickInterval(scale.step);
    }
}

void ChartAxes::setLogRange(double low, double high, bool exact) {
    high = std::max(high, low * 1.001);
    const double base = high / low > wideRange ? 10 : 2;
    if (!exact) {
        low = std::pow(base, std::floor(std::log(low) / std::log(base) + 1e-9));
        high = std::pow(base, std::ceil(std::log(high) / std::log(base) - 1e-9));
    }
    m_log->setBase(base);
    m_log->setRange(low, std::max(high, low * base * (exact ? 0 : 1)));
}

double ChartAxes::xMin() const {
    return m_x->min();
}

double ChartAxes::xMax() const {
    return m_x->max();
}

void ChartAxes::setTitles(const QString& x, const QString& y) {
    m_x->setTitleText(x);
    m_linear->setTitleText(y);
    m_log->setTitleText(y);
}

void ChartAxes::setTitlesVisible(bool visible) {
    m_titlesVisible = visible;
    updateTitles();
}

/// A title shows itself also beside an axis that is hidden.
void ChartAxes::updateTitles() {
    for (QAbstractAxis* axis :
         {static_cast<QAbstractAxis*>(m_x), static_cast<QAbstractAxis*>(m_linear), static_cast<QAbstractAxis*>(m_log)})
        axis->setTitleVisible(m_titlesVisible && m_visible);
}

void ChartAxes::setVisible(bool visible) {
    m_visible = visible;
    m_x->setVisible(visible);
    yAxis()->setVisible(visible);
    updateTitles();
}

void ChartAxes::applyTheme(const ChartTheme& theme, const QFont& small) {
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(m_x), static_cast<QAbstractAxis*>(m_linear),
                                static_cast<QAbstractAxis*>(m_log)}) {
        axis->setGridLinePen(QPen(theme.grid, 1));
        axis->setLinePen(QPen(theme.axis, 1));
        axis->setLabelsBrush(theme.faintText);
        axis->setTitleBrush(theme.faintText);
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
}

} // namespace boxwright
