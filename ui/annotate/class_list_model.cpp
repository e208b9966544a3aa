#include "ui/annotate/class_list_model.h"

#include <QFont>
#include <QLocale>

#include "ui/support/color_swatch.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int digitKeys = 10;

} // namespace

void ClassListModel::setClasses(const ClassCatalog& classes, const std::set<std::string>& hidden,
                                const std::string& current) {
    const bool sameRows = classes.names() == m_classes.names();
    if (!sameRows)
        beginResetModel();
    m_classes = classes;
    m_hidden = hidden;
    m_current = current;
    if (!sameRows)
        endResetModel();
    else if (m_classes.size() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ClassListModel::setCounts(const std::map<std::string, std::size_t>& counts, bool complete) {
    m_counts = counts;
    m_complete = complete;
    if (m_classes.size() > 0)
        Q_EMIT dataChanged(index(0, CountColumn), index(rowCount() - 1, CountColumn));
}

std::string ClassListModel::nameAt(int row) const {
    return row >= 0 && row < rowCount() ? m_classes.names()[static_cast<std::size_t>(row)] : std::string();
}

void ClassListModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ClassListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_classes.size());
}

int ClassListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClassListModel::nameData(const std::string& name, int role) const {
    if (role == Qt::DisplayRole)
        return fromUtf8(name);
    if (role == Qt::ToolTipRole)
        return name == m_current ? tr("%1: the class for new boxes").arg(fromUtf8(name)) : fromUtf8(name);
    if (role == Qt::DecorationRole)
        return colorSwatch(m_classes.color(name));
    if (role == Qt::CheckStateRole)
        return static_cast<int>(m_hidden.contains(name) ? Qt::Unchecked : Qt::Checked);
    if (role == Qt::FontRole && name == m_current) {
        QFont strong;
        strong.setWeight(QFont::DemiBold);
        return strong;
    }
    return {};
}

QVariant ClassListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const std::string name = nameAt(index.row());
    if (index.column() == NameColumn)
        return nameData(name, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == KeyColumn)
        return index.row() < digitKeys ? QString::number((index.row() + 1) % digitKeys) : QString();
    const auto counted = m_counts.find(name);
    const std::size_t boxes = counted == m_counts.end() ? 0 : counted->second;
    const QString text = QLocale().toString(static_cast<qulonglong>(boxes));
    return m_complete ? text : QString(text + QStringLiteral("…"));
}

QVariant ClassListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == NameColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Class") : section == KeyColumn ? tr("Key") : tr("Boxes");
}

Qt::ItemFlags ClassListModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == NameColumn ? base | Qt::ItemIsUserCheckable : base;
}

bool ClassListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || index.column() != NameColumn)
        return false;
    Q_EMIT hiddenWanted(fromUtf8(nameAt(index.row())), value.toInt() == Qt::Unchecked);
    return true;
}

} // namespace boxwright
