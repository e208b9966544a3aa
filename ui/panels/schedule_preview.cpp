#include "ui/panels/schedule_preview.h"

#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "core/engine/lr_schedule.h"
#include "ui/charts/chart_theme.h"

namespace boxwright {

SchedulePreview::SchedulePreview(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SchedulePreview::setSchedule(const TrainOptions& options, int iterationsPerEpoch) {
    m_options = options;
    m_iterations = std::max(1, iterationsPerEpoch);
    update();
}

double SchedulePreview::rateAt(double part) const {
    const LrSchedule schedule(m_options.schedule, m_options.effectiveLearningRate(), m_iterations, m_options.epochs);
    const double first = static_cast<double>(m_options.startEpoch) * m_iterations;
    const double last = static_cast<double>(m_options.epochs) * m_iterations - 1;
    return schedule.rate(std::llround(first + std::clamp(part, 0.0, 1.0) * std::max(0.0, last - first)));
}

double SchedulePreview::highestRate() const {
    double highest = 0;
    for (int i = 0; i <= width(); ++i)
        highest = std::max(highest, rateAt(static_cast<double>(i) / std::max(1, width())));
    return highest;
}

QRectF SchedulePreview::plotArea() const {
    const int line = fontMetrics().height() + 3;
    return QRectF(rect()).adjusted(1, line, -1, -line);
}

void SchedulePreview::paintCurve(QPainter& painter, const QRectF& plot) const {
    const double highest = std::max(highestRate(), 1e-12);
    QPainterPath curve;
    for (int x = 0; x <= static_cast<int>(plot.width()); ++x) {
        const double part = x / std::max(1.0, plot.width());
        const QPointF at(plot.left() + x, plot.bottom() - 1 - rateAt(part) / highest * (plot.height() - 4));
        x == 0 ? curve.moveTo(at) : curve.lineTo(at);
    }
    const bool dark = chartTheme(palette()).dark;
    painter.setPen(QPen(curveColor(CurveRole::LearningRate, dark), 2));
    painter.drawPath(curve);
}

void SchedulePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ChartTheme theme = chartTheme(palette());
    const QRectF plot = plotArea();
    painter.setPen(QPen(theme.axis, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    paintCurve(painter, plot);
    painter.setPen(theme.faintText);
    const QString top = tr("Learning rate, at most %1").arg(QLocale().toString(highestRate(), 'g', 3));
    painter.drawText(QRectF(0, 0, width(), plot.top()), Qt::AlignLeft | Qt::AlignVCenter, top);
    const QRectF below(0, plot.bottom(), width(), height() - plot.bottom());
    painter.drawText(below, Qt::AlignLeft | Qt::AlignBottom, tr("Epoch %1").arg(m_options.startEpoch + 1));
    painter.drawText(below, Qt::AlignRight | Qt::AlignBottom, QLocale().toString(m_options.epochs));
    if (m_options.schedule.kind == ScheduleKind::Plateau)
        painter.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, tr("drops whenever the score stands still"));
}

void SchedulePreview::mouseMoveEvent(QMouseEvent* event) {
    const QRectF plot = plotArea();
    const double part = std::clamp((event->position().x() - plot.left()) / std::max(1.0, plot.width()), 0.0, 1.0);
    const int epochs = m_options.epochs - m_options.startEpoch;
    const int epoch = m_options.startEpoch + std::min(epochs - 1, static_cast<int>(part * epochs));
    QToolTip::showText(event->globalPosition().toPoint(),
                       tr("Epoch %1: %2").arg(epoch + 1).arg(QLocale().toString(rateAt(part), 'g', 3)), this);
}

} // namespace boxwright
