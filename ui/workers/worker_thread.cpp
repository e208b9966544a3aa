#include "ui/workers/worker_thread.h"

#include <atomic>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QThread>

namespace boxwright {

namespace {

constexpr unsigned long longestWaitAtQuitMs = 10'000;
constexpr int niceness = 5; ///< a third of the share of a thread with the usual 0

std::atomic<int> runningThreads = 0;

} // namespace

QThread* startWorkerThread(QObject* worker) {
    auto* thread = new QThread;
    worker->moveToThread(thread);
    QObject::connect(thread, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, thread, [thread] {
        thread->quit();
        thread->wait(longestWaitAtQuitMs);
    });
    ++runningThreads;
    QObject::connect(
        thread, &QThread::finished, thread, [] { --runningThreads; }, Qt::DirectConnection);
    thread->start();
    return thread;
}

bool workerThreadsRun() {
    return runningThreads > 0;
}

void giveWayToWindow() {
    // On Linux 0 is the calling thread alone, and threads inherit from the one that starts them. A failure (threads
    // that are nicer already) changes nothing that anybody relies on.
    setpriority(PRIO_PROCESS, 0, niceness);
}

} // namespace boxwright
