#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

namespace boxwright {

class RunHistoryPanel;
class TrainCharts;

/// Does what a RunHistoryPanel asks for with the folders of runs: lists, names, trashes them, and reads the ones that
/// are to be compared into the charts. The disk is read and written on worker threads.
class RunHistoryJobs : public QObject {
    Q_OBJECT

public:
    RunHistoryJobs(RunHistoryPanel* panel, TrainCharts* charts, QObject* parent = nullptr);

    /// Lists the runs in the folder again; ends in refreshed().
    void refresh(const QString& runsFolder);
    /// The run that the charts show by themselves; it is not drawn a second time.
    void setShownRun(const QString& folder);

Q_SIGNALS:
    void refreshed();
    void message(const QString& sentence); ///< what could not be done

private:
    void rename(const QString& folder, const QString& name);
    void trash(const QString& folder);
    void compare();

    RunHistoryPanel* m_panel;
    TrainCharts* m_charts;
    QString m_runsFolder;
    QString m_shownRun;
    int m_listRequest = 0; ///< only the newest answers count
    int m_compareRequest = 0;
};

} // namespace boxwright
