#include <cmath>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/engine/predictor.h"
#include "core/engine/trainer.h"
#include "core/model/weights/checkpoint_io.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

namespace {

QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<std::unique_ptr<Predictor>> loadPredictor(const std::filesystem::path& weights,
                                                 Precision precision = Precision::Float32) {
    PredictorOptions options;
    options.weights = weights;
    options.device = "cpu";
    options.threads = 1;
    options.precision = precision;
    options.scoreThreshold = 0.2F;
    return Predictor::load(options);
}

} // namespace

class TestTrainer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    TrainOptions shortOptions(const char* name) {
        TrainOptions options = presetOptions(Preset::Fast, 8);
        options.outputFolder = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        options.epochs = 2;
        options.minSize = 96;
        options.maxSize = 128;
        options.threads = 1;
        return options;
    }

private Q_SLOTS:
    void leavesACompleteRunFolderThatDetects() {
        const DrawnSource training(8), validation(3, 2);
        std::vector<TrainProgress> progress;
        std::vector<EpochSummary> epochs;
        TrainCallbacks callbacks;
        callbacks.onProgress = [&](const TrainProgress& now) { progress.push_back(now); };
        callbacks.onEpoch = [&](const EpochSummary& summary) { epochs.push_back(summary); };
        const auto report = train(shortOptions("whole"), training, validation, callbacks, {});
        QVERIFY2(report.has_value(), report ? "" : report.error().text().c_str());
        QCOMPARE(report->outcome, TrainOutcome::Finished);
        QCOMPARE(epochs.size(), std::size_t(2));
        QVERIFY(epochs.back().evaluated);
        QCOMPARE(progress.size(), std::size_t(2 * (2 + 3)));
        QCOMPARE(progress.back().step, progress.back().steps);
        for (const char* name :
             {"config.json", "results.txt", "metrics.csv", "steps.csv", "log.txt", "last.pth", "best.pth"})
            QVERIFY2(std::filesystem::file_size(report->runFolder / name) > 0, name);
        const auto predictor = loadPredictor(report->lastCheckpoint);
        QVERIFY2(predictor.has_value(), predictor ? "" : predictor.error().text().c_str());
        QCOMPARE((*predictor)->classes().names(), training.classes().names());
        const auto found = (*predictor)->detect(training.load(0)->image);
        QVERIFY(found.has_value());

        // In 16 bits nearly the same comes out, but not quite: it really was computed so.
        const auto rough = loadPredictor(report->lastCheckpoint, Precision::BFloat16);
        QVERIFY(rough.has_value());
        QVERIFY((*rough)->deviceText().ends_with("bf16"));
        const auto roughly = (*rough)->detect(training.load(0)->image);
        QVERIFY(roughly && !roughly->empty() && !found->empty());
        QVERIFY(std::abs(roughly->front().score - found->front().score) < 0.1F);
        QVERIFY(roughly->front().score != found->front().score);
        QVERIFY(!loadPredictor(report->lastCheckpoint, Precision::Float16).has_value()); // needs a GPU
    }

    void aStoppedAndResumedRunEqualsAnUninterruptedOne() {
        const DrawnSource training(8), validation(2, 2);
        const auto whole = train(shortOptions("uninterrupted"), training, validation, {}, {});
        QVERIFY(whole.has_value());

        std::stop_source stop;
        TrainCallbacks callbacks;
        callbacks.onProgress = [&](const TrainProgress& now) {
            if (now.step == 3)
                stop.request_stop();
        };
        const auto stopped = train(shortOptions("stopped"), training, validation, callbacks, stop.get_token());
        QVERIFY(stopped.has_value());
        QCOMPARE(stopped->outcome, TrainOutcome::Cancelled);
        TrainOptions again = shortOptions("stopped");
        again.resume = stopped->lastCheckpoint;
        const auto resumed = train(again, training, validation, {}, {});
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().text().c_str());
        QCOMPARE(resumed->runFolder, stopped->runFolder);
        QCOMPARE(resumed->epochs.size(), std::size_t(2));

        const auto expected = readCheckpoint(whole->lastCheckpoint), actual = readCheckpoint(resumed->lastCheckpoint);
        QVERIFY(expected && actual);
        QCOMPARE(actual->model.size(), expected->model.size());
        for (const auto& [key, tensor] : expected->model)
            QVERIFY2(actual->model.at(key).equal(tensor), key.c_str()); // bit for bit
        for (std::size_t i = 0; i < expected->training->momentumBuffers.size(); ++i)
            QVERIFY(actual->training->momentumBuffers[i].second.equal(expected->training->momentumBuffers[i].second));
        // All but the header of steps.csv is the same, speed aside.
        const auto lossColumns = [](const QByteArray& table) {
            QList<QByteArray> columns;
            for (const QByteArray& line : table.split('\n'))
                columns += line.left(line.lastIndexOf(','));
            return columns;
        };
        QCOMPARE(lossColumns(bytesOf(resumed->runFolder / "steps.csv")),
                 lossColumns(bytesOf(whole->runFolder / "steps.csv")));
    }

    void anUnreadableImageIsSkippedWithItsName() {
        DrawnSource training(4);
        training.breakSample(1);
        std::string messages;
        TrainCallbacks callbacks;
        callbacks.onMessage = [&](const std::string& sentence) { messages += sentence + "\n"; };
        TrainOptions options = shortOptions("skip");
        options.epochs = 1;
        QVERIFY(train(options, training, DrawnSource(0), callbacks, {}).has_value());
        QVERIFY(QString::fromStdString(messages).contains("broken1.jpg"));
    }

    void whatCannotWorkIsASentence_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("no images") << 0 << "no image";
        QTest::newRow("bad options") << 1 << "epochs";
        QTest::newRow("missing weights") << 2 << "no such file";
        QTest::newRow("missing device") << 3 << "There is no device \"cuda:9\"";
    }
    void whatCannotWorkIsASentence() {
        QFETCH(int, kind);
        QFETCH(QString, part);
        TrainOptions options = shortOptions("errors");
        if (kind == 1)
            options.epochs = 0;
        if (kind == 2)
            options.weights = "/nowhere/x.pth";
        if (kind == 3)
            options.device = "cuda:9";
        const auto report = train(options, DrawnSource(kind == 0 ? 0 : 4), DrawnSource(0), {}, {});
        QVERIFY(!report.has_value());
        QVERIFY2(QString::fromStdString(report.error().text()).contains(part), report.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
