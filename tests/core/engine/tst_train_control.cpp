#include <atomic>
#include <thread>

#include <QTest>

#include "core/engine/batch_loader.h"
#include "core/engine/train_control.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

/// Start, pause, resume, stop from other threads. Without LibTorch, so that the thread sanitizer can watch:
/// ninja -C build/tsan tst_train_control.
class TestTrainControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPausedThreadWaitsUntilItIsResumed() {
        TrainControl control;
        control.pause();
        QVERIFY(control.isPaused());
        std::atomic<bool> wentOn = false;
        std::jthread trainer([&](const std::stop_token& stop) {
            control.waitWhilePaused(stop);
            wentOn = true;
        });
        QVERIFY(!wentOn);
        control.resume();
        QTRY_VERIFY(wentOn);
        QVERIFY(!trainer.get_stop_token().stop_requested());
    }

    void aStopEndsThePause() {
        TrainControl control;
        control.pause();
        std::atomic<bool> wentOn = false;
        std::jthread trainer([&](const std::stop_token& stop) {
            control.waitWhilePaused(stop);
            wentOn = true;
        });
        trainer.request_stop();
        QTRY_VERIFY(wentOn);
        QVERIFY(control.isPaused());
    }

    /// A trainer that takes batches while others pause, resume and at last stop it.
    void manyThreadsMayPauseAndResume() {
        TrainControl control;
        const DrawnSource source(6);
        std::atomic<int> iterations = 0;
        std::jthread trainer([&](const std::stop_token& stop) {
            for (int epoch = 0; !stop.stop_requested(); ++epoch) {
                BatchLoader loader(source, shuffledBatches(6, 2, 1, epoch), {.epoch = epoch, .ahead = 3, .threads = 3});
                for (int i = 0; i < 3 && !stop.stop_requested(); ++i) {
                    control.waitWhilePaused(stop);
                    if (loader.next().samples.size() == 2)
                        ++iterations;
                }
            }
        });
        {
            std::vector<std::jthread> users;
            for (int i = 0; i < 3; ++i)
                users.emplace_back([&control](const std::stop_token& stop) {
                    while (!stop.stop_requested()) {
                        control.pause();
                        std::this_thread::yield();
                        control.resume();
                    }
                });
            QTRY_VERIFY(iterations > 20);
        }
        control.pause();
        trainer.request_stop();
        trainer.join();
        QVERIFY(iterations > 20);
    }
};

QTEST_GUILESS_MAIN(TestTrainControl)
#include "tst_train_control.moc"
