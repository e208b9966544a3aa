#pragma once

#include <set>
#include <vector>

#include <QAbstractListModel>

#include "core/base/class_list.h"

namespace boxwright {

/// The classes of a model as a list to check: name, colour (DecorationRole), number of boxes (CountRole).
class ClassFilterModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, ///< int
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const ClassList& classes() const { return m_classes; }
    /// Shows every class if the names differ from those shown now.
    void setClasses(const ClassList& classes);
    /// Entry `label` belongs to class id `label`, as DetectionListModel::countsByLabel() gives it.
    void setCounts(std::vector<int> countsByLabel);

    [[nodiscard]] const std::set<int>& hiddenLabels() const { return m_hidden; }
    void setAllShown(bool shown);

Q_SIGNALS:
    void hiddenLabelsChanged();

private:
    void allRowsChanged(const QList<int>& roles);

    ClassList m_classes;
    std::vector<int> m_countsByLabel;
    std::set<int> m_hidden;
};

} // namespace boxwright
