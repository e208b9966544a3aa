#include <atomic>
#include <stdexcept>
#include <vector>

#include <QTest>

#include "core/data/parallel_work.h"

using namespace boxwright;

class TestParallelWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyItemIsDoneOnceAndTheEndIsReported() {
        std::vector<std::atomic<int>> times(500);
        std::size_t last = 0;
        QVERIFY(forEachItem(
            500, 3, [&](std::size_t i) { ++times[i]; },
            [&](std::size_t done, std::size_t all) {
                QVERIFY(done >= last && done <= all && all == 500);
                last = done;
            },
            {}));
        for (const auto& count : times)
            QCOMPARE(count.load(), 1);
        QCOMPARE(last, std::size_t(500));
    }

    void nothingToDoIsDone() {
        QVERIFY(forEachItem(0, 2, [](std::size_t) { QFAIL("there is no item"); }, {}, {}));
    }

    void aStopLeavesTheRestOut() {
        std::stop_source source;
        std::atomic<int> done = 0;
        QVERIFY(!forEachItem(
            1000, 2,
            [&](std::size_t i) {
                ++done;
                if (i == 10)
                    source.request_stop();
            },
            {}, source.get_token()));
        QVERIFY2(done < 1000, qPrintable(QString::number(done.load())));
    }

    void theFirstExceptionComesBack() {
        QVERIFY_EXCEPTION_THROWN(
            static_cast<void>(forEachItem(100, 2, [](std::size_t) { throw std::runtime_error("no"); }, {}, {})),
            std::runtime_error);
    }
};

QTEST_GUILESS_MAIN(TestParallelWork)
#include "tst_parallel_work.moc"
