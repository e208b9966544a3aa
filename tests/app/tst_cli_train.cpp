#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/checkpoint_io.h"
#include "tests/app/training_runs.h"

using namespace boxwright;
using namespace training_runs;

namespace {

double largestDifference(const StateDict& a, const StateDict& b) {
    double largest = 0;
    for (const auto& [key, tensor] : a)
        if (tensor.is_floating_point() && tensor.numel() > 0)
            largest = std::max(largest, (tensor - b.at(key)).abs().max().item<double>());
    return largest;
}

/// Mounts an empty file system of a few MiB where that is allowed.
class TinyDisk {
public:
    TinyDisk(const QString& folder, int mebibytes)
        : m_folder(folder) {
        QDir().mkpath(folder);
        m_mounted = QProcess::execute(
                        "mount", {"-t", "tmpfs", "-o", QStringLiteral("size=%1m").arg(mebibytes), "none", folder}) == 0;
    }
    ~TinyDisk() {
        if (m_mounted)
            QProcess::execute("umount", {m_folder});
    }
    TinyDisk(const TinyDisk&) = delete;
    TinyDisk& operator=(const TinyDisk&) = delete;
    [[nodiscard]] bool isMounted() const { return m_mounted; }

private:
    QString m_folder;
    bool m_mounted = false;
};

} // namespace

