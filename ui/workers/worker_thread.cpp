#include "ui/workers/worker_thread.h"

#include <QCoreApplication>
#include <QThread>

namespace boxwright {

namespace {

constexpr unsigned long longestWaitAtQuitMs = 10'000;

} // namespace

QThread* startWorkerThread(QObject* worker) {
    auto* thread = new QThread;
    worker->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, thread, [thread] {
        thread->quit();
        thread->wait(longestWaitAtQuitMs);
    });
    thread->start();
    return thread;
}

} // namespace boxwright
