#include "ui/models/run_list_model.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QLocale>

namespace boxwright {

void RunListModel::setRuns(std::vector<RunSummary> runs) {
    if (runs == m_runs)
        return; // a reset would close a name that is being edited
    const bool sameRows = std::equal(runs.begin(), runs.end(), m_runs.begin(), m_runs.end(),
                                     [](const RunSummary& a, const RunSummary& b) { return a.folder == b.folder; });
    if (sameRows) {
        m_runs = std::move(runs);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
    const auto gone = m_checked.removeIf([this](const QString& folder) { return rowOf(folder) < 0; });
    if (gone > 0)
        Q_EMIT checkedRunsChanged();
}

int RunListModel::rowOf(const QString& folder) const {
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunSummary& run) { return run.folder == folder; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

QString RunListModel::title(int row) const {
    const RunSummary& entry = run(row);
    if (!entry.name.isEmpty())
        return entry.name;
    return QStringLiteral("%1 %2").arg(QLocale().toString(entry.started, QStringLiteral("MM-dd HH:mm")),
                                       shortModelName(entry.model));
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RunSummary& entry = run(index.row());
    const QString when = QLocale().toString(entry.started, QLocale::ShortFormat);
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1, %2").arg(entry.name.isEmpty() ? when : entry.name, entry.model);
    if (role == Qt::EditRole)
        return entry.name;
    if (role == Qt::CheckStateRole)
        return m_checked.contains(entry.folder) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1, %2\n%3").arg(when, entry.model, QDir::toNativeSeparators(entry.folder));
    return {};
}

bool RunListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid())
        return false;
    RunSummary& entry = m_runs.at(static_cast<std::size_t>(index.row()));
    if (role == Qt::CheckStateRole) {
        m_checked.removeAll(entry.folder);
        if (value.toInt() == Qt::Checked)
            m_checked.append(entry.folder);
        Q_EMIT dataChanged(index, index);
        Q_EMIT checkedRunsChanged();
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const QString name = value.toString().simplified();
    if (name != entry.name) {
        entry.name = name;
        Q_EMIT dataChanged(index, index);
        Q_EMIT renamed(entry.folder, name);
    }
    return true;
}

Qt::ItemFlags RunListModel::flags(const QModelIndex& index) const {
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemIsEditable;
}

} // namespace boxwright
