#include "ui/panels/confusion_view.h"

#include <algorithm>
#include <utility>

#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/support/contrast.h"
#include "ui/support/qt_convert.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

constexpr int gap = 2; ///< between cells
constexpr int smallestCellWidth = 44;
constexpr int smallestCellHeight = 26;
constexpr int largestCellWidth = 130;
constexpr int largestCellHeight = 64;
constexpr int longestName = 150;

} // namespace

ConfusionView::ConfusionView(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void ConfusionView::setMatrix(ConfusionMatrix matrix, const ClassList& classes) {
    const bool otherSize = matrix.labels.size() != m_matrix.labels.size();
    m_matrix = std::move(matrix);
    m_classes = classes;
    if (otherSize)
        m_current = {};
    updateGeometry();
    update();
}

QString ConfusionView::rowName(int row) const {
    return row + 1 == side() ? tr("nothing there")
                             : fromUtf8(m_classes.name(m_matrix.labels[static_cast<std::size_t>(row)]));
}

QString ConfusionView::columnName(int column) const {
    return column + 1 == side() ? tr("missed")
                                : fromUtf8(m_classes.name(m_matrix.labels[static_cast<std::size_t>(column)]));
}

int ConfusionView::count(QPoint cell) const {
    return m_matrix.at(static_cast<std::size_t>(cell.y()), static_cast<std::size_t>(cell.x()));
}

double ConfusionView::shareOfRow(QPoint cell) const {
    int sum = 0;
    for (int column = 0; column < side(); ++column)
        sum += count({column, cell.y()});
    return sum > 0 ? static_cast<double>(count(cell)) / sum : 0;
}

int ConfusionView::labelWidth() const {
    int widest = fontMetrics().horizontalAdvance(tr("Annotated ↓"));
    for (int row = 0; row < side(); ++row)
        widest = std::max(widest, fontMetrics().horizontalAdvance(rowName(row)));
    return std::min(widest, longestName) + 14;
}

QPointF ConfusionView::cellsOrigin() const {
    return {static_cast<double>(labelWidth()), 2.0 * fontMetrics().height() + 16};
}

double ConfusionView::cellWidth() const {
    return std::clamp((width() - cellsOrigin().x() - 8) / side(), double(smallestCellWidth), double(largestCellWidth));
}

double ConfusionView::cellHeight() const {
    return std::clamp((height() - cellsOrigin().y() - 8) / side(), double(smallestCellHeight),
                      double(largestCellHeight));
}

QRectF ConfusionView::cellRect(QPoint cell) const {
    return {cellsOrigin() + QPointF(cell.x() * cellWidth(), cell.y() * cellHeight()),
            QSizeF(cellWidth() - gap, cellHeight() - gap)};
}

std::optional<QPoint> ConfusionView::cellAt(QPointF pointInView) const {
    const QPointF inCells = pointInView - cellsOrigin();
    if (isEmptyMatrix() || inCells.x() < 0 || inCells.y() < 0)
        return std::nullopt;
    const QPoint cell(static_cast<int>(inCells.x() / cellWidth()), static_cast<int>(inCells.y() / cellHeight()));
    const bool nothing = cell.x() + 1 == side() && cell.y() + 1 == side(); // nothing there and nothing detected
    return cell.x() < side() && cell.y() < side() && !nothing ? std::optional(cell) : std::nullopt;
}

QString ConfusionView::cellText(QPoint cell) const {
    const int percent = qRound(shareOfRow(cell) * 100);
    const QString number = tr("%1 (%2 % of the row)").arg(count(cell)).arg(percent);
    if (cell.y() + 1 == side())
        return tr("Detected as %1 where nothing is annotated: %2").arg(columnName(cell.x()), number);
    if (cell.x() + 1 == side())
        return tr("%1 that were missed: %2").arg(rowName(cell.y()), number);
    return tr("Annotated %1, detected as %2: %3").arg(rowName(cell.y()), columnName(cell.x()), number);
}

QSize ConfusionView::minimumSizeHint() const {
    const QPointF origin = cellsOrigin();
    return {static_cast<int>(origin.x()) + side() * smallestCellWidth + 8,
            static_cast<int>(origin.y()) + side() * smallestCellHeight + 8};
}

QSize ConfusionView::sizeHint() const {
    return minimumSizeHint().expandedTo({640, 420});
}

void ConfusionView::paintEvent(QPaintEvent*) {
    if (isEmptyMatrix())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeaders(painter);
    for (int row = 0; row < side(); ++row)
        for (int column = 0; column < side(); ++column)
            if (row + 1 < side() || column + 1 < side())
                paintCell(painter, {column, row});
}

void ConfusionView::paintHeaders(QPainter& painter) const {
    const QPointF origin = cellsOrigin();
    const int line = fontMetrics().height();
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRectF(origin.x(), 2, side() * cellWidth(), line), Qt::AlignLeft, tr("Detected →"));
    painter.drawText(QRectF(0, origin.y() - line - 8, origin.x() - 10, line), Qt::AlignRight, tr("Annotated ↓"));
    painter.setPen(palette().color(QPalette::WindowText));
    for (int i = 0; i < side(); ++i) {
        const QRectF top(origin.x() + i * cellWidth(), origin.y() - line - 8, cellWidth() - gap, line);
        painter.drawText(top, Qt::AlignCenter,
                         fontMetrics().elidedText(columnName(i), Qt::ElideRight, static_cast<int>(top.width())));
        const QRectF left(0, origin.y() + i * cellHeight(), origin.x() - 10, cellHeight() - gap);
        painter.drawText(left, Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(rowName(i), Qt::ElideRight, static_cast<int>(left.width())));
    }
}

