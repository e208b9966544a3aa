#include "ui/models/run_history.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/training_test_support.h"

using namespace boxwright;

namespace {

const QByteArray metricsHeader =
    "epoch,step,loss,loss_classifier,loss_box_reg,loss_objectness,loss_rpn_box_reg,lr,AP,AP50,"
    "AP75,APs,APm,APl,AR1,AR10,AR100,ARs,ARm,ARl,best,seconds\n";
const QByteArray stepsHeader =
    "step,epoch,loss,loss_classifier,loss_box_reg,loss_objectness,loss_rpn_box_reg,lr,images_per_second\n";

QString makeFolder(const QTemporaryDir& parent, const QString& name) {
    QDir(parent.path()).mkpath(name);
    return parent.filePath(name);
}

} // namespace

class TestRunHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runs_come_newest_first_with_their_best_ap50() {
        const QTemporaryDir runs;
        const QString old = makeFolder(runs, QStringLiteral("2026-01-02_030405_fasterrcnn_resnet18_fpn"));
        writeText(old + QStringLiteral("/metrics.csv"),
                  metricsHeader +
                      "0,40,1,.4,.3,.2,.1,0.01,0.2,0.5,,,,,,,,,,,1,9\n1,80,1,.4,.3,.2,.1,0.01,0.3,0.7,,,,,,,,,,,1,9\n"
                      "2,120,1,.4,.3,.2,.1,0.01,,,,,,,,,,,,,0,9\n");
        writeText(old + QStringLiteral("/config.json"), R"({"training": {"epochs": 15}})");
        writeText(old + QStringLiteral("/last.pth"), "x");
        const QString young = makeFolder(runs, QStringLiteral("2026-11-23_101500_fasterrcnn_resnet50_fpn"));
        writeText(young + QStringLiteral("/config.json"), "{}");

