#pragma once

#include <vector>

#include <QAbstractListModel>

#include "ui/models/run_history.h"

namespace boxwright {

/// The runs of a folder, newest first. Display and tooltip roles are text; a delegate draws run().
class RunListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setRuns(std::vector<RunSummary> runs);
    [[nodiscard]] const RunSummary& run(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }
    /// -1 if the folder is not in the list.
    [[nodiscard]] int rowOf(const QString& folder) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<RunSummary> m_runs;
};

} // namespace boxwright
