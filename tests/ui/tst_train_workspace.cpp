#include "ui/panels/train_workspace.h"

#include <atomic>
#include <memory>
#include <semaphore>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "tests/ui/support/training_test_support.h"
#include "ui/app_state.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/train_charts.h"
#include "ui/dialogs/data_findings_dialog.h"
#include "ui/models/data_findings_model.h"
#include "ui/panels/run_history_panel.h"
#include "ui/panels/run_status_panel.h"
#include "ui/panels/training_form.h"
#include "ui/panels/training_launch_panel.h"
#include "ui/panels/weights_fit_line.h"

using namespace boxwright;

class TestTrainWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_data = std::make_unique<QTemporaryDir>();
        m_runs = std::make_unique<QTemporaryDir>();
        writeTinyDataset(m_data->path());
        m_state = std::make_unique<AppState>();
        m_state->setRunsFolder(m_runs->path());
        m_lastOptions = std::make_shared<TrainOptions>();
        m_begun = std::make_shared<std::atomic_int>(0);
    }

    void cleanup() {
        m_workspace.reset();
        m_state.reset();
    }

    void start_waits_for_a_data_set() {
        makeWorkspace(false);
        QVERIFY(!launchPanel()->startButton()->isEnabled());
        QCOMPARE(launchPanel()->problems().size(), 1);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        QVERIFY(launchPanel()->problems().isEmpty());
    }

    void an_annotation_that_cannot_be_read_is_a_finding() {
        writeText(m_data->filePath(QStringLiteral("picture3.xml")), "<annotation><object>");
        makeWorkspace(false);
        openData();
        QTRY_VERIFY(launchPanel()->findings().join(QLatin1Char('\n')).contains(QStringLiteral("picture3")));
    }

    void the_data_are_looked_through_when_the_page_is_shown() {
        writeText(m_data->filePath(QStringLiteral("picture3.xml")), "<annotation><object>");
        makeWorkspace(false);
        openData();
        QListView* list = launchPanel()->findingList();
        QTRY_COMPARE(list->model()->rowCount(), 1); // the sentence of the check alone
        QCOMPARE(imageOf(*list, 0), QString());
        m_workspace->show();
        int row = -1;
        QTRY_VERIFY((row = rowOfImage(*list, QStringLiteral("picture3"))) >= 0);
        QSignalSpy fix(m_workspace.get(), &TrainWorkspace::fixRequested);
        Q_EMIT list->clicked(list->model()->index(row, 0));
        QCOMPARE(fix.count(), 1);
        QCOMPARE(fix.first().first().toString(), QStringLiteral("picture3"));
    }

    void all_findings_open_in_a_list_that_leads_to_the_images() {
        writeText(m_data->filePath(QStringLiteral("picture5.xml")), "<annotation><object>");
        makeWorkspace(false);
        openData();
        m_workspace->show();
        QListView* list = launchPanel()->findingList();
        QTRY_VERIFY(rowOfImage(*list, QStringLiteral("picture5")) >= 0);
        for (QToolButton* button : launchPanel()->findChildren<QToolButton*>())
            button->click();
        auto* dialog = m_workspace->findChild<DataFindingsDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTreeView* table = dialog->list();
        const int all = table->model()->rowCount();
        QVERIFY(all >= list->model()->rowCount());
        dialog->findChild<QComboBox*>()->setCurrentIndex(1); // errors
        QVERIFY(table->model()->rowCount() < all);
        table->setCurrentIndex(table->model()->index(rowOfImage(*table, QStringLiteral("picture5")), 0));
        QSignalSpy fix(m_workspace.get(), &TrainWorkspace::fixRequested);
        Q_EMIT table->activated(table->currentIndex());
        QCOMPARE(fix.count(), 1);
        QVERIFY(!dialog->isVisible());
    }

    void a_run_draws_its_curves_and_hands_over_its_model() {
        makeWorkspace(false);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        QSignalSpy finished(m_workspace.get(), &TrainWorkspace::runFinished);
        QSignalSpy running(m_workspace.get(), &TrainWorkspace::runningChanged);
        launchPanel()->startButton()->click();
        QVERIFY(m_workspace->isRunning());
        QVERIFY(finished.wait());
        QCOMPARE(running.count(), 2);
        QCOMPARE(running.last().first().toBool(), false);
        QCOMPARE(charts()->lossChart()->series(0).points().size(), std::size_t{20});
        QCOMPARE(charts()->lossChart()->series(0).points().back().y(), 1.0);
        QCOMPARE(charts()->precisionChart()->series(0).points().back(), QPointF(1, 0.5));
        QCOMPARE(finished.first().first().toString(), runFile(QStringLiteral("best.pth")));
        QCOMPARE(m_state->modelPath(), runFile(QStringLiteral("best.pth")));
        QVERIFY(status()->headline().contains(QStringLiteral("Finished")));
    }

    void a_start_by_key_leaves_the_focus_where_a_second_press_does_no_harm() {
        makeWorkspace(true);
        m_workspace->show();
        QVERIFY(QTest::qWaitForWindowActive(m_workspace.get()));
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        launchPanel()->startButton()->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(m_workspace->isRunning());
        QCOMPARE(QApplication::focusWidget(), status());
        QTRY_VERIFY(status()->pauseButton()->isVisible());
        QTest::keyClick(status(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), status()->pauseButton());
        m_workspace->stopAndKeep();
        QTRY_VERIFY(!m_workspace->isRunning());
    }

    void a_paused_run_says_where_it_stands() {
        RunStatusPanel panel;
        panel.setState(TrainingController::State::Paused);
        TrainProgress progress = trainingStep(3, 20);
        progress.phase = TrainPhase::Paused;
        panel.setProgress(progress);
        QStringList texts;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            texts.append(label->text());
        QVERIFY2(texts.contains(QStringLiteral("3 / 20")), qPrintable(texts.join(QLatin1Char('|'))));
    }

    void a_stopped_run_is_kept_and_can_be_resumed() {
        makeWorkspace(true);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        launchPanel()->startButton()->click();
        QTRY_COMPARE(charts()->lossChart()->series(0).points().size(), std::size_t{20});
        m_workspace->stopAndKeep();
        QTRY_VERIFY(!m_workspace->isRunning());
        QVERIFY(!status()->resumeButton()->isHidden());
        QVERIFY(m_lastOptions->resume.empty());
        status()->resumeButton()->click();
        QTRY_COMPARE(m_begun->load(), 2); // from here on the options are left alone
        QCOMPARE(fromPath(m_lastOptions->resume), runFile(QStringLiteral("last.pth")));
        QTRY_VERIFY(m_workspace->isRunning());
        m_workspace->stopAndKeep();
        QTRY_VERIFY(!m_workspace->isRunning());
    }

    void a_failure_shows_its_sentence_and_leaves_the_form_usable() {
        TrainBackend backend = quietBackend();
        backend.train = [](const TrainOptions&, const SampleSource&, const SampleSource&, const TrainCallbacks&,
                           std::stop_token, TrainControl*) -> Result<TrainReport> {
            return fail(ErrorKind::OutOfMemory, "There is not enough memory: lower the batch size.");
        };
        m_workspace = std::make_unique<TrainWorkspace>(m_state.get(), nullptr, backend);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        launchPanel()->startButton()->click();
        QTRY_VERIFY(status()->headline().contains(QStringLiteral("lower the batch size")));
        QVERIFY(launchPanel()->startButton()->isEnabled());
    }

    void an_earlier_run_shows_its_curves_when_clicked() {
        const QString folder = m_runs->filePath(QStringLiteral("2026-01-02_030405_fasterrcnn_resnet18_fpn"));
        QDir().mkpath(folder);
        writeText(folder + QStringLiteral("/metrics.csv"),
                  "epoch,step,loss_classifier,lr,AP,AP50\n0,8,0.5,0.1,0.2,0.4\n");
        writeText(folder + QStringLiteral("/last.pth"), "x");
        makeWorkspace(false);
        auto* list = m_workspace->findChild<QListView*>();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        list->setCurrentIndex(list->model()->index(0, 0));
        QTRY_COMPARE(charts()->lossChart()->series(0).points().size(), std::size_t{1});
        QCOMPARE(charts()->precisionChart()->series(0).points().back(), QPointF(1, 0.4));
        Q_EMIT m_workspace->findChild<RunHistoryPanel*>()->useRequested(folder + QStringLiteral("/last.pth"));
        QCOMPARE(m_state->modelPath(), folder + QStringLiteral("/last.pth"));
    }

    void the_devices_of_the_engine_are_asked_once_when_shown() {
        auto asked = std::make_shared<std::atomic_int>(0);
        TrainBackend backend = quietBackend();
        backend.devices = [asked] {
            ++*asked;
            return DeviceChoices{{{"cpu", "CPU, 2 cores"}}, QStringLiteral("There is no GPU.")};
        };
        m_workspace = std::make_unique<TrainWorkspace>(m_state.get(), nullptr, backend);
        QCOMPARE(asked->load(), 0);
        m_workspace->show();
        m_workspace->hide();
        m_workspace->show();
        QTRY_COMPARE(asked->load(), 1);
    }

    void closing_while_a_run_goes_on_does_not_wait_for_it() {
        makeWorkspace(true);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        launchPanel()->startButton()->click();
        QTRY_VERIFY(!charts()->lossChart()->series(0).isEmpty());
        m_workspace.reset();
        QTRY_VERIFY(m_ended->load());
    }

    void chosen_weights_are_looked_into_before_the_run_begins() {
        makeWorkspace(false);
        openData();
        QTRY_VERIFY(launchPanel()->startButton()->isEnabled());
        auto* form = m_workspace->findChild<TrainingForm*>();
        form->startFrom(QStringLiteral("/weights.pth"), {QStringLiteral("fasterrcnn_mobilenet_v2")});
        auto* line = form->weightsFit();
        QTRY_VERIFY(line->text().contains(QStringLiteral("Looking")));
        launchPanel()->startButton()->click();
        QVERIFY(!m_workspace->isRunning()); // the check draws from the run's generator
        QSignalSpy finished(m_workspace.get(), &TrainWorkspace::runFinished);
        m_checkMayEnd->release();
        QVERIFY(finished.wait());
        QCOMPARE(m_lastOptions->model, std::string("fasterrcnn_mobilenet_v2"));
        QCOMPARE(m_lastOptions->weights, std::filesystem::path("/weights.pth"));
        QTRY_VERIFY2(line->text().contains(QStringLiteral("2 of 2 tensors")), qPrintable(line->text()));
        form->startFrom(QString(), {});
        QVERIFY(line->text().contains(QStringLiteral("Get pretrained weights")));
    }

    void the_button_beside_the_weights_opens_the_dialog() {
        makeWorkspace(false);
        auto* form = m_workspace->findChild<TrainingForm*>();
        Q_EMIT form->fetchRequested();
        auto* dialog = m_workspace->findChild<FetchWeightsDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->chosen(QStringLiteral("/cache/net.pth"), {QStringLiteral("fasterrcnn_resnet18_fpn")});
        QCOMPARE(form->options().weights, std::filesystem::path("/cache/net.pth"));
        QCOMPARE(form->options().model, std::string("fasterrcnn_resnet18_fpn"));
        dialog->reject();
    }

