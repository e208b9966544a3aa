#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QString>
#include <QWidget>

#include "core/engine/device.h"
#include "ui/controllers/training_controller.h"
#include "ui/controllers/weights_check.h"
#include "ui/dialogs/fetch_weights_dialog.h"
#include "ui/models/run_history.h"
#include "ui/models/split_check.h"
#include "ui/workspace.h"

namespace boxwright {

class AppState;
class DataInspection;
class DesktopNotice;
class PredictionStrip;
class RunHistoryJobs;
class RunHistoryPanel;
class RunStatusPanel;
class TrainCharts;
class TrainingForm;
class TrainingLaunchPanel;

/// The devices to offer, and why none of them is a GPU (empty if one is).
struct DeviceChoices {
    std::vector<DeviceInfo> devices;
    QString whyNoGpu;
};

/// The engine calls of the workspace, so that tests can put others in their place; empty means the real ones.
struct TrainBackend {
    TrainFunction train;
    std::function<DeviceChoices()> devices; ///< called on a background thread
    CheckWeights checkWeights;              ///< the same
    FetchSetup fetch;
};

/// Train: options on the left, live curves and progress in the middle, earlier runs on the right. GUI thread;
/// everything that reads the disk or asks LibTorch runs elsewhere.
class TrainWorkspace : public QWidget {
    Q_OBJECT

public:
    explicit TrainWorkspace(AppState* state, QWidget* parent = nullptr, TrainBackend backend = {});
    ~TrainWorkspace() override;

    [[nodiscard]] bool isRunning() const { return m_controller->isRunning(); }
    /// Ends the run after the current batch with last.pth saved; runningChanged(false) follows. No effect if none runs.
    void stopAndKeep();
    /// Opens the dialog that gets published weights.
    void fetchWeights();

Q_SIGNALS:
    void runningChanged(bool running); ///< false comes after the end of the run has been dealt with
    void statusMessage(const QString& text);
    void runFinished(const QString& bestCheckpoint); ///< best.pth, or last.pth if nothing was evaluated
    void workspaceRequested(Workspace workspace);    ///< to go on with the model of a finished run
    void fixRequested(const QString& imageId);       ///< of an image that a finding is about, to open it

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    void connectPanels();
    void connectController();

    void onDatasetChanged();
    void checkData();
    void connectInspection();
    void inspectData();
    void openImage(const QString& imageId);
    void showProblems();
    void checkWeights();
    void findDevices();
    void refreshHistory();

    void start();
    void resume(const QString& runFolder, int epochs = 0);
    void launch(const TrainingRequest& request);
    void begin(const TrainingRequest& request);
    void onPrepared(const PreparedData& prepared);
    void onStarted(const TrainStart& start);
    void onProgressed(const QList<TrainProgress>& steps);
    void onEpochFinished(const EpochSummary& summary);
    void onReport(const TrainReport& report);
    void endRun(const QString& outcome, bool isProblem);
    void showRun(const QString& folder);

    AppState* m_state;
    TrainBackend m_backend;
    TrainingController* m_controller;
    WeightsCheck* m_weightsCheck;
    DataInspection* m_inspection;
    DesktopNotice* m_notice;
    TrainingForm* m_form;
    TrainingLaunchPanel* m_launch;
    TrainCharts* m_charts;
    PredictionStrip* m_predictions;
    RunStatusPanel* m_status;
    RunHistoryPanel* m_history;
    RunHistoryJobs* m_historyJobs;

    std::optional<SplitCheck> m_check;
    QString m_checkProblem; ///< why the splits could not be read
    int m_checkRequest = 0; ///< only the newest answer counts
    int m_curvesRequest = 0;
    bool m_devicesAsked = false;
    bool m_mustInspect = false; ///< the data set has changed since it was looked through

    QString m_liveFolder; ///< run folder of the current or last run of this session
    RunCurves m_live;
    RunPredictions m_livePredictions;
    bool m_showsLive = true; ///< the charts show m_live, not a run of the history
};

} // namespace boxwright
