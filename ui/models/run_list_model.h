#pragma once

#include <vector>

#include <QAbstractListModel>
#include <QStringList>

#include "ui/models/run_history.h"

namespace boxwright {

/// The runs of a folder, newest first. Display and tooltip roles are text; a delegate draws run(). A run can be
/// checked, to be compared with others, and its name can be edited.
class RunListModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// Runs that are gone are no longer checked.
    void setRuns(std::vector<RunSummary> runs);
    [[nodiscard]] const RunSummary& run(int row) const { return m_runs.at(static_cast<std::size_t>(row)); }
    /// -1 if the folder is not in the list.
    [[nodiscard]] int rowOf(const QString& folder) const;
    /// Folders of the checked runs, in the order in which they were checked.
    [[nodiscard]] QStringList checkedRuns() const { return m_checked; }
    /// What a person calls the run: its name, else when it was started and its model.
    [[nodiscard]] QString title(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void checkedRunsChanged();
    void renamed(const QString& folder, const QString& name); ///< by the user; nothing is written yet

private:
    std::vector<RunSummary> m_runs;
    QStringList m_checked;
};

} // namespace boxwright
