#include "ui/workers/worker_thread.h"

#include <atomic>
#include <mutex>
#include <vector>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QThread>

namespace boxwright {

namespace {

constexpr unsigned long longestWaitAtQuitMs = 10'000;
constexpr int niceness = 5; ///< a third of the share of a thread with the usual 0

constexpr int firstThreads = 2;

std::atomic<int> runningThreads = 0;

/// Threads that run and have nothing to do. Made by the window's thread, whose objects they are, and used by it.
class Stock {
public:
    Stock() {
        auto* thread = new QThread;
        m_maker->moveToThread(thread);
        thread->start();
        for (int i = 0; i < firstThreads; ++i)
            add();
    }

    QThread* take() {
        QThread* thread = nullptr;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_threads.empty()) {
                thread = m_threads.back();
                m_threads.pop_back();
            }
        }
        QMetaObject::invokeMethod(m_maker, [this] { add(); });
        return thread ? thread : made();
    }

private:
    [[nodiscard]] QThread* made() const {
        auto* thread = new QThread;
        thread->moveToThread(m_window);
        thread->start();
        return thread;
    }

    void add() {
        QThread* thread = made();
        const std::scoped_lock lock(m_mutex);
        m_threads.push_back(thread);
    }

    QThread* m_window = QThread::currentThread();
    QObject* m_maker = new QObject; ///< on a thread of its own
    std::mutex m_mutex;
    std::vector<QThread*> m_threads;
};

Stock& spareThreads() {
    static auto* const stock = new Stock; // as long as the process: its threads have nothing to lose at the end
    return *stock;
}

} // namespace

void prepareWorkerThreads() {
    static_cast<void>(spareThreads());
}

QThread* startWorkerThread(QObject* worker) {
    QThread* thread = spareThreads().take();
    ++runningThreads;
    worker->moveToThread(thread);
    QObject::connect(
        thread, &QThread::finished, thread, [] { --runningThreads; }, Qt::DirectConnection);
    QObject::connect(thread, &QThread::finished, worker, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(QCoreApplication::instance(), &QCoreApplication::aboutToQuit, thread, [thread] {
        thread->quit();
        thread->wait(longestWaitAtQuitMs);
    });
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
