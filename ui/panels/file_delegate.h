#pragma once

#include <QStyledItemDelegate>

namespace boxwright {

/// A row of the file list: a dot for the state of its annotation, the name, the number of boxes.
class FileDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace boxwright
