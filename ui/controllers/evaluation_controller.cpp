#include "ui/controllers/evaluation_controller.h"

#include <utility>

#include <QCoreApplication>
#include <QThread>

#include "ui/workers/worker_thread.h"

namespace boxwright {

EvaluationController::EvaluationController(EvaluateJob job, QObject* parent)
    : QObject(parent)
    , m_job(std::move(job)) {
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, [this] { m_stop.request_stop(); });
}

EvaluationController::~EvaluationController() {
    m_stop.request_stop();
}

bool EvaluationController::start(const EvaluationRequest& request) {
    if (isRunning())
        return false;
    m_stop = std::stop_source();
    auto* worker = new EvaluationWorker(request, m_job, m_stop.get_token());
    connectWorker(worker);
    setState(State::Running);
    QThread* thread = startWorkerThread(worker);
    QMetaObject::invokeMethod(
        worker,
        [worker, thread] {
            worker->run();
            thread->quit();
        },
        Qt::QueuedConnection);
    return true;
}

void EvaluationController::requestStop() {
    if (!isRunning())
        return;
    m_stop.request_stop();
    setState(State::Stopping);
}

void EvaluationController::connectWorker(EvaluationWorker* worker) {
    connect(worker, &EvaluationWorker::progressed, this, &EvaluationController::progressed);
    connect(worker, &EvaluationWorker::finished, this, [this](const SharedReport& report) {
        setState(State::Idle);
        Q_EMIT finished(report);
    });
    connect(worker, &EvaluationWorker::cancelled, this, [this] {
        setState(State::Idle);
        Q_EMIT cancelled();
    });
    connect(worker, &EvaluationWorker::failed, this, [this](const QString& sentence) {
        setState(State::Idle);
        Q_EMIT failed(sentence);
    });
}

void EvaluationController::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace boxwright
