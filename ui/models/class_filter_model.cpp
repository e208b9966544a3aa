#include "ui/models/class_filter_model.h"

#include <utility>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

int ClassFilterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_classes.size();
}

QVariant ClassFilterModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int label = index.row() + 1;
    const auto position = static_cast<std::size_t>(label);
    switch (role) {
    case Qt::DisplayRole:
        return fromUtf8(m_classes.name(label));
    case Qt::DecorationRole:
        return colorSwatch(classQColor(label));
    case Qt::CheckStateRole:
        return m_hidden.contains(label) ? Qt::Unchecked : Qt::Checked;
    case CountRole:
        return position < m_countsByLabel.size() ? m_countsByLabel[position] : 0;
    default:
        return {};
    }
}

bool ClassFilterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const int label = index.row() + 1;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_hidden.erase(label);
    else
        m_hidden.insert(label);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT hiddenLabelsChanged();
    return true;
}

Qt::ItemFlags ClassFilterModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

void ClassFilterModel::setClasses(const ClassList& classes) {
    if (classes == m_classes)
        return;
    beginResetModel();
    m_classes = classes;
    m_countsByLabel.clear();
    m_hidden.clear();
    endResetModel();
    Q_EMIT hiddenLabelsChanged();
}

void ClassFilterModel::setCounts(std::vector<int> countsByLabel) {
    if (countsByLabel == m_countsByLabel)
        return;
    m_countsByLabel = std::move(countsByLabel);
    allRowsChanged({CountRole});
}

void ClassFilterModel::setAllShown(bool shown) {
    m_hidden.clear();
    if (!shown)
        for (int label = 1; label <= m_classes.size(); ++label)
            m_hidden.insert(label);
    allRowsChanged({Qt::CheckStateRole});
    Q_EMIT hiddenLabelsChanged();
}

void ClassFilterModel::allRowsChanged(const QList<int>& roles) {
    if (!m_classes.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
}

} // namespace boxwright
