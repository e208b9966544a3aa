#pragma once

#include "ui/models/trailing_text_delegate.h"

namespace boxwright {

/// Rows of DetectionListModel: a mark for the state, the name, the number of boxes or what went wrong.
class DetectionItemDelegate : public TrailingTextDelegate {
    Q_OBJECT

public:
    explicit DetectionItemDelegate(QObject* parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    [[nodiscard]] QColor trailingColor(const QModelIndex& index, const QPalette& palette) const override;
};

} // namespace boxwright
