#include "ui/charts/chart_view.h"

#include <algorithm>
#include <utility>

#include <QChart>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>

namespace boxwright {

namespace {

constexpr int smallestDrag = 8; ///< view pixels; less is a click

} // namespace

ChartView::ChartView(QChart* chart, QWidget* parent)
    : QChartView(chart, parent)
    , m_band(new QRubberBand(QRubberBand::Rectangle, viewport())) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setMinimumSize(180, 110);
}

void ChartView::setTheme(const ChartTheme& theme) {
    m_theme = theme;
    setBackgroundBrush(theme.background);
    viewport()->update();
}

void ChartView::setPlaceholder(const QString& text) {
    m_placeholder = text;
    viewport()->update();
}

void ChartView::setReadout(const QString& title, std::vector<ReadoutLine> lines) {
    if (lines.empty() && m_lines.empty())
        return;
    m_readoutTitle = title;
    m_lines = std::move(lines);
    viewport()->update();
}

void ChartView::setMarker(std::optional<double> x) {
    m_marker = x;
    viewport()->update();
}

QPointF ChartView::valueAt(QPoint viewPoint) const {
    return chart()->mapToValue(chart()->mapFromScene(mapToScene(viewPoint)));
}

void ChartView::drawForeground(QPainter* painter, const QRectF& rect) {
    QChartView::drawForeground(painter, rect);
    const QRectF plot = chart()->mapRectToScene(chart()->plotArea());
    if (!m_placeholder.isEmpty()) {
        painter->setPen(m_theme.faintText);
        painter->drawText(plot.adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
    }
    if (m_marker)
        paintMarker(*painter, plot);
    if (m_lines.empty())
        return;
    paintMarks(*painter, plot);
    paintBox(*painter, plot);
}

void ChartView::paintMarker(QPainter& painter, const QRectF& plot) const {
    const double x = chart()->mapToScene(chart()->mapToPosition({*m_marker, 0})).x();
    if (x < plot.left() - 1 || x > plot.right() + 1)
        return;
    painter.setPen(QPen(m_theme.text, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
}

void ChartView::paintMarks(QPainter& painter, const QRectF& plot) const {
    const auto toScene = [this](const QPointF& value) { return chart()->mapToScene(chart()->mapToPosition(value)); };
    const double x = toScene(m_lines.front().point).x();
    painter.setPen(QPen(m_theme.axis, 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    for (const ReadoutLine& line : m_lines) {
        const QPointF at = toScene(line.point);
        if (!plot.adjusted(-1, -1, 1, 1).contains(at))
            continue;
        painter.setPen(QPen(m_theme.background, 1.5));
        painter.setBrush(line.color);
        painter.drawEllipse(at, 4, 4);
    }
}

void ChartView::paintBox(QPainter& painter, const QRectF& plot) const {
    constexpr int padding = 9;
    constexpr int dot = 8;
    constexpr int gap = 16;
    const QFontMetrics metrics(painter.font());
    const int lineHeight = metrics.height() + 2;
    int nameWidth = 0;
    int valueWidth = 0;
    for (const ReadoutLine& line : m_lines) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(line.name));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(line.value));
    }
    const int inner = std::max(metrics.horizontalAdvance(m_readoutTitle), dot + 6 + nameWidth + gap + valueWidth);
    const int rows = static_cast<int>(m_lines.size()) + 1;
    const QSizeF size(inner + 2 * padding, rows * lineHeight + 2 * padding - 2);

    const double x = chart()->mapToScene(chart()->mapToPosition(m_lines.front().point)).x();
    const double left = x + 14 + size.width() <= plot.right() ? x + 14 : x - 14 - size.width();
    const QRectF box(QPointF(std::max(left, plot.left()), plot.top() + 6), size);
    painter.setPen(QPen(m_theme.axis, 1));
    painter.setBrush(m_theme.readoutBackground);
    painter.drawRoundedRect(box, 6, 6);

    QRectF row(box.left() + padding, box.top() + padding - 1, inner, lineHeight);
    painter.setPen(m_theme.faintText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, m_readoutTitle);
    for (const ReadoutLine& line : m_lines) {
        row.translate(0, lineHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(line.color);
        painter.drawEllipse(QPointF(row.left() + dot / 2.0, row.center().y()), dot / 2.0, dot / 2.0);
        painter.setPen(m_theme.text);
        painter.drawText(row.adjusted(dot + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, line.name);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, line.value);
    }
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_dragStart = event->pos();
    m_band->setGeometry(QRect(event->pos(), QSize()));
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragStart) {
        const QRect plot = mapFromScene(chart()->mapRectToScene(chart()->plotArea())).boundingRect();
        m_band->setGeometry(QRect(*m_dragStart, event->pos()).normalized().intersected(plot));
        m_band->show();
        return;
    }
    const QPointF inChart = chart()->mapFromScene(mapToScene(event->pos()));
    if (chart()->plotArea().contains(inChart))
        Q_EMIT hovered(chart()->mapToValue(inChart).x());
    else
        Q_EMIT hoverLeft();
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_dragStart)
        return;
    m_dragStart.reset();
    m_band->hide();
    const QRect dragged = m_band->geometry();
    const QPointF inChart = chart()->mapFromScene(mapToScene(event->pos()));
    if (std::max(dragged.width(), dragged.height()) < smallestDrag && chart()->plotArea().contains(inChart))
        Q_EMIT clicked(chart()->mapToValue(inChart).x());
    if (dragged.width() < smallestDrag || dragged.height() < smallestDrag)
        return;
    Q_EMIT zoomRequested(QRectF(valueAt(dragged.topLeft()), valueAt(dragged.bottomRight())).normalized());
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragStart.reset();
    m_band->hide();
    Q_EMIT resetRequested();
}

void ChartView::leaveEvent(QEvent* event) {
    QChartView::leaveEvent(event);
    Q_EMIT hoverLeft();
}

} // namespace boxwright
