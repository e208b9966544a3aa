#pragma once

#include <optional>

#include <QFrame>
#include <QString>

#include "core/engine/train_events.h"
#include "ui/controllers/training_controller.h"
#include "ui/workspace.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace boxwright {

/// Where the current run is: phase, progress, speed, time left, memory, device; with Pause, Stop and Resume.
class RunStatusPanel : public QFrame {
    Q_OBJECT

public:
    explicit RunStatusPanel(QWidget* parent = nullptr);

    void setState(TrainingController::State state);
    void setStart(const TrainStart& start);
    void setProgress(const TrainProgress& progress);
    /// What the last run came to, or what went wrong; shown while nothing runs.
    void setOutcome(const QString& text, bool isProblem);
    void setCanResume(bool canResume);
    /// Offers to evaluate the finished run's model and to detect with it.
    void setCanUse(bool canUse);

    [[nodiscard]] QPushButton* pauseButton() const { return m_pause; }
    [[nodiscard]] QPushButton* stopButton() const { return m_stop; }
    [[nodiscard]] QPushButton* resumeButton() const { return m_resume; }
    [[nodiscard]] QPushButton* evaluateButton() const { return m_evaluate; }
    [[nodiscard]] QPushButton* detectButton() const { return m_detect; }
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    void pauseRequested(bool paused);
    void stopRequested();
    void resumeRequested();
    void workspaceRequested(Workspace workspace); ///< Evaluate or Detect

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Tile {
        QLabel* caption;
        QLabel* value;
    };

    [[nodiscard]] Tile addTile(QHBoxLayout* row, int stretch);
    [[nodiscard]] QString phaseText() const;
    void refresh();
    void refreshButtons();
    void refreshTiles();

    TrainingController::State m_state = TrainingController::State::Idle;
    std::optional<TrainStart> m_start;
    std::optional<TrainProgress> m_progress;
    QString m_outcome;
    bool m_outcomeIsProblem = false;
    bool m_canResume = false;
    bool m_canUse = false;

    QLabel* m_headline;
    QProgressBar* m_bar;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_resume;
    QPushButton* m_evaluate;
    QPushButton* m_detect;
    Tile m_epoch;
    Tile m_iteration;
    Tile m_speed;
    Tile m_timeLeft;
    Tile m_memory;
    Tile m_device;
};

} // namespace boxwright
