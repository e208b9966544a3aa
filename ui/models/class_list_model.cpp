#include "ui/models/class_list_model.h"

#include <QLocale>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

void ClassListModel::setClasses(const ClassList& classes) {
    beginResetModel();
    m_classes = classes;
    m_counts.reset();
    endResetModel();
}

void ClassListModel::setCounts(const std::vector<int>& counts) {
    if (static_cast<int>(counts.size()) != m_classes.size() || counts.empty())
        return;
    m_counts = counts;
    Q_EMIT dataChanged(index(0, CountColumn), index(rowCount() - 1, CountColumn));
}

void ClassListModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ClassListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_classes.size();
}

int ClassListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int label = index.row() + 1;
    if (index.column() == NameColumn) {
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return fromUtf8(m_classes.name(label));
        if (role == Qt::DecorationRole)
            return colorSwatch(classQColor(label));
        return {};
    }
    if (role == Qt::DisplayRole)
        return m_counts ? QLocale().toString((*m_counts)[static_cast<std::size_t>(index.row())]) : QStringLiteral("…");
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ClassListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == CountColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Class") : tr("Boxes");
}

} // namespace boxwright
