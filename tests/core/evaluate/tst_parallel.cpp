#include <atomic>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include <QTest>

#include "core/evaluate/parallel.h"

using namespace boxwright;

class TestParallel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTaskIsDoneOnce_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {0, 1, 2, 7})
            QTest::addRow("%d threads", threads) << threads;
    }
    void everyTaskIsDoneOnce() {
        QFETCH(int, threads);
        std::vector<std::atomic<int>> done(1000);
        forEachIndex(done.size(), threads, [&](std::size_t i) { ++done[i]; });
        for (const auto& count : done)
            QCOMPARE(count.load(), 1);
    }

    void noTaskIsNoWork() {
        forEachIndex(0, 4, [](std::size_t) { throw std::runtime_error("called"); });
    }

    void oneThreadIsTheCallersOwn() {
        std::set<std::thread::id> ids;
        forEachIndex(10, 1, [&](std::size_t) { ids.insert(std::this_thread::get_id()); });
        QCOMPARE(ids, std::set{std::this_thread::get_id()});
    }

    void moreThreadsWorkAtTheSameTime() {
        // Each task waits for the other: with one thread this would never end.
        std::atomic<int> arrived = 0;
        forEachIndex(2, 2, [&](std::size_t) {
            ++arrived;
            arrived.notify_all();
            for (int now = arrived; now < 2; now = arrived)
                arrived.wait(now);
        });
        QCOMPARE(arrived.load(), 2);
    }

    void anExceptionEndsTheWorkAndReachesTheCaller_data() { everyTaskIsDoneOnce_data(); }
    void anExceptionEndsTheWorkAndReachesTheCaller() {
        QFETCH(int, threads);
        std::atomic<std::size_t> calls = 0;
        QVERIFY_EXCEPTION_THROWN(forEachIndex(100000, threads,
                                              [&](std::size_t) {
                                                  ++calls;
                                                  throw std::runtime_error("broken");
                                              }),
                                 std::runtime_error);
        QVERIFY(calls < 100);
    }

    void theOtherThreadsStopToo() {
        // Only the first task fails; the other thread would have work for a long time.
        constexpr std::size_t count = 50'000'000;
        std::atomic<bool> failed = false;
        std::atomic<std::size_t> done = 0;
        const auto task = [&](std::size_t i) {
            if (i == 0) {
                failed = true;
                failed.notify_all();
                throw std::runtime_error("broken");
            }
            failed.wait(false);
            ++done;
        };
        QVERIFY_EXCEPTION_THROWN(forEachIndex(count, 2, task), std::runtime_error);
        QVERIFY(done < count - 1);
    }
};

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
