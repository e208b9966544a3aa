#pragma once

#include <QStyledItemDelegate>

namespace boxwright {

/// A list row with a short muted text, the model's data in `textRole`, at its right end; the row's own text is elided
/// before it.
class TrailingTextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TrailingTextDelegate(int textRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    [[nodiscard]] virtual QColor trailingColor(const QModelIndex& index, const QPalette& palette) const;

private:
    int m_textRole;
};

} // namespace boxwright
