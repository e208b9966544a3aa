#pragma once

#include <QStyledItemDelegate>

namespace boxwright {

/// A cell with its number at the right and, left of it, a small bar whose share of the cell the model tells in
/// `barRole`.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit BarDelegate(int barRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_barRole;
};

} // namespace boxwright