void ConfusionView::paintCell(QPainter& painter, QPoint cell) const {
    const QRectF rect = cellRect(cell);
    // The program's colours: inside a scroll area the style sheet makes this widget's Base transparent.
    const QPalette colors = QGuiApplication::palette();
    const QColor base = colors.color(QPalette::Base);
    const QColor full = cell.x() == cell.y() ? colors.color(QPalette::Highlight) : dangerColor(colors);
    const int number = count(cell);
    // Even a single mistake shows a tint.
    const double strength = number > 0 ? 0.12 + 0.88 * shareOfRow(cell) : 0;
    const QColor fill = mixedColor(base, full, strength);
    painter.setPen(number > 0 ? Qt::NoPen : QPen(colors.color(QPalette::Midlight), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(rect, 4, 4);
    painter.setPen(number > 0 ? readableTextOn(fill) : colors.color(QPalette::PlaceholderText));
    painter.drawText(rect, Qt::AlignCenter, locale().toString(number));
    const bool focused = hasFocus() && cell == m_current;
    if (m_hovered == cell || focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.color(QPalette::WindowText), 2));
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
    }
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), cellText(*cell), this);
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::LanguageChange)
        update();
    return QWidget::event(event);
}

void ConfusionView::mouseMoveEvent(QMouseEvent* event) {
    const auto cell = cellAt(event->position());
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void ConfusionView::mouseReleaseEvent(QMouseEvent* event) {
    const auto cell = event->button() == Qt::LeftButton ? cellAt(event->position()) : std::nullopt;
    if (!cell)
        return;
    m_current = *cell;
    update();
    Q_EMIT cellChosen(cell->y(), cell->x());
}

void ConfusionView::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    QPoint step;
    switch (event->key()) {
    case Qt::Key_Left:
        step = {-1, 0};
        break;
    case Qt::Key_Right:
        step = {1, 0};
        break;
    case Qt::Key_Up:
        step = {0, -1};
        break;
    case Qt::Key_Down:
        step = {0, 1};
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isEmptyMatrix())
            Q_EMIT cellChosen(m_current.y(), m_current.x());
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    const QPoint next = m_current + step;
    if (cellAt(cellRect(next).center()) == next)
        m_current = next;
    update();
}

} // namespace boxwright
