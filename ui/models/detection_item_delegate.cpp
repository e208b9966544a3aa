#include "ui/models/detection_item_delegate.h"

#include <QGuiApplication>
#include <QPainter>

#include "ui/models/detection_list_model.h"
#include "ui/support/status_colors.h"

namespace boxwright {

namespace {

constexpr int markSide = 16;

DetectionState stateOf(const QModelIndex& index) {
    return static_cast<DetectionState>(index.data(DetectionListModel::StateRole).toInt());
}

/// A ring that waits, a half that runs, a full disc that is done, a cross that failed: told apart without colour too.
void paintMark(QPainter& painter, DetectionState state, const QPalette& palette) {
    const QRectF disc(3.5, 3.5, 9, 9);
    // In a view the style sheet makes Highlight the soft tint of a selected row.
    const QColor accent = QGuiApplication::palette().color(QPalette::Highlight);
    switch (state) {
    case DetectionState::Waiting:
    case DetectionState::Queued:
        painter.setPen(QPen(palette.color(QPalette::Mid), 1.5));
        painter.drawEllipse(disc);
        return;
    case DetectionState::Running:
        painter.setPen(QPen(accent, 1.5));
        painter.drawEllipse(disc);
        painter.setBrush(accent);
        painter.drawPie(disc, 90 * 16, -180 * 16);
        return;
    case DetectionState::Done:
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawEllipse(disc);
        return;
    case DetectionState::Failed:
        painter.setPen(QPen(dangerColor(palette), 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5));
        painter.drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5));
        return;
    }
}

QIcon markIcon(DetectionState state, const QStyleOptionViewItem& option) {
    const double scale = option.widget ? option.widget->devicePixelRatioF() : 1.0;
    QPixmap pixmap(QSize(markSide, markSide) * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMark(painter, state, option.palette);
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // a selected row would tint it
    return icon;
}

} // namespace

DetectionItemDelegate::DetectionItemDelegate(QObject* parent)
    : TrailingTextDelegate(DetectionListModel::StatusTextRole, parent) {}

void DetectionItemDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    TrailingTextDelegate::initStyleOption(option, index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(markSide, markSide);
    option->icon = markIcon(stateOf(index), *option);
}

QColor DetectionItemDelegate::trailingColor(const QModelIndex& index, const QPalette& palette) const {
    return stateOf(index) == DetectionState::Failed ? dangerColor(palette)
                                                    : TrailingTextDelegate::trailingColor(index, palette);
}

} // namespace boxwright
