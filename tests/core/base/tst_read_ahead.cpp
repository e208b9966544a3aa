#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

#include <QTest>

#include "core/base/read_ahead.h"

using namespace boxwright;

class TestReadAhead : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEverythingInOrder() {
        ReadAhead<std::size_t> numbers(5, [](std::size_t i) { return i * 10; });
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(numbers.next(), i * 10);
    }

    void readsTheNextOneWhileTheCallerWorks() {
        std::latch secondIsRead(1);
        const std::thread::id caller = std::this_thread::get_id();
        std::atomic<bool> elsewhere = true;
        ReadAhead<std::size_t> numbers(2, [&](std::size_t i) {
            elsewhere = elsewhere && std::this_thread::get_id() != caller;
            if (i == 1)
                secondIsRead.count_down();
            return i;
        });
        QCOMPARE(numbers.next(), std::size_t{0});
        secondIsRead.wait(); // without asking for it: it would hang
        QCOMPARE(numbers.next(), std::size_t{1});
        QVERIFY(elsewhere);
    }

    void readsNoFurtherThanTheNextOne() {
        std::atomic<std::size_t> reads = 0;
        {
            ReadAhead<std::size_t> numbers(100, [&](std::size_t i) {
                ++reads;
                return i;
            });
            QCOMPARE(numbers.next(), std::size_t{0});
        } // left early: the destructor waits for what is under way
        QCOMPARE(reads.load(), std::size_t{2});
    }

    void nothingToReadIsNoProblem() {
        const ReadAhead<int> none(0, [](std::size_t) -> int { throw std::logic_error("not to be called"); });
        Q_UNUSED(none);
    }

    void anExceptionComesOutWhereItsValueIsAskedFor() {
        ReadAhead<std::size_t> numbers(3, [](std::size_t i) {
            if (i == 1)
                throw std::runtime_error("unreadable");
            return i;
        });
        QCOMPARE(numbers.next(), std::size_t{0});
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(numbers.next()), std::runtime_error);
        QCOMPARE(numbers.next(), std::size_t{2}); // and the others still come
    }
};

QTEST_GUILESS_MAIN(TestReadAhead)
#include "tst_read_ahead.moc"
