#include "ui/models/bar_delegate.h"

#include <algorithm>

#include <QGuiApplication>
#include <QPainter>

namespace boxwright {

namespace {

constexpr int barHeight = 6;
constexpr int leftEdge = 12;
constexpr int gap = 10; ///< between bar and number
constexpr int longestBar = 160;

} // namespace

BarDelegate::BarDelegate(int barRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_barRole(barRole) {}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant share = index.data(m_barRole);
    if (!share.isValid())
        return;
    const int numberWidth = option.fontMetrics.horizontalAdvance(QStringLiteral("0.000")) + 8;
    const int room = std::min(longestBar, option.rect.width() - leftEdge - gap - numberWidth);
    if (room < barHeight)
        return;
    const QRectF track(option.rect.right() - numberWidth - gap - room, option.rect.center().y() - barHeight / 2.0, room,
                       barHeight);
    QRectF bar = track;
    bar.setWidth(track.width() * std::clamp(share.toDouble(), 0.0, 1.0));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(QPalette::Midlight));
    painter->drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    // In a view the style sheet makes Highlight the soft tint of a selected row.
    painter->setBrush(QGuiApplication::palette().color(QPalette::Highlight));
    if (bar.width() > 0)
        painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter->restore();
}

} // namespace boxwright
