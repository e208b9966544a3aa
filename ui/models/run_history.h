#pragma once

#include <cstdint>
#include <vector>

#include <QDateTime>
#include <QString>

#include "core/base/result.h"
#include "core/engine/train_events.h"

namespace boxwright {

/// One run folder, as a list shows it.
struct RunSummary {
    QString folder; ///< absolute path
    QString name;   ///< that a person gave it; mostly empty
    QString model;
    QDateTime started;
    int epochs = 0;         ///< finished
    int plannedEpochs = 0;  ///< 0 if config.json does not say
    double bestAp50 = -1;   ///< -1 if nothing was evaluated
    QString bestCheckpoint; ///< empty if it is not there
    QString lastCheckpoint;

    /// The checkpoint to use the run by; empty if it has none.
    [[nodiscard]] QString checkpoint() const { return bestCheckpoint.isEmpty() ? lastCheckpoint : bestCheckpoint; }
    /// True if there is something left to train and a checkpoint to go on from.
    [[nodiscard]] bool canResume() const { return !lastCheckpoint.isEmpty() && epochs < plannedEpochs; }

    bool operator==(const RunSummary&) const = default;
};

/// One iteration's point on the charts.
struct StepPoint {
    std::int64_t step = 0;
    LossParts losses;
    double learningRate = 0;
};

/// One epoch's point; -1 where nothing was measured.
struct EpochPoint {
    int epoch = 0; ///< from 0
    double ap = -1;
    double ap50 = -1;
    std::int64_t step = 0;      ///< iterations of the run at its end
    double validationLoss = -1; ///< total, mean over the validation images
};

struct RunCurves {
    std::vector<StepPoint> steps;
    std::vector<EpochPoint> epochs;
};

/// Without the beginning that all models share and that tells nothing in a narrow column.
[[nodiscard]] QString shortModelName(QString model);

/// The run folders in `runsFolder`, newest first; folders that hold no run are left out. Empty if there is no such
/// folder. Reads the disk: not on the GUI thread.
[[nodiscard]] Result<std::vector<RunSummary>> listRuns(const QString& runsFolder);

/// steps.csv and metrics.csv of a run; without steps.csv the epochs' mean losses take its place. Columns are found by
/// name, lines that cannot be read are left out. Errors: NotFound. Not on the GUI thread.
[[nodiscard]] Result<RunCurves> readRunCurves(const QString& runFolder);

/// Names a run, in a file in its folder; an empty name takes the file away. Errors: WriteFailed. Not on the GUI thread.
[[nodiscard]] Result<QString> renameRun(const QString& runFolder, const QString& name);

/// Moves the folder to the desktop's trash. Errors: WriteFailed. Not on the GUI thread.
[[nodiscard]] Result<QString> trashRun(const QString& runFolder);

/// Adds a point; points at or after its place go first, because a resumed run repeats them.
void appendStep(RunCurves& curves, const StepPoint& point);
void appendEpoch(RunCurves& curves, const EpochPoint& point);

} // namespace boxwright
