#include "ui/controllers/evaluation_controller.h"

#include <atomic>
#include <semaphore>
#include <stdexcept>

#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/sample_report.h"

namespace boxwright {

using Progress = std::function<void(const EvaluateProgress&)>;

class TestEvaluationController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_report_ends_the_job_and_the_last_progress_arrives();
    void a_stop_ends_as_cancelled();
    void an_error_is_told_in_a_sentence();
    void what_the_job_throws_is_told_in_a_sentence_data();
    void what_the_job_throws_is_told_in_a_sentence();
    void a_second_start_is_refused_while_one_runs();
    void it_can_start_again_and_again();
    void destroying_it_while_running_stops_the_job();
    void without_a_data_set_the_real_job_says_so();

private:
    /// Runs until it is told to stop.
    [[nodiscard]] EvaluateJob patientJob();

    std::atomic<int> m_jobsEnded = 0;
};

EvaluateJob TestEvaluationController::patientJob() {
    return
        [this](const EvaluationRequest&, const Progress& progress, std::stop_token stop) -> Result<EvaluationReport> {
            progress({0, 10, 0});
            std::binary_semaphore stopped{0};
            const std::stop_callback onStop(stop, [&] { stopped.release(); });
            stopped.acquire();
            ++m_jobsEnded;
            return fail(ErrorKind::Cancelled, "Cancelled.");
        };
}

void TestEvaluationController::a_report_ends_the_job_and_the_last_progress_arrives() {
    EvaluationController controller([](const EvaluationRequest&, const Progress& progress, std::stop_token) {
        for (std::size_t done = 0; done <= 1000; ++done)
            progress({done, 1000, 0});
        return Result<EvaluationReport>(test::sampleReport());
    });
    QSignalSpy progressed(&controller, &EvaluationController::progressed);
    QSignalSpy finished(&controller, &EvaluationController::finished);
    QVERIFY(controller.start({}));
    QVERIFY(controller.isRunning());
    QVERIFY(finished.wait());
    QVERIFY(!controller.isRunning());
    QCOMPARE(finished[0][0].value<SharedReport>()->coco.numbers.ap, 0.625);
    QVERIFY2(progressed.count() < 100, "progress is limited to ten a second");
    QCOMPARE(progressed.last()[0].value<EvaluateProgress>().imagesDone, std::size_t{1000});
}

void TestEvaluationController::a_stop_ends_as_cancelled() {
    EvaluationController controller(patientJob());
    QSignalSpy progressed(&controller, &EvaluationController::progressed);
    QSignalSpy cancelled(&controller, &EvaluationController::cancelled);
    QSignalSpy failed(&controller, &EvaluationController::failed);
    controller.start({});
    QVERIFY(progressed.wait());
    controller.requestStop();
    QCOMPARE(controller.state(), EvaluationController::State::Stopping);
    QVERIFY(cancelled.wait());
    QCOMPARE(controller.state(), EvaluationController::State::Idle);
    QCOMPARE(failed.count(), 0);
}

void TestEvaluationController::an_error_is_told_in_a_sentence() {
    EvaluationController controller([](const EvaluationRequest&, const Progress&, std::stop_token) {
        return Result<EvaluationReport>(fail(ErrorKind::Unreadable, "The keys differ.", "a.pth"));
    });
    QSignalSpy failed(&controller, &EvaluationController::failed);
    controller.start({});
    QVERIFY(failed.wait());
    QCOMPARE(failed[0][0].toString(), QStringLiteral("a.pth: The keys differ."));
    QVERIFY(!controller.isRunning());
}

void TestEvaluationController::what_the_job_throws_is_told_in_a_sentence_data() {
    QTest::addColumn<bool>("throwsInt");
    QTest::newRow("std::exception") << false;
    QTest::newRow("int") << true;
}

void TestEvaluationController::what_the_job_throws_is_told_in_a_sentence() {
    QFETCH(bool, throwsInt);
    EvaluationController controller(
        [throwsInt](const EvaluationRequest&, const Progress&, std::stop_token) -> Result<EvaluationReport> {
            if (throwsInt)
                throw 7;
            throw std::runtime_error("tensors fell over");
        });
    QSignalSpy failed(&controller, &EvaluationController::failed);
    controller.start({});
    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].toString().contains(throwsInt ? QStringLiteral("without a reason")
                                                       : QStringLiteral("tensors fell over")));
    QVERIFY(!controller.isRunning());
}

void TestEvaluationController::a_second_start_is_refused_while_one_runs() {
    EvaluationController controller(patientJob());
    QSignalSpy cancelled(&controller, &EvaluationController::cancelled);
    QVERIFY(controller.start({}));
    QVERIFY(!controller.start({}));
    controller.requestStop();
    QVERIFY(cancelled.wait());
}

void TestEvaluationController::it_can_start_again_and_again() {
    EvaluationController controller(patientJob());
    QSignalSpy cancelled(&controller, &EvaluationController::cancelled);
    for (int round = 1; round <= 20; ++round) {
        QVERIFY(controller.start({}));
        controller.requestStop();
        QTRY_COMPARE(cancelled.count(), round);
    }
}

void TestEvaluationController::destroying_it_while_running_stops_the_job() {
    m_jobsEnded = 0;
    auto controller = std::make_unique<EvaluationController>(patientJob());
    QSignalSpy progressed(controller.get(), &EvaluationController::progressed);
    controller->start({});
    QVERIFY(progressed.wait());
    controller.reset();
    QTRY_COMPARE(m_jobsEnded.load(), 1);
}

void TestEvaluationController::without_a_data_set_the_real_job_says_so() {
    const auto report = evaluateSplit({}, [](const EvaluateProgress&) {}, {});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::BadInput);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestEvaluationController)
#include "tst_evaluation_controller.moc"