/// What `train` leaves behind, and what it does when the machine fails it.
class TestCliTrain : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_first; ///< folder of a finished run

    QString at(const QString& name) const { return m_folder.filePath(name); }
    QStringList arguments(const QString& output, const QStringList& more) const {
        return trainArguments(at("sample"), at(output), more);
    }

    /// A group of two as torchrun starts it.
    static void startTwo(QProcess (&processes)[2], const QStringList& arguments) {
        QTcpServer port;
        QVERIFY(port.listen(QHostAddress::LocalHost));
        const QString number = QString::number(port.serverPort());
        port.close();
        for (int rank = 0; rank < 2; ++rank) {
            processes[rank].setEnvironment(QProcess::systemEnvironment() +
                                           QStringList{"RANK=" + QString::number(rank), "WORLD_SIZE=2",
                                                       "MASTER_ADDR=127.0.0.1", "MASTER_PORT=" + number});
            processes[rank].start(QStringLiteral(BOXWRIGHT_CLI), arguments);
        }
    }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(run({"sample", "--output", at("sample"), "--images", "20"}).code, 0);
        const Ended ended = run(arguments("first", {"--epochs", "2", "--val-losses", "--voc-pixels", "official"}));
        QVERIFY2(ended.code == 0, ended.errors);
        m_first = newestRun(at("first"));
    }

    void theRunFolderIsComplete() {
        for (const char* name : {"config.json", "results.txt", "metrics.csv", "steps.csv", "log.txt", "last.pth",
                                 "best.pth", "loss_and_lr.png", "mAP.png"})
            QVERIFY2(QFile(m_first + "/" + name).size() > 0, name);
        QCOMPARE(QDir(m_first).entryList({"events.out.tfevents.*"}).size(), 1);
        QVERIFY(QDir(m_first).entryList({"*.part"}).isEmpty());
        for (const double loss : column(m_first + "/metrics.csv", "val_loss"))
            QVERIFY(loss > 0);
    }

    void aFinishedRunCanGetMoreEpochs() {
        const QStringList again{"--resume", m_first + "/last.pth"};
        const Ended nothing = run(arguments("first", again));
        QVERIFY2(nothing.code == 0 && nothing.errors.contains("nothing left to do"), nothing.errors);
        const Ended more = run(arguments("first", again + QStringList{"--epochs", "3"}));
        QVERIFY2(more.code == 0, more.errors);
        QCOMPARE(newestRun(at("first")), m_first);
        QCOMPARE(column(m_first + "/metrics.csv", "epoch"), (QList<double>{0, 1, 2}));
    }

    void aDryRunTrainsNothing() {
        const Ended ended = run(arguments("dry", {"--epochs", "4", "--dry-run", "--schedule", "cosine"}));
        QVERIFY2(ended.code == 0, ended.errors);
        QVERIFY2(ended.output.contains("4 epochs of"), ended.output);
        QCOMPARE(ended.output.count('\n'), 6);
        QVERIFY(!QDir(at("dry")).exists());
    }

    void aDryRunNamesWhatWouldBeSkipped() {
        QVERIFY(QProcess::execute("cp", {"-r", at("sample"), at("damaged")}) == 0);
        const QDir images(at("damaged") + "/VOCdevkit/VOC2012/JPEGImages");
        const QString victim = images.entryList(QDir::Files).value(3);
        QVERIFY(QFile::resize(images.filePath(victim), 1000)); // its header is whole
        const Ended ended = run(trainArguments(at("damaged"), at("dry"), {"--dry-run"}));
        QCOMPARE(ended.code, 3);
        QVERIFY2(ended.errors.contains(victim.toUtf8()), ended.errors);
    }

    void aFullDiskKeepsThePreviousCheckpoint() {
        const TinyDisk disk(at("disk"), 64);
        if (!disk.isMounted())
            QSKIP("A small file system cannot be mounted here.");
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), arguments("disk", {"--epochs", "50"}));
        process.setReadChannel(QProcess::StandardError);
        QByteArray errors;
        while (!errors.contains("epoch 1:") && process.waitForReadyRead(120000))
            errors += process.readAll();
        QFile filler(at("disk/filler"));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) {
        }
        QVERIFY(process.waitForFinished(120000));
        errors += process.readAllStandardError();
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(errors.contains("The checkpoint that was there before is still there."), errors);
        const auto kept = readCheckpoint((newestRun(at("disk")) + "/last.pth").toStdString());
        QVERIFY2(kept.has_value(), kept ? "" : kept.error().text().c_str());
        QVERIFY(kept->training->step > 0);
    }

    void twoProcessesTrainAsOneWithTheJointBatch() {
        const QStringList common{"--epochs",   "1",         "--max-steps",         "3",          "--norm",
                                 "frozen",     "--weights", m_first + "/best.pth", "--min-size", "240",
                                 "--max-size", "320",       "--val-losses"};
        const Ended one = run(arguments("one", common + QStringList{"--batch-size", "4"}));
        QVERIFY2(one.code == 0, one.errors);
        QProcess processes[2];
        startTwo(processes, arguments("two", common + QStringList{"--batch-size", "2"}));
        for (QProcess& process : processes)
            QVERIFY(process.waitForFinished(300000));
        const QByteArray errors = processes[0].readAllStandardError();
        if (errors.contains("made without Gloo"))
            QSKIP("This build trains in one process.");
        QVERIFY2(processes[0].exitCode() == 0, errors);
        QVERIFY2(processes[1].exitCode() == 0, processes[1].readAllStandardError());
        QVERIFY(processes[1].readAllStandardOutput().isEmpty()); // one of them has the run folder
        QCOMPARE(QDir(at("two")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
        for (const char* part : {"loss_classifier", "loss_box_reg", "loss_objectness", "loss_rpn_box_reg"}) {
            const auto expected = column(newestRun(at("one")) + "/steps.csv", part);
            const auto actual = column(newestRun(at("two")) + "/steps.csv", part);
            QCOMPARE(actual.size(), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i)
                QVERIFY2(std::abs(actual[i] - expected[i]) < 1e-3 * std::max(expected[i], 0.05), part);
        }
        const auto a = readCheckpoint((newestRun(at("one")) + "/last.pth").toStdString());
        const auto b = readCheckpoint((newestRun(at("two")) + "/last.pth").toStdString());
        const auto start = readCheckpoint((m_first + "/best.pth").toStdString());
        QVERIFY(a && b && start);
        const double moved = largestDifference(a->model, start->model);
        QVERIFY2(largestDifference(a->model, b->model) < 1e-2 * moved, QByteArray::number(moved));
        QCOMPARE(column(newestRun(at("two")) + "/metrics.csv", "AP50").size(), 1);
    }

    void anIncompleteGroupIsASentence() {
        const Ended alone = run(arguments("alone", {}), {"WORLD_SIZE=2", "RANK=0"});
        QCOMPARE(alone.code, 1);
        QVERIFY2(alone.errors.contains("MASTER_ADDR"), alone.errors);
    }
};

QTEST_GUILESS_MAIN(TestCliTrain)
#include "tst_cli_train.moc"
