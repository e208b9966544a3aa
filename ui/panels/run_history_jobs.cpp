#include "ui/panels/run_history_jobs.h"

#include <utility>
#include <vector>

#include "ui/charts/train_charts.h"
#include "ui/models/run_list_model.h"
#include "ui/panels/run_history_panel.h"
#include "ui/support/background.h"
#include "ui/support/core_text.h"

namespace boxwright {

RunHistoryJobs::RunHistoryJobs(RunHistoryPanel* panel, TrainCharts* charts, QObject* parent)
    : QObject(parent)
    , m_panel(panel)
    , m_charts(charts) {
    connect(panel, &RunHistoryPanel::renameRequested, this, &RunHistoryJobs::rename);
    connect(panel, &RunHistoryPanel::trashRequested, this, &RunHistoryJobs::trash);
    connect(panel, &RunHistoryPanel::compareRequested, this, &RunHistoryJobs::compare);
}

void RunHistoryJobs::refresh(const QString& runsFolder) {
    m_runsFolder = runsFolder;
    const int request = ++m_listRequest;
    runInBackground(
        this, [runsFolder] { return listRuns(runsFolder); },
        [this, request](const Result<std::vector<RunSummary>>& runs) {
            if (request != m_listRequest || !runs)
                return;
            m_panel->setRuns(*runs);
            Q_EMIT refreshed();
        });
}

void RunHistoryJobs::setShownRun(const QString& folder) {
    if (folder == std::exchange(m_shownRun, folder) || m_panel->model()->checkedRuns().isEmpty())
        return;
    compare();
}

void RunHistoryJobs::rename(const QString& folder, const QString& name) {
    runInBackground(
        this, [folder, name] { return renameRun(folder, name); },
        [this](const Result<QString>& done) {
            if (!done)
                Q_EMIT message(errorText(done.error()));
            refresh(m_runsFolder);
            compare(); // the legend has the name
        });
}

void RunHistoryJobs::trash(const QString& folder) {
    runInBackground(
        this, [folder] { return trashRun(folder); },
        [this](const Result<QString>& done) {
            if (!done)
                Q_EMIT message(errorText(done.error()));
            refresh(m_runsFolder);
        });
}

void RunHistoryJobs::compare() {
    const int request = ++m_compareRequest;
    const RunListModel& model = *m_panel->model();
    std::vector<std::pair<QString, QString>> wanted; ///< name, folder
    for (const QString& folder : model.checkedRuns())
        if (folder != m_shownRun && model.rowOf(folder) >= 0)
            wanted.emplace_back(model.title(model.rowOf(folder)), folder);
    if (wanted.size() > mostComparedRuns) {
        wanted.resize(mostComparedRuns);
        Q_EMIT message(tr("Only the first %1 ticked runs are drawn.").arg(mostComparedRuns));
    }
    runInBackground(
        this,
        [wanted]() -> Result<std::vector<ComparedRun>> {
            std::vector<ComparedRun> runs;
            for (const auto& [name, folder] : wanted)
                if (Result<RunCurves> curves = readRunCurves(folder))
                    runs.push_back({name, std::move(*curves)});
            return runs;
        },
        [this, request](const Result<std::vector<ComparedRun>>& runs) {
            if (request == m_compareRequest && runs)
                m_charts->compareWith(*runs);
        });
}

} // namespace boxwright
