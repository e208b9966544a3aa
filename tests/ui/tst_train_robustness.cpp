#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <semaphore>
#include <stdexcept>

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QLineSeries>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include "tests/ui/support/loop_probe.h"
#include "tests/ui/support/training_test_support.h"
#include "ui/app_state.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/train_charts.h"
#include "ui/panels/run_status_panel.h"
#include "ui/panels/train_workspace.h"
#include "ui/panels/training_launch_panel.h"
#include "ui/support/close_guard.h"

using namespace boxwright;

namespace {

using State = TrainingController::State;

/// A window around the workspace that asks its guard before it closes, as the main window does.
class TrainWindow : public QWidget {
public:
    TrainWindow(AppState* state, const TrainBackend& backend)
        : workspace(new TrainWorkspace(state, this, backend))
        , guard(this) {
        (new QVBoxLayout(this))->addWidget(workspace);
        connect(workspace, &TrainWorkspace::runningChanged, &guard, &CloseGuard::jobsChanged);
        guard.addJob([this] { return workspace->isRunning(); }, [this] { workspace->stopAndKeep(); });
    }

    TrainWorkspace* workspace;
    CloseGuard guard;

protected:
    void closeEvent(QCloseEvent* event) override { event->setAccepted(guard.mayClose()); }
};

int entries(const char* folder) {
    return static_cast<int>(QDir(QLatin1String(folder)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size());
}

/// What a fake engine does and is told.
struct Fake {
    std::binary_semaphore mayStart{0};
    std::binary_semaphore mayEnd{0};
    std::atomic<bool> waitsToStart = false;
    std::atomic<bool> waitsToEnd = false;
    std::atomic<int> runs = 0;
};

} // namespace

/// The Train page with engines that behave badly.
class TestTrainRobustness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeTinyDataset(m_data.path()); }

    void init() {
        m_runs = std::make_unique<QTemporaryDir>();
        m_state = std::make_unique<AppState>();
        m_state->setRunsFolder(m_runs->path());
        m_fake = std::make_shared<Fake>();
    }

    void cleanup() {
        m_window.reset();
        m_state.reset();
    }

    void start_and_stop_a_hundred_times_leaks_nothing() {
        open(untilStopped());
        for (int i = 0; i < 5; ++i) // what is made once
            startAndStop();
        QTRY_VERIFY(entries("/proc/self/task") > 0);
        const int threads = entries("/proc/self/task");
        const int files = entries("/proc/self/fd");
        for (int i = 0; i < 100; ++i)
            startAndStop();
        QCOMPARE(m_fake->runs.load(), 105);
        // Threads of the pool come and go; those of the runs must not stay.
        QTRY_VERIFY2(entries("/proc/self/task") <= threads + 2,
                     qPrintable(QString::number(entries("/proc/self/task"))));
        QTRY_VERIFY2(entries("/proc/self/fd") <= files + 2, qPrintable(QString::number(entries("/proc/self/fd"))));
    }

    void an_engine_that_throws_leaves_the_page_usable() {
        open([runs = m_fake](const TrainOptions&, const SampleSource&, const SampleSource&, const TrainCallbacks&,
                             std::stop_token, TrainControl*) -> Result<TrainReport> {
            if (++runs->runs % 2 == 0)
                throw std::runtime_error("the engine fell over");
            throw 42;
        });
        for (int i = 0; i < 4; ++i) {
            start()->click();
            QTRY_VERIFY(!workspace()->isRunning());
            QVERIFY(status()->headline().contains(QStringLiteral("unexpectedly")));
            QVERIFY(start()->isEnabled());
        }
        QVERIFY(status()->headline().contains(QStringLiteral("fell over")));
    }

    void an_engine_that_hangs_can_be_stopped_and_blocks_nothing() {
        open([](const TrainOptions&, const SampleSource&, const SampleSource&, const TrainCallbacks&,
                std::stop_token stop, TrainControl*) -> Result<TrainReport> {
            waitForStop(stop); // without a word
            return fail(ErrorKind::Cancelled, "Cancelled.");
        });
        start()->click();
        const test::LoopProbe probe;
        QTRY_VERIFY(probe.beats() > 100);
        QVERIFY2(probe.lateness(0.95) < 100, qPrintable(QString::number(probe.lateness(0.95))));
        QVERIFY(status()->stopButton()->isVisible());
        status()->stopButton()->click();
        QTRY_VERIFY(!workspace()->isRunning());
        QVERIFY(start()->isEnabled());
    }

    void a_thousand_events_a_second_leave_the_window_its_time() {
        constexpr int events = 3000;
        open([](const TrainOptions&, const SampleSource&, const SampleSource&, const TrainCallbacks& callbacks,
                std::stop_token stop, TrainControl*) -> Result<TrainReport> {
            callbacks.onStart({{}, "fake", "CPU", 8, 2, 1, events, {}});
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any beat;
            auto next = std::chrono::steady_clock::now();
            for (int step = 1; step <= events && !stop.stop_requested(); ++step) {
                callbacks.onProgress(trainingStep(step, events));
                beat.wait_until(lock, stop, next += std::chrono::milliseconds(1), [] { return false; });
            }
            return TrainReport{};
        });
        auto* loss = workspace()->findChild<TrainCharts*>()->lossChart();
        auto* line = qobject_cast<QLineSeries*>(loss->findChild<ChartView*>()->chart()->series().first());
        QSignalSpy drawn(line, &QLineSeries::pointsReplaced);
        QElapsedTimer clock;
        clock.start();
        start()->click();
        const test::LoopProbe probe;
        QTRY_VERIFY_WITH_TIMEOUT(!workspace()->isRunning(), 30'000);
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        QCOMPARE(loss->series(0).points().size(), std::size_t{events});
        QVERIFY2(static_cast<double>(drawn.count()) <= 10 * seconds + 3, qPrintable(QString::number(drawn.count())));
        qInfo("%d events in %.1f s: %d redraws, event loop late by %.1f ms (p95)", events, seconds,
              static_cast<int>(drawn.count()), probe.lateness(0.95));
        QVERIFY2(probe.lateness(0.95) < 100, qPrintable(QString::number(probe.lateness(0.95))));
    }

    void the_window_closes_in_every_state_data() {
        QTest::addColumn<State>("state");
        QTest::newRow("idle") << State::Idle;
        QTest::newRow("preparing") << State::Preparing;
        QTest::newRow("running") << State::Running;
        QTest::newRow("paused") << State::Paused;
        QTest::newRow("stopping") << State::Stopping;
    }

    void the_window_closes_in_every_state() {
        QFETCH(State, state);
        m_fake->waitsToStart = state == State::Preparing;
        m_fake->waitsToEnd = state == State::Stopping;
        open(untilStopped());
        bring(state);
        if (QTest::currentTestFailed())
            return;
        const bool closed = m_window->close();
        QCOMPARE(closed, state == State::Idle);
        if (state != State::Idle) {
            auto* question = m_window->findChild<QMessageBox*>();
            QVERIFY(question);
            for (QAbstractButton* button : question->buttons())
                if (question->buttonRole(button) == QMessageBox::AcceptRole)
                    button->click();
        }
        m_fake->mayStart.release();
        m_fake->mayEnd.release();
        QTRY_VERIFY(m_window->isHidden());
        QVERIFY(!workspace()->isRunning());
    }

private:
    /// Says that it runs and goes on until it is stopped.
    [[nodiscard]] TrainFunction untilStopped() const {
        return [fake = m_fake](const TrainOptions&, const SampleSource&, const SampleSource&,
                               const TrainCallbacks& callbacks, std::stop_token stop,
                               TrainControl* control) -> Result<TrainReport> {
            ++fake->runs;
            if (fake->waitsToStart)
                fake->mayStart.acquire();
            callbacks.onStart({{}, "fake", "CPU", 8, 2, 1, 20, {}});
            for (int step = 1; step <= 20; ++step)
                callbacks.onProgress(trainingStep(step, 20));
            control->waitWhilePaused(stop);
            waitForStop(stop);
            if (fake->waitsToEnd)
                fake->mayEnd.acquire();
            TrainReport report;
            report.outcome = TrainOutcome::Cancelled;
            return report;
        };
    }

    void open(TrainFunction train) {
        TrainBackend backend;
        backend.devices = [] { return DeviceChoices{}; };
        backend.train = std::move(train);
        m_window = std::make_unique<TrainWindow>(m_state.get(), backend);
        m_window->resize(1100, 700);
        m_window->show();
        m_state->openFolder(m_data.path());
        QTRY_VERIFY(start()->isEnabled());
    }

    void startAndStop() {
        start()->click();
        QTRY_VERIFY(status()->pauseButton()->isVisible()); // it runs
        status()->stopButton()->click();
        QTRY_VERIFY(start()->isEnabled());
    }

    void bring(State state) {
        if (state == State::Idle)
            return;
        start()->click();
        QVERIFY(workspace()->isRunning());
        if (state == State::Preparing) {
            QTRY_COMPARE(m_fake->runs.load(), 1);
            return;
        }
        QTRY_VERIFY(status()->pauseButton()->isVisible());
        if (state == State::Paused)
            status()->pauseButton()->click();
        if (state == State::Stopping)
            status()->stopButton()->click();
    }

    [[nodiscard]] TrainWorkspace* workspace() const { return m_window->workspace; }
    [[nodiscard]] RunStatusPanel* status() const { return workspace()->findChild<RunStatusPanel*>(); }
    [[nodiscard]] QPushButton* start() const { return workspace()->findChild<TrainingLaunchPanel*>()->startButton(); }

    QTemporaryDir m_data;
    std::unique_ptr<QTemporaryDir> m_runs;
    std::unique_ptr<AppState> m_state;
    std::shared_ptr<Fake> m_fake;
    std::unique_ptr<TrainWindow> m_window;
};

QTEST_MAIN(TestTrainRobustness)
#include "tst_train_robustness.moc"