        const std::vector<RunSummary> found = listRuns(runs.path()).value();
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].model, QStringLiteral("fasterrcnn_resnet50_fpn"));
        QCOMPARE(found[0].bestAp50, -1.0);
        QVERIFY(found[0].checkpoint().isEmpty());
        QVERIFY(!found[0].canResume());
        QCOMPARE(found[1].started, QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5)));
        QCOMPARE(found[1].epochs, 3);
        QCOMPARE(found[1].plannedEpochs, 15);
        QCOMPARE(found[1].bestAp50, 0.7);
        QVERIFY(found[1].canResume());
        QCOMPARE(found[1].checkpoint(), old + QStringLiteral("/last.pth"));
    }

    void a_run_that_was_made_longer_has_all_its_epochs_planned() {
        const QTemporaryDir runs;
        const QString folder = makeFolder(runs, QStringLiteral("longer"));
        writeText(folder + QStringLiteral("/metrics.csv"), "epoch,step\n0,1\n1,2\n2,3\n");
        writeText(folder + QStringLiteral("/config.json"), R"({"training": {"epochs": 2}})");
        QCOMPARE(listRuns(runs.path()).value()[0].plannedEpochs, 3);
    }

    void best_is_used_before_last() {
        RunSummary run;
        run.lastCheckpoint = QStringLiteral("last.pth");
        run.bestCheckpoint = QStringLiteral("best.pth");
        QCOMPARE(run.checkpoint(), QStringLiteral("best.pth"));
    }

    void folders_without_a_run_are_left_out() {
        const QTemporaryDir runs;
        makeFolder(runs, QStringLiteral("notes"));
        QVERIFY(listRuns(runs.path()).value().empty());
        QVERIFY(listRuns(runs.filePath(QStringLiteral("nonesuch"))).value().empty());
    }

    void curves_come_from_both_tables() {
        const QTemporaryDir run;
        writeText(run.filePath(QStringLiteral("metrics.csv")),
                  metricsHeader +
                      "0,2,1,.4,.3,.2,.1,0.01,0.2,0.5,,,,,,,,,,,1,9\n1,4,1,.4,.3,.2,.1,0.01,,,,,,,,,,,,,0,9\n");
        writeText(run.filePath(QStringLiteral("steps.csv")),
                  stepsHeader + "1,0,1.0,0.4,0.3,0.2,0.1,0.001,12\n2,0,0.9,0.35,0.3,0.15,0.1,0.002,12\n");
        const RunCurves curves = readRunCurves(run.path()).value();
        QCOMPARE(curves.steps.size(), std::size_t{2});
        QCOMPARE(curves.steps[1].step, std::int64_t{2});
        QCOMPARE(curves.steps[1].losses.classifier, 0.35);
        QCOMPARE(curves.steps[1].losses.objectness, 0.15);
        QCOMPARE(curves.steps[1].learningRate, 0.002);
        QCOMPARE(curves.epochs.size(), std::size_t{2});
        QCOMPARE(curves.epochs[0].ap50, 0.5);
        QCOMPARE(curves.epochs[1].ap50, -1.0);
    }

    void without_steps_the_epochs_mean_losses_are_drawn() {
        const QTemporaryDir run;
        writeText(run.filePath(QStringLiteral("metrics.csv")),
                  metricsHeader + "0,40,1,.4,.3,.2,.1,0.01,0.2,0.5,,,,,,,,,,,1,9\n");
        const RunCurves curves = readRunCurves(run.path()).value();
        QCOMPARE(curves.steps.size(), std::size_t{1});
        QCOMPARE(curves.steps[0].step, std::int64_t{40});
    }

    void columns_are_found_by_name_and_torn_lines_left_out() {
        const QTemporaryDir run;
        writeText(run.filePath(QStringLiteral("steps.csv")),
                  "lr,loss_classifier,step\n0.5,0.25,7\n0.5,garbage,8\n0.5,0.2\n0.5,0.1,nine\n");
        const RunCurves curves = readRunCurves(run.path()).value();
        QCOMPARE(curves.steps.size(), std::size_t{2});
        QCOMPARE(curves.steps[0].step, std::int64_t{7});
        QCOMPARE(curves.steps[0].losses.classifier, 0.25);
    }

    void a_folder_without_tables_is_an_error_that_names_it() {
        const QTemporaryDir run;
        const auto curves = readRunCurves(run.path());
        QVERIFY(!curves);
        QVERIFY(QString::fromStdString(curves.error().text()).contains(run.path()));
    }

    void the_validation_loss_is_read_where_there_is_one() {
        const QTemporaryDir run;
        writeText(run.filePath(QStringLiteral("metrics.csv")),
                  "epoch,step,AP,AP50,val_loss\n0,8,0.1,0.2,\n1,16,,,0.75\n");
        const RunCurves curves = readRunCurves(run.path()).value();
        QCOMPARE(curves.epochs[0].validationLoss, -1.0);
        QCOMPARE(curves.epochs[1].validationLoss, 0.75);
        QCOMPARE(curves.epochs[1].step, std::int64_t{16});
    }

    void a_run_keeps_the_name_it_was_given() {
        const QTemporaryDir runs;
        const QString folder = makeFolder(runs, QStringLiteral("2026-01-02_030405_fasterrcnn_resnet18_fpn"));
        writeText(folder + QStringLiteral("/config.json"), "{}");
        QVERIFY(listRuns(runs.path()).value()[0].name.isEmpty());
        QVERIFY(renameRun(folder, QStringLiteral("  less augmentation 少 ")));
        QCOMPARE(listRuns(runs.path()).value()[0].name, QStringLiteral("less augmentation 少"));
        QVERIFY(renameRun(folder, QStringLiteral(" ")));
        QVERIFY(listRuns(runs.path()).value()[0].name.isEmpty());
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QStringLiteral("config.json")});
        QVERIFY(!renameRun(runs.filePath(QStringLiteral("gone")), QStringLiteral("x")));
    }

    void a_trashed_run_can_be_fetched_back() {
        const QTemporaryDir place;
        qputenv("XDG_DATA_HOME", place.filePath(QStringLiteral("data")).toUtf8());
        QDir(place.path()).mkpath(QStringLiteral("run"));
        const QString folder = place.filePath(QStringLiteral("run"));
        writeText(folder + QStringLiteral("/last.pth"), "weights");
        const Result<QString> trashed = trashRun(folder);
        QVERIFY2(trashed.has_value(), trashed ? "" : trashed.error().text().c_str());
        QVERIFY(!QDir(folder).exists());
        QVERIFY(trashed->startsWith(place.path()));
        QVERIFY(QFile::exists(*trashed + QStringLiteral("/last.pth")));
        const Result<QString> again = trashRun(folder);
        QVERIFY(!again && QString::fromStdString(again.error().text()).contains(folder));
    }

    void a_repeated_step_replaces_what_came_after_it() {
        RunCurves curves;
        for (int step = 1; step <= 10; ++step)
            appendStep(curves, {step, {}, 0.1});
        appendStep(curves, {6, {}, 0.5});
        QCOMPARE(curves.steps.size(), std::size_t{6});
        QCOMPARE(curves.steps.back().learningRate, 0.5);
        appendEpoch(curves, {0, 0.1, 0.2});
        appendEpoch(curves, {0, 0.3, 0.4});
        QCOMPARE(curves.epochs.size(), std::size_t{1});
        QCOMPARE(curves.epochs[0].ap50, 0.4);
    }
};

QTEST_GUILESS_MAIN(TestRunHistory)
#include "tst_run_history.moc"
