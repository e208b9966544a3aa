#pragma once

#include <stop_token>

#include <QObject>

#include "ui/workers/fetch_worker.h"

namespace boxwright {

/// Starts and stops one download at a time. Lives on the GUI thread and never waits for the worker. Destroying it while
/// a download runs requests a stop; what has arrived stays for the next time.
class FetchController : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Running, Stopping };
    Q_ENUM(State)

    explicit FetchController(FetchJob job = fetchWeights, QObject* parent = nullptr);
    ~FetchController() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state != State::Idle; }

    /// False if a download runs already. Else exactly one of finished(), cancelled() and failed() follows; the state is
    /// Idle again when it arrives.
    bool start(const PublishedWeights& weights, const FetchOptions& options);
    /// Obeyed within a tenth of a second.
    void requestStop();

Q_SIGNALS:
    void stateChanged(FetchController::State state);
    void progressed(const FetchProgress& progress);
    void finished(const QString& file);
    void cancelled();
    void failed(const QString& sentence, bool wrongFile); ///< see FetchWorker::failed()

private:
    void connectWorker(FetchWorker* worker);
    void setState(State state);

    FetchJob m_job;
    std::stop_source m_stop;
    State m_state = State::Idle;
};

} // namespace boxwright
