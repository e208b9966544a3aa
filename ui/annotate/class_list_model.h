#pragma once

#include <set>
#include <string>

#include <QAbstractTableModel>

#include "ui/annotate/class_catalog.h"

namespace boxwright {

/// The classes of the data set: whether they are shown, colour and name, digit key, how many boxes there are.
class ClassListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, KeyColumn, CountColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `current` is the class for new boxes.
    void setClasses(const ClassCatalog& classes, const std::set<std::string>& hidden, const std::string& current);
    /// Boxes by class name; while not all is counted, `complete` is false.
    void setCounts(const std::map<std::string, std::size_t>& counts, bool complete);
    [[nodiscard]] std::string nameAt(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void hiddenWanted(const QString& name, bool hidden); ///< a check mark was clicked

private:
    [[nodiscard]] QVariant nameData(const std::string& name, int role) const;

    ClassCatalog m_classes;
    std::set<std::string> m_hidden;
    std::string m_current;
    std::map<std::string, std::size_t> m_counts;
    bool m_complete = false;
};

} // namespace boxwright
