#pragma once

#include <QColor>
#include <QStyledItemDelegate>

namespace boxwright {

/// Colours of marks that are the same in both themes.
[[nodiscard]] QColor verifiedColor();
[[nodiscard]] QColor flaggedColor();

/// A row of the file list: a dot for the state of its annotation, the name, the number of boxes; with thumbnails a
/// small picture before them.
class FileDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int thumbnailSide = 52; ///< view pixels

    using QStyledItemDelegate::QStyledItemDelegate;

    void setThumbnails(bool shown);
    [[nodiscard]] bool hasThumbnails() const { return m_thumbnails; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool m_thumbnails = false;
};

} // namespace boxwright
