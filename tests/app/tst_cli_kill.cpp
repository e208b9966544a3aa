#include <csignal>

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/weights/checkpoint_io.h"
#include "tests/app/training_runs.h"

using namespace boxwright;
using namespace training_runs;

/// Training that is killed at any instant. BOXWRIGHT_KILLS sets how often.
class TestCliKill : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_whole;
    qint64 m_milliseconds = 0; ///< of a whole run

    QString at(const QString& name) const { return m_folder.filePath(name); }
    QStringList arguments(const QString& output, const QStringList& more = {}) const {
        return trainArguments(at("sample"), output,
                              QStringList{"--epochs", "3", "--augment", "light", "--save-every", "0.3"} + more);
    }

    void compare(const QString& killed) const {
        const auto expected = readCheckpoint((m_whole + "/last.pth").toStdString());
        const auto actual = readCheckpoint((killed + "/last.pth").toStdString());
        QVERIFY(expected && actual);
        QCOMPARE(actual->training->epoch, expected->training->epoch);
        QCOMPARE(actual->model.size(), expected->model.size());
        for (const auto& [key, tensor] : expected->model)
            QVERIFY2(actual->model.at(key).equal(tensor), key.c_str()); // bit for bit
        for (const char* table : {"/metrics.csv", "/steps.csv"})
            QCOMPARE(column(killed + table, "loss"), column(m_whole + table, "loss"));
    }

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(run({"sample", "--output", at("sample"), "--images", "20"}).code, 0);
        QElapsedTimer timer;
        timer.start();
        const Ended ended = run(arguments(at("whole")));
        QVERIFY2(ended.code == 0, ended.errors);
        m_milliseconds = timer.elapsed();
        m_whole = newestRun(at("whole"));
    }

    void aKilledRunGoesOnAsIfNothingHadHappened_data() {
        QTest::addColumn<double>("instant");
        const int kills = qEnvironmentVariableIntValue("BOXWRIGHT_KILLS");
        QRandomGenerator random(7);
        for (int i = 0; i < (kills > 0 ? kills : 4); ++i)
            QTest::addRow("%d", i) << 0.05 + 0.95 * random.generateDouble();
    }
    void aKilledRunGoesOnAsIfNothingHadHappened() {
        QFETCH(double, instant);
        const QString output = at(QStringLiteral("killed%1").arg(QLatin1String(QTest::currentDataTag())));
        QProcess process;
        process.start(QStringLiteral(BOXWRIGHT_CLI), arguments(output));
        process.waitForFinished(static_cast<int>(instant * static_cast<double>(m_milliseconds)));
        if (process.state() != QProcess::NotRunning) {
            QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGKILL), 0);
            QVERIFY(process.waitForFinished(30000));
        }
        const QString killed = newestRun(output);
        const QString last = killed + "/last.pth";
        // Killed before the first checkpoint: nothing to go on with, so from the start.
        const bool any = !killed.isEmpty() && QFile::exists(last);
        const Ended ended = run(arguments(output, any ? QStringList{"--resume", last} : QStringList()));
        QVERIFY2(ended.code == 0, ended.errors);
        compare(newestRun(output));
        QDir(output).removeRecursively();
    }
};

QTEST_GUILESS_MAIN(TestCliKill)
#include "tst_cli_kill.moc"
