#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QColor>

#include "core/base/annotation.h"

namespace boxwright {

/// The boxes of one image: class with its colour, size in image pixels, flags. Row i is object i of the annotation.
class BoxListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ClassColumn, SizeColumn, FlagsColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `colors` is parallel to the boxes.
    void setBoxes(std::vector<ObjectAnnotation> boxes, std::vector<QColor> colors);
    /// Texts in the language of now.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ObjectAnnotation& box, int column) const;
    [[nodiscard]] QString toolTip(const ObjectAnnotation& box) const;

    std::vector<ObjectAnnotation> m_boxes;
    std::vector<QColor> m_colors;
};

} // namespace boxwright
