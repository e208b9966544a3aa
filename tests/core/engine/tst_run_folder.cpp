#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/engine/run_folder.h"

using namespace boxwright;

namespace {

QStringList linesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

EpochSummary epochSummary(int epoch, bool evaluated) {
    EpochSummary summary;
    summary.epoch = epoch;
    summary.step = (epoch + 1) * 10;
    summary.meanLosses = {0.5, 0.25, 0.125, 0.0625};
    summary.learningRate = 0.005;
    summary.evaluated = evaluated;
    if (evaluated)
        summary.metrics.ap50 = 0.75;
    return summary;
}

} // namespace

class TestRunFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoRunsInOneSecondGetTwoFolders() {
        const QTemporaryDir folder;
        const auto first = RunFolder::create(folder.path().toStdString(), "net");
        const auto second = RunFolder::create(folder.path().toStdString(), "net");
        QVERIFY(first && second);
        QVERIFY(first->path() != second->path());
        QVERIFY(std::filesystem::is_directory(second->path()));
    }

    void theTablesHaveAHeaderAndOneLineAnEpoch() {
        const QTemporaryDir folder;
        auto run = RunFolder::create(folder.path().toStdString(), "net");
        QVERIFY(run->addEpoch(epochSummary(0, true)).has_value());
        QVERIFY(run->addEpoch(epochSummary(1, false)).has_value());
        const QStringList metrics = linesOf(run->path() / "metrics.csv");
        QCOMPARE(metrics.size(), 3);
        QCOMPARE(metrics[1].split(',').size(), metrics[0].split(',').size());
        QCOMPARE(metrics[2].split(',').size(), metrics[0].split(',').size());
        QCOMPARE(metrics[1].split(',')[metrics[0].split(',').indexOf("AP50")], QStringLiteral("0.75"));
        const QStringList results = linesOf(run->path() / "results.txt");
        QVERIFY(results[0].startsWith('#'));
        QVERIFY(results[1].startsWith("epoch:0 "));
        QCOMPARE(results[1].split(' ', Qt::SkipEmptyParts).size(), 1 + 14);
        QVERIFY(results[1].endsWith("0.9375  0.005000"));
    }

    void aReopenedRunDropsTheLinesAfterItsCheckpoint() {
        const QTemporaryDir folder;
        std::filesystem::path path;
        {
            auto run = RunFolder::create(folder.path().toStdString(), "net");
            path = run->path();
            for (int epoch = 0; epoch < 3; ++epoch)
                QVERIFY(run->addEpoch(epochSummary(epoch, true)).has_value());
            for (int step = 1; step <= 30; ++step) {
                TrainProgress progress;
                progress.step = step;
                run->addStep(progress);
            }
            QVERIFY(run->flush().has_value());
        }
        auto run = RunFolder::reopen(path, 2, 25);
        QVERIFY(run.has_value());
        QVERIFY(run->addEpoch(epochSummary(2, true)).has_value());
        QCOMPARE(linesOf(path / "metrics.csv").size(), 1 + 3);
        QCOMPARE(linesOf(path / "results.txt").size(), 1 + 3);
        QCOMPARE(linesOf(path / "steps.csv").size(), 1 + 25);
    }

    void aLineThatWasCutOffGoesWhenTheRunGoesOn() {
        const QTemporaryDir folder;
        std::filesystem::path path;
        {
            auto run = RunFolder::create(folder.path().toStdString(), "net");
            path = run->path();
            TrainProgress progress;
            progress.step = 1;
            run->addStep(progress);
            QVERIFY(run->flush().has_value());
        }
        QFile table(QString::fromStdString((path / "steps.csv").string()));
        QVERIFY(table.open(QIODevice::Append) && table.write("2") == 1); // killed while it wrote step 23
        table.close();
        QVERIFY(RunFolder::reopen(path, 0, 20).has_value());
        QCOMPARE(linesOf(path / "steps.csv").size(), 1 + 1);
    }

    void aResumedRunGetsAnEventFileOfItsOwn() {
        const QTemporaryDir folder;
        const auto first = RunFolder::create(folder.path().toStdString(), "net");
        const auto path = first->path();
        QVERIFY(RunFolder::reopen(path, 0, 7).has_value());
        const QDir run(QString::fromStdString(path.string()));
        QCOMPARE(run.entryList({"events.out.tfevents.*"}).size(), 2);
    }

    void aFolderThatCannotBeMadeIsASentence() {
        const auto run = RunFolder::create("/proc/nowhere", "net");
        QVERIFY(!run.has_value());
        QCOMPARE(run.error().kind, ErrorKind::WriteFailed);
    }
};

QTEST_GUILESS_MAIN(TestRunFolder)
#include "tst_run_folder.moc"
