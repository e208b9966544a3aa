#pragma once

#include <memory>
#include <stop_token>

#include <QList>
#include <QObject>
#include <QString>

#include "ui/models/run_predictions.h"
#include "ui/workers/training_request.h"

namespace boxwright {

class TrainingWorker;

/// Starts and stops one training at a time. Lives on the GUI thread and never waits for the worker, except a bounded
/// time when the application quits. Destroying it while a training runs requests a stop; worker and thread end on their
/// own.
class TrainingController : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,
        Preparing, ///< the splits are read, the network is made
        Running,
        Paused,  ///< after the iteration that was running
        Stopping ///< a stop was requested; last.pth is being written
    };
    Q_ENUM(State)

    /// An empty `train` means boxwright::train.
    explicit TrainingController(TrainFunction train = {}, QObject* parent = nullptr);
    ~TrainingController() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state != State::Idle; }

    /// False if a training runs already. Else exactly one of finished(), cancelled() and failed() follows; the state is
    /// Idle again when it arrives.
    bool start(const TrainingRequest& request);
    /// A running training waits after its current iteration, with last.pth written, until it is to go on.
    void setPaused(bool paused);
    void requestStop();

Q_SIGNALS:
    void stateChanged(TrainingController::State state);
    void prepared(const PreparedData& data);
    void started(const TrainStart& start);
    void progressed(const QList<TrainProgress>& steps); ///< every iteration, in batches, at most ten a second
    void epochFinished(const EpochSummary& summary);
    void predicted(const ClassList& classes, const EpochPredictions& epoch);
    void message(const QString& sentence);
    void finished(const TrainReport& report);
    void cancelled(const TrainReport& report);
    void failed(const QString& message);

private:
    void connectWorker(TrainingWorker* worker);
    void setState(State state);

    TrainFunction m_train;
    std::stop_source m_stop;
    std::shared_ptr<TrainControl> m_control;
    State m_state = State::Idle;
};

} // namespace boxwright
