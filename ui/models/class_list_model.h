#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>

#include "core/base/class_list.h"

namespace boxwright {

/// The classes of the data set: colour, name and how many boxes there are, once they have been counted.
class ClassListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, CountColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Forgets the counts.
    void setClasses(const ClassList& classes);
    /// Boxes per class, in the order of the classes.
    void setCounts(const std::vector<int>& counts);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ClassList m_classes;
    std::optional<std::vector<int>> m_counts;
};

} // namespace boxwright
