#include "ui/models/run_list_model.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QLocale>

namespace boxwright {

void RunListModel::setRuns(std::vector<RunSummary> runs) {
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunListModel::rowOf(const QString& folder) const {
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const RunSummary& run) { return run.folder == folder; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int RunListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RunSummary& entry = run(index.row());
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1, %2").arg(QLocale().toString(entry.started, QLocale::ShortFormat), entry.model);
    if (role == Qt::ToolTipRole)
        return QDir::toNativeSeparators(entry.folder);
    return {};
}

} // namespace boxwright
