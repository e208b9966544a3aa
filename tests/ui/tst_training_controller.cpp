#include "ui/controllers/training_controller.h"

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/training_test_support.h"

using namespace boxwright;
using State = TrainingController::State;

namespace {

using TrainBody = std::function<Result<TrainReport>(const TrainCallbacks&, std::stop_token)>;

TrainFunction fake(TrainBody body) {
    return [body = std::move(body)](const TrainOptions&, const SampleSource&, const SampleSource&,
                                    const TrainCallbacks& callbacks, std::stop_token stop,
                                    TrainControl*) { return body(callbacks, stop); };
}

TrainReport reportOf(TrainOutcome outcome) {
    TrainReport report;
    report.outcome = outcome;
    return report;
}

Result<TrainReport> hangUntilStopped(const TrainCallbacks& callbacks, std::stop_token stop) {
    callbacks.onStart({});
    waitForStop(stop);
    return reportOf(TrainOutcome::Cancelled);
}

/// One controller with a spy on each of its ends.
struct Watched {
    explicit Watched(TrainBody body)
        : controller(fake(std::move(body))) {}

    [[nodiscard]] qsizetype ends() const { return finished.count() + cancelled.count() + failed.count(); }

    TrainingController controller;
    QSignalSpy finished{&controller, &TrainingController::finished};
    QSignalSpy cancelled{&controller, &TrainingController::cancelled};
    QSignalSpy failed{&controller, &TrainingController::failed};
    QSignalSpy progressed{&controller, &TrainingController::progressed};
};

} // namespace