private:
    [[nodiscard]] static QString imageOf(const QAbstractItemView& view, int row) {
        return view.model()->index(row, 0).data(DataFindingsModel::ImageIdRole).toString();
    }

    /// -1 if no finding is about the image.
    [[nodiscard]] static int rowOfImage(const QAbstractItemView& view, const QString& image) {
        for (int row = 0; row < view.model()->rowCount(); ++row)
            if (imageOf(view, row) == image)
                return row;
        return -1;
    }

    [[nodiscard]] TrainBackend quietBackend() {
        TrainBackend backend;
        backend.devices = [] { return DeviceChoices{}; };
        m_checkMayEnd = std::make_shared<std::binary_semaphore>(0);
        backend.checkWeights = [may = m_checkMayEnd](const std::filesystem::path&, const std::string&,
                                                     const ClassList&) -> Result<WeightsFit> {
            may->acquire();
            WeightsFit fit;
            fit.loaded = {"a", "b"};
            return fit;
        };
        return backend;
    }

    /// A workspace whose runs make 20 iterations and one epoch, and then end or wait for a stop.
    void makeWorkspace(bool waits) {
        TrainBackend backend = quietBackend();
        m_ended = std::make_shared<std::atomic_bool>(false);
        backend.train = [runs = m_runs->path(), seen = m_lastOptions, begun = m_begun, ended = m_ended,
                         waits](const TrainOptions& options, const SampleSource&, const SampleSource&,
                                const TrainCallbacks& callbacks, std::stop_token stop,
                                TrainControl*) -> Result<TrainReport> {
            *seen = options;
            ++*begun;
            TrainReport report;
            report.runFolder = toPath(QDir(runs).filePath(QStringLiteral("run")));
            report.lastCheckpoint = report.runFolder / "last.pth";
            report.bestCheckpoint = report.runFolder / "best.pth";
            callbacks.onStart({report.runFolder, options.model, "CPU, 1 thread", 8, 2, 1, 20, {}});
            for (int step = 1; step <= 20; ++step)
                callbacks.onProgress(trainingStep(step, 20));
            report.epochs.push_back(evaluatedEpoch(0, 0.5));
            callbacks.onEpoch(report.epochs.back());
            if (waits)
                waitForStop(stop);
            report.outcome = waits ? TrainOutcome::Cancelled : TrainOutcome::Finished;
            *ended = true;
            return report;
        };
        m_workspace = std::make_unique<TrainWorkspace>(m_state.get(), nullptr, backend);
    }

    void openData() {
        QSignalSpy opened(m_state.get(), &AppState::datasetChanged);
        m_state->openFolder(m_data->path());
        QVERIFY(opened.wait());
    }

    [[nodiscard]] QString runFile(const QString& name) const { return m_runs->filePath(QStringLiteral("run/") + name); }
    [[nodiscard]] TrainingLaunchPanel* launchPanel() const { return m_workspace->findChild<TrainingLaunchPanel*>(); }
    [[nodiscard]] TrainCharts* charts() const { return m_workspace->findChild<TrainCharts*>(); }
    [[nodiscard]] RunStatusPanel* status() const { return m_workspace->findChild<RunStatusPanel*>(); }

    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<QTemporaryDir> m_runs;
    std::unique_ptr<AppState> m_state;
    std::shared_ptr<TrainOptions> m_lastOptions;
    std::shared_ptr<std::atomic_int> m_begun; ///< runs
    std::shared_ptr<std::atomic_bool> m_ended;
    std::shared_ptr<std::binary_semaphore> m_checkMayEnd;
    std::unique_ptr<TrainWorkspace> m_workspace;
};

QTEST_MAIN(TestTrainWorkspace)
#include "tst_train_workspace.moc"
