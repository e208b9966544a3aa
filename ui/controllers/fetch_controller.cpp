#include "ui/controllers/fetch_controller.h"

#include <utility>

#include <QCoreApplication>
#include <QThread>

#include "ui/workers/worker_thread.h"

namespace boxwright {

FetchController::FetchController(FetchJob job, QObject* parent)
    : QObject(parent)
    , m_job(std::move(job)) {
    connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, this, [this] { m_stop.request_stop(); });
}

FetchController::~FetchController() {
    m_stop.request_stop();
}

bool FetchController::start(const PublishedWeights& weights, const FetchOptions& options) {
    if (isRunning())
        return false;
    m_stop = std::stop_source();
    auto* worker = new FetchWorker(weights, options, m_job, m_stop.get_token());
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

void FetchController::requestStop() {
    if (!isRunning())
        return;
    m_stop.request_stop();
    setState(State::Stopping);
}

void FetchController::connectWorker(FetchWorker* worker) {
    connect(worker, &FetchWorker::progressed, this, &FetchController::progressed);
    connect(worker, &FetchWorker::finished, this, [this](const QString& file) {
        setState(State::Idle);
        Q_EMIT finished(file);
    });
    connect(worker, &FetchWorker::cancelled, this, [this] {
        setState(State::Idle);
        Q_EMIT cancelled();
    });
    connect(worker, &FetchWorker::failed, this, [this](const QString& sentence, bool wrongFile) {
        setState(State::Idle);
        Q_EMIT failed(sentence, wrongFile);
    });
}

void FetchController::setState(State state) {
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace boxwright
