#include "ui/controllers/training_controller.h"

#include <utility>

#include <QCoreApplication>
#include <QThread>

#include "core/engine/trainer.h"
#include "ui/workers/training_worker.h"
#include "ui/workers/worker_thread.h"

namespace boxwright {

TrainingController::TrainingController(TrainFunction train, QObject* parent)
    : QObject(parent)
    , m_train(train ? std::move(train) : TrainFunction(boxwright::train)) {
    // Before the connection that startWorkerThread() makes, which waits for the worker.
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, [this] { m_stop.request_stop(); });
}

TrainingController::~TrainingController() {
    m_stop.request_stop();
}

bool TrainingController::start(const TrainingRequest& request) {
    if (isRunning())
        return false;
    m_stop = std::stop_source();
    m_control = std::make_shared<TrainControl>();
    auto* worker = new TrainingWorker(request, m_train, m_stop.get_token(), m_control);
    connectWorker(worker);
    setState(State::Preparing);
    QThread* thread = startWorkerThread(worker);
    // Direct: the thread must end even if the GUI thread's event loop has ended before.
    connect(worker, &TrainingWorker::ended, thread, &QThread::quit, Qt::DirectConnection);
    QMetaObject::invokeMethod(worker, &TrainingWorker::run, Qt::QueuedConnection);
    return true;
}

void TrainingController::setPaused(bool paused) {
    if (m_state != (paused ? State::Running : State::Paused))
        return;
    if (paused)
        m_control->pause();
    else
        m_control->resume();
    setState(paused ? State::Paused : State::Running);
}

void TrainingController::requestStop() {
    if (!isRunning())
        return;
    m_stop.request_stop();
    setState(State::Stopping);
}

void TrainingController::connectWorker(TrainingWorker* worker) {
    connect(worker, &TrainingWorker::prepared, this, &TrainingController::prepared);
    connect(worker, &TrainingWorker::progressed, this, &TrainingController::progressed);
    connect(worker, &TrainingWorker::epochFinished, this, &TrainingController::epochFinished);
    connect(worker, &TrainingWorker::predicted, this, &TrainingController::predicted);
    connect(worker, &TrainingWorker::message, this, &TrainingController::message);
    connect(worker, &TrainingWorker::started, this, [this](const TrainStart& start) {
        if (m_state == State::Preparing)
            setState(State::Running);
        Q_EMIT started(start);
    });
    connect(worker, &TrainingWorker::finished, this, [this](const TrainReport& report) {
        setState(State::Idle);
        Q_EMIT finished(report);
    });
    connect(worker, &TrainingWorker::cancelled, this, [this](const TrainReport& report) {
        setState(State::Idle);
        Q_EMIT cancelled(report);
    });
    connect(worker, &TrainingWorker::failed, this, [this](const QString& message) {
        setState(State::Idle);
        Q_EMIT failed(message);
    });
}

void TrainingController::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace boxwright
