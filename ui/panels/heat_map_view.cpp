#include "ui/panels/heat_map_view.h"

#include <algorithm>
#include <cmath>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/support/contrast.h"

namespace boxwright {

namespace {

constexpr double mostNameShare = 0.3; ///< of the view's width, for the names of the rows
constexpr double mostCellHeight = 34;

} // namespace

HeatMapView::HeatMapView(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void HeatMapView::setCells(const QString& title, Cells cells, const QColor& color,
                           std::function<QString(QPoint cell)> textOf) {
    m_title = title;
    m_cells = std::move(cells);
    m_color = color;
    m_textOf = std::move(textOf);
    m_current = {0, 0};
    setAccessibleName(title);
    update();
}

int HeatMapView::rows() const {
    return m_cells.columns == 0 ? 0 : static_cast<int>(m_cells.counts.size()) / m_cells.columns;
}

long HeatMapView::count(QPoint cell) const {
    return m_cells.counts[static_cast<std::size_t>(cell.y() * m_cells.columns + cell.x())];
}

QRectF HeatMapView::cellsArea() const {
    const double line = fontMetrics().height();
    QRectF area = QRectF(contentsRect()).adjusted(0, line + 6, -1, -1);
    if (m_cells.names.isEmpty())
        return area;
    int widest = 0;
    for (const QString& name : m_cells.names)
        widest = std::max(widest, fontMetrics().horizontalAdvance(name));
    area.adjust(std::min(widest + 8.0, width() * mostNameShare), line + 4, 0, 0);
    area.setHeight(std::min(area.height(), mostCellHeight * rows()));
    return area;
}

QRectF HeatMapView::cellRect(QPoint cell) const {
    const QRectF area = cellsArea();
    const double across = area.width() / std::max(1, m_cells.columns);
    const double down = area.height() / std::max(1, rows());
    return {area.left() + cell.x() * across, area.top() + cell.y() * down, across, down};
}

std::optional<QPoint> HeatMapView::cellAt(QPointF point) const {
    const QRectF area = cellsArea();
    if (rows() == 0 || !area.contains(point))
        return std::nullopt;
    const int column = static_cast<int>((point.x() - area.left()) * m_cells.columns / area.width());
    const int row = static_cast<int>((point.y() - area.top()) * rows() / area.height());
    return QPoint(std::min(column, m_cells.columns - 1), std::min(row, rows() - 1));
}

QString HeatMapView::toolTip(QPoint cell) const {
    return QStringLiteral("%1: %2").arg(m_textOf(cell), QLocale().toString(qlonglong{count(cell)}));
}

bool HeatMapView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto cell = cellAt(help->pos()))
        QToolTip::showText(help->globalPos(), toolTip(*cell), this);
    return true;
}

void HeatMapView::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    setCursor(cell && count(*cell) > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void HeatMapView::mouseReleaseEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    m_current = *cell;
    update();
    Q_EMIT cellChosen(*cell);
}

void HeatMapView::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const QPoint step(key == Qt::Key_Left ? -1 : (key == Qt::Key_Right ? 1 : 0),
                      key == Qt::Key_Up ? -1 : (key == Qt::Key_Down ? 1 : 0));
    const bool chooses = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (rows() == 0 || (step.isNull() && !chooses)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (chooses) {
        Q_EMIT cellChosen(m_current);
        return;
    }
    m_current = {std::clamp(m_current.x() + step.x(), 0, m_cells.columns - 1),
                 std::clamp(m_current.y() + step.y(), 0, rows() - 1)};
    QToolTip::showText(mapToGlobal(cellRect(m_current).center().toPoint()), toolTip(m_current), this);
    update();
}

void HeatMapView::paintCell(QPainter& painter, QPoint cell, double highest) const {
    const auto here = static_cast<double>(count(cell));
    const QRectF place = cellRect(cell).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor ground = palette().color(QPalette::Base);
    // The root shows the rare cells beside the crowded ones.
    const double strength = highest > 0 ? std::sqrt(here / highest) : 0;
    const auto mixed = [strength](int from, int to) { return static_cast<int>(from + (to - from) * strength); };
    const QColor color(mixed(ground.red(), m_color.red()), mixed(ground.green(), m_color.green()),
                       mixed(ground.blue(), m_color.blue()));
    painter.fillRect(place, color);
    const QString text = QLocale().toString(qlonglong{count(cell)});
    if (m_cells.showsCounts && here > 0 && fontMetrics().horizontalAdvance(text) + 4 < place.width()) {
        painter.setPen(readableTextOn(color));
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

void HeatMapView::paintNames(QPainter& painter) const {
    painter.setPen(palette().color(QPalette::Text));
    const double line = fontMetrics().height();
    for (int i = 0; i < static_cast<int>(m_cells.names.size()); ++i) {
        const QRectF row = cellRect({0, i});
        const int room = static_cast<int>(row.left()) - contentsRect().left() - 6;
        if (row.height() >= line * 0.8)
            painter.drawText(QRectF(contentsRect().left(), row.top(), room, row.height()),
                             Qt::AlignRight | Qt::AlignVCenter,
                             fontMetrics().elidedText(m_cells.names[i], Qt::ElideRight, room));
        const QRectF column = cellRect({i, 0});
        const QRectF head(column.left() + 2, column.top() - line - 2, column.width() - 4, line);
        painter.drawText(head, Qt::AlignCenter,
                         fontMetrics().elidedText(m_cells.names[i], Qt::ElideRight, static_cast<int>(head.width())));
    }
}

void HeatMapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRectF(contentsRect()), Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_title, Qt::ElideRight, contentsRect().width()));
    if (rows() == 0) {
        if (hasFocus())
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        return;
    }
    const auto highest = static_cast<double>(*std::max_element(m_cells.counts.begin(), m_cells.counts.end()));
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < m_cells.columns; ++column)
            paintCell(painter, {column, row}, highest);
    paintNames(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(cellsArea());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Text), 2));
        painter.drawRect(cellRect(m_current).adjusted(1, 1, -1, -1));
    }
}

} // namespace boxwright
