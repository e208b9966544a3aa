#include "ui/controllers/fetch_controller.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/ui/support/training_test_support.h"

using namespace boxwright;

class TestFetchController : public QObject {
    Q_OBJECT

    using Report = std::function<void(const FetchProgress&)>;
    using File = Result<std::filesystem::path>;

private Q_SLOTS:
    void a_download_ends_with_its_file() {
        FetchController controller([](const PublishedWeights& weights, const FetchOptions& options,
                                      const Report& report, const std::stop_token&) -> File {
            report({5, 10, false});
            return options.folder / weights.fileName;
        });
        QSignalSpy finished(&controller, &FetchController::finished);
        QSignalSpy progressed(&controller, &FetchController::progressed);
        QSignalSpy states(&controller, &FetchController::stateChanged);
        PublishedWeights weights;
        weights.fileName = "net.pth";
        FetchOptions options;
        options.folder = "/folder";
        QVERIFY(controller.start(weights, options));
        QVERIFY(!controller.start(weights, options));
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().toString(), QStringLiteral("/folder/net.pth"));
        QCOMPARE(progressed.first().first().value<FetchProgress>().bytes, std::uint64_t{5});
        QCOMPARE(states.count(), 2);
        QVERIFY(!controller.isRunning());
    }

    void progress_comes_at_most_ten_times_a_second() {
        FetchController controller(
            [](const PublishedWeights&, const FetchOptions&, const Report& report, const std::stop_token&) -> File {
                for (std::uint64_t i = 0; i < 10'000; ++i)
                    report({i, 10'000, false});
                return "/net.pth";
            });
        QSignalSpy finished(&controller, &FetchController::finished);
        QSignalSpy progressed(&controller, &FetchController::progressed);
        controller.start({}, {});
        QVERIFY(finished.wait());
        QVERIFY2(progressed.count() < 100, qPrintable(QString::number(progressed.count())));
    }

    void a_stop_is_no_failure() {
        FetchController controller(
            [](const PublishedWeights&, const FetchOptions&, const Report&, const std::stop_token& stop) -> File {
                waitForStop(stop);
                return fail(ErrorKind::Cancelled, "Stopped.");
            });
        QSignalSpy cancelled(&controller, &FetchController::cancelled);
        QSignalSpy failed(&controller, &FetchController::failed);
        controller.start({}, {});
        controller.requestStop();
        QCOMPARE(controller.state(), FetchController::State::Stopping);
        QVERIFY(cancelled.wait());
        QCOMPARE(failed.count(), 0);
    }

    void a_failure_is_a_sentence_and_tells_whether_a_wrong_file_is_there_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<bool>("wrongFile");
        QTest::newRow("no connection") << ErrorKind::Unreadable << false;
        QTest::newRow("wrong file") << ErrorKind::BadInput << true;
    }
    void a_failure_is_a_sentence_and_tells_whether_a_wrong_file_is_there() {
        QFETCH(ErrorKind, kind);
        QFETCH(bool, wrongFile);
        FetchController controller([kind](const PublishedWeights&, const FetchOptions&, const Report&,
                                          const std::stop_token&) -> File { return fail(kind, "It broke.", "/net"); });
        QSignalSpy failed(&controller, &FetchController::failed);
        controller.start({}, {});
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().at(0).toString(), QStringLiteral("/net: It broke."));
        QCOMPARE(failed.first().at(1).toBool(), wrongFile);
    }

    void an_exception_becomes_a_failure() {
        FetchController controller([](const PublishedWeights&, const FetchOptions&, const Report&,
                                      const std::stop_token&) -> File { throw std::runtime_error("surprise"); });
        QSignalSpy failed(&controller, &FetchController::failed);
        controller.start({}, {});
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("surprise")));
    }

    void destroying_it_stops_the_download() {
        auto stopped = std::make_shared<std::atomic<bool>>(false);
        {
            FetchController controller([stopped](const PublishedWeights&, const FetchOptions&, const Report&,
                                                 const std::stop_token& stop) -> File {
                waitForStop(stop);
                *stopped = true;
                return fail(ErrorKind::Cancelled, "Stopped.");
            });
            controller.start({}, {});
        }
        QTRY_VERIFY(stopped->load());
    }
};

QTEST_GUILESS_MAIN(TestFetchController)
#include "tst_fetch_controller.moc"
