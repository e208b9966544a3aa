// The threads of workers, and what quitting knows of them.
#include <semaphore>

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "ui/workers/worker_thread.h"

namespace boxwright {

class TestWorkerThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_thread_is_known_until_its_worker_has_returned() {
        QVERIFY(!workerThreadsRun());
        std::binary_semaphore begun(0);
        std::binary_semaphore mayEnd(0);
        auto* worker = new QObject;
        QThread* thread = startWorkerThread(worker);
        QSignalSpy finished(thread, &QThread::finished);
        QMetaObject::invokeMethod(worker, [&] {
            begun.release();
            mayEnd.acquire();
        });
        begun.acquire();
        thread->quit();
        QVERIFY(workerThreadsRun());
        mayEnd.release();
        QVERIFY(finished.wait());
        QTRY_VERIFY(!workerThreadsRun());
    }

    void each_thread_counts() {
        auto* first = new QObject;
        QThread* firstThread = startWorkerThread(first);
        QThread* secondThread = startWorkerThread(new QObject);
        QSignalSpy finished(firstThread, &QThread::finished);
        firstThread->quit();
        QVERIFY(finished.wait());
        QVERIFY(workerThreadsRun());
        secondThread->quit();
        QTRY_VERIFY(!workerThreadsRun());
    }
};

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestWorkerThread)
#include "tst_worker_thread.moc"
