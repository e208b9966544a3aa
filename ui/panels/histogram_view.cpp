#include "ui/panels/histogram_view.h"

#include <algorithm>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace boxwright {

HistogramView::HistogramView(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void HistogramView::setHistogram(const QString& title, const Histogram& histogram, const QString& unit,
                                 const QColor& color, Values values) {
    m_title = title;
    m_histogram = histogram;
    m_unit = unit;
    m_color = color;
    m_values = values;
    const std::vector<long>& counts = histogram.counts();
    const auto holds = [](long count) { return count > 0; };
    const auto first = std::find_if(counts.begin(), counts.end(), holds);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), holds);
    m_first = first == counts.end() ? 0 : static_cast<int>(first - counts.begin());
    m_last = first == counts.end() ? -1 : static_cast<int>(counts.rend() - last) - 1;
    m_current = m_first;
    setAccessibleName(title);
    update();
}

QRectF HistogramView::barsArea() const {
    const double line = fontMetrics().height();
    return QRectF(rect()).adjusted(0, line + 6, 0, -line - 2);
}

int HistogramView::binAt(double x) const {
    const int bins = m_last - m_first + 1;
    const int place = bins <= 0 ? -1 : static_cast<int>((x - barsArea().left()) * bins / barsArea().width());
    return place < 0 || place >= bins ? -1 : m_first + place;
}

QString HistogramView::edgeText(int bin) const {
    const auto index = static_cast<std::size_t>(bin);
    return index < m_histogram.edges().size() ? QLocale().toString(m_histogram.edges()[index], 'g', 3) : QString();
}

bool HistogramView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int bin = binAt(help->pos().x());
    if (bin < 0)
        return true;
    const QString count = QLocale().toString(qlonglong{m_histogram.counts()[static_cast<std::size_t>(bin)]});
    QToolTip::showText(help->globalPos(), QStringLiteral("%1: %2").arg(binText(bin), count), this);
    return true;
}

QString HistogramView::binText(int bin) const {
    const auto& edges = m_histogram.edges();
    const auto index = static_cast<std::size_t>(bin);
    const bool isLast = index + 1 >= edges.size();
    if (isLast)
        return tr("%1 and more").arg(edgeText(bin)) + m_unit;
    if (m_values == Values::Measured)
        return tr("%1 to %2").arg(edgeText(bin), edgeText(bin + 1)) + m_unit;
    const double last = edges[index + 1] - 1;
    return (last <= edges[index] ? edgeText(bin) : tr("%1 to %2").arg(edgeText(bin), QLocale().toString(last))) +
           m_unit;
}

QRectF HistogramView::binRect(int bin) const {
    const QRectF area = barsArea();
    const double across = area.width() / std::max(1, m_last - m_first + 1);
    return {area.left() + (bin - m_first) * across, area.top(), across, area.height()};
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
    const int bin = binAt(event->position().x());
    setCursor(bin >= 0 && m_histogram.counts()[static_cast<std::size_t>(bin)] > 0 ? Qt::PointingHandCursor
                                                                                  : Qt::ArrowCursor);
}

void HistogramView::mouseReleaseEvent(QMouseEvent* event) {
    const int bin = binAt(event->position().x());
    if (event->button() != Qt::LeftButton || bin < 0)
        return;
    m_current = bin;
    update();
    Q_EMIT binChosen(bin);
}

void HistogramView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    if (m_last < m_first || (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Return &&
                             key != Qt::Key_Enter && key != Qt::Key_Space)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        m_current = std::clamp(m_current + (key == Qt::Key_Left ? -1 : 1), m_first, m_last);
        const QPoint place = mapToGlobal(binRect(m_current).center().toPoint());
        const QString count = QLocale().toString(qlonglong{m_histogram.counts()[static_cast<std::size_t>(m_current)]});
        QToolTip::showText(place, QStringLiteral("%1: %2").arg(binText(m_current), count), this);
        update();
        return;
    }
    Q_EMIT binChosen(m_current);
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(rect()), Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_title, Qt::ElideRight, width()));
    const QRectF area = barsArea();
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_last < m_first) {
        if (hasFocus())
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        return;
    }
    const std::vector<long>& counts = m_histogram.counts();
    const double highest = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
    const int bins = m_last - m_first + 1;
    const double across = area.width() / bins;
    double labelEnd = -1;
    for (int bin = m_first; bin <= m_last; ++bin) {
        const double left = area.left() + (bin - m_first) * across;
        const double height = area.height() * static_cast<double>(counts[static_cast<std::size_t>(bin)]) / highest;
        painter.fillRect(QRectF(left + 1, area.bottom() - height, std::max(1.0, across - 2), height), m_color);
        if (hasFocus() && bin == m_current) {
            painter.save();
            painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
            painter.drawRect(binRect(bin).adjusted(1, 1, -1, -1));
            painter.restore();
        }
        const QString label = edgeText(bin);
        const double width = fontMetrics().horizontalAdvance(label);
        if (left < labelEnd || left + width > area.right())
            continue; // the edges that have room
        painter.drawText(QPointF(left, rect().bottom() - fontMetrics().descent()), label);
        labelEnd = left + width + 8;
    }
}

} // namespace boxwright