class TestTrainingController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_request = {openTinyDataset(m_folder.path()), QStringLiteral("all"), QStringLiteral("all"), {}};
    }

    void a_run_goes_through_its_states_and_finishes_once() {
        Watched run([](const TrainCallbacks& callbacks, std::stop_token) -> Result<TrainReport> {
            callbacks.onStart({});
            callbacks.onProgress(trainingStep(1, 1));
            callbacks.onEpoch(evaluatedEpoch(0, 0.5));
            return reportOf(TrainOutcome::Finished);
        });
        QList<State> states;
        connect(&run.controller, &TrainingController::stateChanged, this, [&](State state) { states.append(state); });
        QSignalSpy epochs(&run.controller, &TrainingController::epochFinished);
        QSignalSpy prepared(&run.controller, &TrainingController::prepared);
        QVERIFY(run.controller.start(m_request));
        QVERIFY(run.finished.wait());
        QCOMPARE(states, (QList<State>{State::Preparing, State::Running, State::Idle}));
        QCOMPARE(run.ends(), 1);
        QCOMPARE(epochs.count(), 1);
        QCOMPARE(prepared.first().first().value<PreparedData>().trainImages, std::size_t{10});
    }

    void the_train_function_sees_the_samples_of_both_splits() {
        std::atomic<std::size_t> training = 0;
        std::atomic<std::size_t> validation = 99;
        TrainingController controller([&](const TrainOptions&, const SampleSource& a, const SampleSource& b,
                                          const TrainCallbacks&, std::stop_token,
                                          TrainControl*) -> Result<TrainReport> {
            training = a.size();
            validation = b.size();
            return reportOf(TrainOutcome::Finished);
        });
        QSignalSpy finished(&controller, &TrainingController::finished);
        TrainingRequest request = m_request;
        request.validationSplit.clear();
        controller.start(request);
        QVERIFY(finished.wait());
        QCOMPARE(training.load(), std::size_t{10});
        QCOMPARE(validation.load(), std::size_t{0});
    }

    void a_stop_ends_a_run_that_would_never_end() {
        Watched run(hangUntilStopped);
        QSignalSpy started(&run.controller, &TrainingController::started);
        run.controller.start(m_request);
        QVERIFY(started.wait());
        QVERIFY(!run.controller.start(m_request));
        run.controller.requestStop();
        QCOMPARE(run.controller.state(), State::Stopping);
        QVERIFY(run.cancelled.wait());
        QCOMPARE(run.controller.state(), State::Idle);
        QCOMPARE(run.ends(), 1);
    }

    void a_paused_run_waits_until_it_is_to_go_on_or_to_stop_data() {
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("go on") << true;
        QTest::newRow("stop") << false;
    }
    void a_paused_run_waits_until_it_is_to_go_on_or_to_stop() {
        QFETCH(bool, goesOn);
        std::atomic<int> iterations = 0;
        std::atomic<bool> sawPause = false;
        TrainingController controller([&](const TrainOptions&, const SampleSource&, const SampleSource&,
                                          const TrainCallbacks& callbacks, std::stop_token stop,
                                          TrainControl* control) -> Result<TrainReport> {
            callbacks.onStart({});
            while (!control->isPaused())
                std::this_thread::yield();
            sawPause = true;
            control->waitWhilePaused(stop);
            ++iterations;
            return reportOf(stop.stop_requested() ? TrainOutcome::Cancelled : TrainOutcome::Finished);
        });
        QSignalSpy started(&controller, &TrainingController::started);
        QSignalSpy finished(&controller, &TrainingController::finished);
        QSignalSpy cancelled(&controller, &TrainingController::cancelled);
        controller.start(m_request);
        controller.setPaused(true); // too early: nothing happens
        QCOMPARE(controller.state(), State::Preparing);
        QVERIFY(started.wait());
        controller.setPaused(true);
        QCOMPARE(controller.state(), State::Paused);
        QVERIFY(controller.isRunning());
        QTRY_VERIFY(sawPause);
        QCOMPARE(iterations.load(), 0);
        if (goesOn) {
            controller.setPaused(false);
            QCOMPARE(controller.state(), State::Running);
        } else {
            controller.requestStop();
        }
        QVERIFY((goesOn ? finished : cancelled).wait());
        QCOMPARE(iterations.load(), 1);
        QCOMPARE(controller.state(), State::Idle);
    }

    void whatever_the_engine_throws_becomes_one_failure() {
        Watched standard([](const TrainCallbacks&, std::stop_token) -> Result<TrainReport> {
            throw std::runtime_error("the cable is loose");
        });
        standard.controller.start(m_request);
        QVERIFY(standard.failed.wait());
        QVERIFY(standard.failed.first().first().toString().contains(QStringLiteral("the cable is loose")));
        QCOMPARE(standard.ends(), 1);

        Watched number([](const TrainCallbacks&, std::stop_token) -> Result<TrainReport> { throw 7; });
        number.controller.start(m_request);
        QVERIFY(number.failed.wait());
        QCOMPARE(number.ends(), 1);
        QCOMPARE(number.controller.state(), State::Idle);
    }

    void an_error_value_is_a_failure_with_its_sentence() {
        Watched run([](const TrainCallbacks&, std::stop_token) -> Result<TrainReport> {
            return fail(ErrorKind::WriteFailed, "The disk is full.", "runs/last.pth");
        });
        run.controller.start(m_request);
        QVERIFY(run.failed.wait());
        QCOMPARE(run.failed.first().first().toString(), QStringLiteral("runs/last.pth: The disk is full."));
    }

    void a_split_that_is_not_there_is_a_failure() {
        Watched run([](const TrainCallbacks&, std::stop_token) -> Result<TrainReport> {
            return reportOf(TrainOutcome::Finished);
        });
        TrainingRequest request = m_request;
        request.trainSplit = QStringLiteral("nonesuch");
        run.controller.start(request);
        QVERIFY(run.failed.wait());
        QVERIFY(run.failed.first().first().toString().contains(QStringLiteral("nonesuch")));
    }

    void thousands_of_steps_arrive_complete_in_ten_signals_a_second() {
        std::atomic<std::int64_t> sent = 0;
        Watched run([&](const TrainCallbacks& callbacks, std::stop_token) -> Result<TrainReport> {
            QElapsedTimer clock;
            clock.start();
            while (clock.elapsed() < 600 || sent < 1'000)
                callbacks.onProgress(trainingStep(++sent, 1));
            return reportOf(TrainOutcome::Finished);
        });
        QElapsedTimer clock;
        clock.start();
        run.controller.start(m_request);
        QVERIFY(run.finished.wait());
        std::int64_t next = 1;
        for (const QList<QVariant>& batch : run.progressed)
            for (const TrainProgress& step : batch.first().value<QList<TrainProgress>>())
                QCOMPARE(step.step, next++);
        QCOMPARE(next - 1, sent.load());
        QVERIFY2(run.progressed.count() <= clock.elapsed() / 100 + 2,
                 qPrintable(QString::number(run.progressed.count())));
    }

    void of_an_evaluation_only_the_newest_image_counts() {
        Watched run([](const TrainCallbacks& callbacks, std::stop_token) -> Result<TrainReport> {
            for (int image = 1; image <= 500; ++image) {
                TrainProgress progress = trainingStep(image, 500);
                progress.phase = TrainPhase::Evaluating;
                callbacks.onProgress(progress);
            }
            return reportOf(TrainOutcome::Finished);
        });
        run.controller.start(m_request);
        QVERIFY(run.finished.wait());
        qsizetype steps = 0;
        for (const QList<QVariant>& batch : run.progressed)
            steps += batch.first().value<QList<TrainProgress>>().size();
        QVERIFY(steps < 100);
        QCOMPARE(run.progressed.last().first().value<QList<TrainProgress>>().last().iteration, 500);
    }

    void starting_and_stopping_twenty_times_ends_twenty_times() {
        Watched run(hangUntilStopped);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(run.controller.start(m_request));
            run.controller.requestStop();
            QVERIFY(run.cancelled.wait());
        }
        QCOMPARE(run.ends(), 20);
    }

    void a_run_may_be_started_from_the_end_of_another() {
        Watched run([](const TrainCallbacks&, std::stop_token) -> Result<TrainReport> {
            return reportOf(TrainOutcome::Finished);
        });
        connect(&run.controller, &TrainingController::finished, this, [&] {
            if (run.finished.count() < 3)
                QVERIFY(run.controller.start(m_request));
        });
        run.controller.start(m_request);
        QTRY_COMPARE(run.finished.count(), 3);
    }

    void destroying_the_controller_stops_the_run_without_waiting_for_it() {
        auto ended = std::make_shared<std::atomic_bool>(false);
        auto watched = std::make_unique<Watched>([ended](const TrainCallbacks& callbacks, std::stop_token stop) {
            auto result = hangUntilStopped(callbacks, stop);
            *ended = true;
            return result;
        });
        QSignalSpy started(&watched->controller, &TrainingController::started);
        watched->controller.start(m_request);
        QVERIFY(started.wait());
        watched.reset();
        QTRY_VERIFY(ended->load());
    }

private:
    QTemporaryDir m_folder;
    TrainingRequest m_request;
};

QTEST_GUILESS_MAIN(TestTrainingController)
#include "tst_training_controller.moc"
