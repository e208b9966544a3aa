#pragma once

#include <stop_token>

#include <QObject>

#include "ui/workers/evaluation_worker.h"

namespace boxwright {

/// Starts and stops one evaluation at a time. Lives on the GUI thread and never waits for the worker. Destroying it
/// while an evaluation runs requests a stop; worker and thread end on their own.
class EvaluationController : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Running, Stopping };
    Q_ENUM(State)

    explicit EvaluationController(EvaluateJob job = evaluateSplit, QObject* parent = nullptr);
    ~EvaluationController() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state != State::Idle; }

    /// False if an evaluation runs already. Else exactly one of finished(), cancelled() and failed() follows; the state
    /// is Idle again when it arrives.
    bool start(const EvaluationRequest& request);
    /// Obeyed within one image.
    void requestStop();

Q_SIGNALS:
    void stateChanged(EvaluationController::State state);
    void progressed(const EvaluateProgress& progress);
    void finished(const SharedReport& report);
    void cancelled();
    void failed(const QString& sentence);

private:
    void connectWorker(EvaluationWorker* worker);
    void setState(State state);

    EvaluateJob m_job;
    std::stop_source m_stop;
    State m_state = State::Idle;
};

} // namespace boxwright
