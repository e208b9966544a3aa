// The threads of workers, and what quitting knows of them.
#include <atomic>
#include <semaphore>

#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/support/background.h"
#include "ui/support/index_watch.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/worker_thread.h"

namespace {

std::atomic<int> madeByWindow = 0; ///< threads that the first thread of the process has made
std::atomic<int> madeByOthers = 0;

} // namespace

/// Stands before the C library's.
extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*), void* data) {
    using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
    static auto* const create = reinterpret_cast<Create*>(dlsym(RTLD_NEXT, "pthread_create"));
    const int failure = create(thread, attributes, work, data);
    ++(gettid() == getpid() ? madeByWindow : madeByOthers);
    return failure;
}

namespace boxwright {

class TestWorkerThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Making one waits while a library is being loaded.
    void nothing_that_starts_makes_a_thread_on_the_windows() {
        prepareWorkerThreads();
        static_cast<void>(workPool());
        QVERIFY(madeByWindow >= 2);
        const int before = madeByWindow;
        for (int round = 0; round < 4; ++round) {
            const int successors = madeByOthers;
            const QPointer<QThread> thread = startWorkerThread(new QObject);
            thread->quit();
            QTRY_VERIFY(!thread);
            QTRY_VERIFY(madeByOthers > successors);
        }
        std::atomic<int> ended = 0;
        for (int i = 0; i < 3 * workPool().maxThreadCount(); ++i)
            runInBackground(
                this, []() { return Result<int>(1); }, [&](const Result<int>&) { ++ended; });
        QTRY_COMPARE(ended.load(), 3 * workPool().maxThreadCount());
        QCOMPARE(madeByWindow.load(), before);
    }

    void opening_a_folder_makes_none_either() {
        const QTemporaryDir folder;
        test::makeTinyDataset(folder.path());
        static_cast<void>(workPool());
        const auto opened = VocDataset::open(toPath(folder.path()));
        QVERIFY(opened);
        const int before = madeByWindow;
        IndexWatch index;
        QSignalSpy settled(&index, &IndexWatch::settled);
        index.start(std::make_shared<OpenDataset>(OpenDataset{.dataset = *opened, .classes = {}, .pixelEvidence = {}}));
        QVERIFY(settled.wait());
        QCOMPARE(index.index()->summary().read, std::size_t{4});
        QCOMPARE(madeByWindow.load(), before);
    }

    void the_threads_of_the_pool_stay() { QCOMPARE(workPool().expiryTimeout(), -1); }

    void a_thread_is_known_until_its_worker_has_returned() {
        QVERIFY(!workerThreadsRun());
        std::binary_semaphore begun(0);
        std::binary_semaphore mayEnd(0);
        auto* worker = new QObject;
        const QPointer<QThread> thread = startWorkerThread(worker);
        QMetaObject::invokeMethod(worker, [&] {
            begun.release();
            mayEnd.acquire();
        });
        begun.acquire();
        thread->quit();
        QVERIFY(workerThreadsRun());
        mayEnd.release();
        QTRY_VERIFY(!thread);
        QVERIFY(!workerThreadsRun());
    }

    void each_thread_counts() {
        const QPointer<QThread> firstThread = startWorkerThread(new QObject);
        const QPointer<QThread> secondThread = startWorkerThread(new QObject);
        firstThread->quit();
        QTRY_VERIFY(!firstThread);
        QVERIFY(workerThreadsRun());
        secondThread->quit();
        QTRY_VERIFY(!workerThreadsRun());
    }
};

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestWorkerThread)
#include "tst_worker_thread.moc"
