#include "ui/models/trailing_text_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QPainter>

namespace boxwright {

namespace {

constexpr int rowHeight = 30;
constexpr int edge = 10; ///< right of the trailing text
constexpr int gap = 8;   ///< between the two texts

} // namespace

TrailingTextDelegate::TrailingTextDelegate(int textRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_textRole(textRole) {}

void TrailingTextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QStyle* style = row.widget ? row.widget->style() : QApplication::style();
    const QString trailing = index.data(m_textRole).toString();
    const int trailingWidth = row.fontMetrics.horizontalAdvance(trailing) + (trailing.isEmpty() ? 0 : gap);
    const QRect textRect = style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget);
    const int room = std::min(textRect.right(), row.rect.right() - edge) - textRect.left() - trailingWidth;
    row.text = row.fontMetrics.elidedText(row.text, Qt::ElideMiddle, room);
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    painter->save();
    painter->setFont(row.font);
    painter->setPen(trailingColor(index, row.palette));
    painter->drawText(row.rect.adjusted(0, 0, -edge, 0), Qt::AlignRight | Qt::AlignVCenter, trailing);
    painter->restore();
}

QSize TrailingTextDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize hint = QStyledItemDelegate::sizeHint(option, index);
    return {hint.width(), std::max(rowHeight, hint.height())};
}

QColor TrailingTextDelegate::trailingColor(const QModelIndex&, const QPalette& palette) const {
    return palette.color(QPalette::PlaceholderText);
}

} // namespace boxwright
