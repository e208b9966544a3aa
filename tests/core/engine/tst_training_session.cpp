#include <chrono>

#include <QTemporaryDir>
#include <QTest>

#include "core/engine/trainer.h"
#include "core/model/weights/checkpoint_io.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

namespace {

/// Makes a picture brighter or darker, as the seed says.
class Brightness : public SampleTransform {
public:
    [[nodiscard]] Sample apply(Sample sample, std::uint64_t seed) const override {
        for (auto& value : sample.image.pixels)
            value = static_cast<std::uint8_t>(value / 2 + seed % 100);
        return sample;
    }
};

Result<std::unique_ptr<SampleTransform>> makeBrightness(const std::string& name) {
    if (name != "brightness")
        return fail(ErrorKind::BadInput, "There is no such augmentation.");
    return std::make_unique<Brightness>();
}

/// Images that take 50 ms of work each.
class SlowSource : public DrawnSource {
public:
    using DrawnSource::DrawnSource;
    [[nodiscard]] Result<Sample> load(std::size_t index) const override {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
        while (std::chrono::steady_clock::now() < end) {
        }
        return DrawnSource::load(index);
    }
};

void compareWeights(const TrainReport& a, const TrainReport& b) {
    const auto expected = readCheckpoint(a.lastCheckpoint), actual = readCheckpoint(b.lastCheckpoint);
    QVERIFY(expected && actual);
    QCOMPARE(actual->model.size(), expected->model.size());
    for (const auto& [key, tensor] : expected->model)
        QVERIFY2(actual->model.at(key).equal(tensor), key.c_str()); // bit for bit
    for (const auto& [key, tensor] : expected->training->average)
        QVERIFY2(actual->training->average.at(key).equal(tensor), key.c_str());
}

} // namespace

/// A run that is stopped, paused, resumed, or goes wrong.
class TestTrainingSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string m_messages;

    TrainOptions shortOptions(const QString& name) {
        TrainOptions options = presetOptions(Preset::Fast, 8);
        options.outputFolder = m_folder.filePath(name).toStdString();
        options.epochs = 2;
        options.minSize = 96;
        options.maxSize = 128;
        options.threads = 1;
        return options;
    }
    TrainCallbacks callbacks() {
        m_messages.clear();
        TrainCallbacks made;
        made.makeTransform = makeBrightness;
        made.onMessage = [this](const std::string& sentence) { m_messages += sentence + "\n"; };
        return made;
    }
    bool wasSaid(const char* part) const { return m_messages.find(part) != std::string::npos; }

private Q_SLOTS:
    void everyKindOfRunGoesOnExactly_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("augmented") << 0;
        QTest::newRow("accumulated and averaged") << 1;
        QTest::newRow("plateau with validation losses") << 2;
        QTest::newRow("bf16 and multi-scale") << 3;
        QTest::newRow("three loader threads, by shape") << 4;
    }
    void everyKindOfRunGoesOnExactly() {
        QFETCH(int, kind);
        const auto optionsIn = [&](const char* folder) {
            TrainOptions options = shortOptions(QStringLiteral("%1%2").arg(QLatin1String(folder)).arg(kind));
            if (kind == 0)
                options.augmentation = "brightness";
            if (kind == 1) {
                options.batchSize = 2;
                options.accumulate = 2;
                options.averageDecay = 0.9;
            }
            if (kind == 2) {
                options.schedule.kind = ScheduleKind::Plateau;
                options.schedule.patience = 1;
                options.validationLosses = true;
            }
            if (kind == 3) {
                options.precision = Precision::BFloat16;
                options.trainMinSizes = {64, 96, 112};
            }
            options.loaderThreads = kind == 4 ? 3 : 0;
            return options;
        };
        const DrawnSource training(8), validation(2, 2);
        const auto whole = train(optionsIn("whole"), training, validation, callbacks(), {});
        QVERIFY2(whole.has_value(), whole ? "" : whole.error().text().c_str());
        std::stop_source stop;
        TrainCallbacks stopping = callbacks();
        stopping.onProgress = [&](const TrainProgress& now) {
            if (now.step == 3 && now.phase == TrainPhase::Training)
                stop.request_stop();
        };
        const auto stopped = train(optionsIn("stopped"), training, validation, stopping, stop.get_token());
        QVERIFY(stopped && stopped->outcome == TrainOutcome::Cancelled);
        TrainOptions again;
        again.resume = stopped->lastCheckpoint;
        again.threads = 1;
        const auto resumed = train(again, training, validation, callbacks(), {});
        QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().text().c_str());
        compareWeights(*whole, *resumed);
        QCOMPARE(resumed->epochs.back().metrics.ap, whole->epochs.back().metrics.ap);
        if (kind == 2)
            QCOMPARE(resumed->epochs.back().validationLosses->total(), whole->epochs.back().validationLosses->total());
    }

    void aPausedRunSavesAndGoesOnExactly() {
        const DrawnSource training(8), validation(2, 2);
        const auto whole = train(shortOptions("unpaused"), training, validation, {}, {});
        TrainControl control;
        TrainCallbacks pausing = callbacks();
        bool paused = false;
        pausing.onProgress = [&](const TrainProgress& now) {
            if (now.phase == TrainPhase::Paused) {
                paused = true;
                control.resume();
            } else if (now.step == 1) {
                control.pause();
            }
        };
        const auto report = train(shortOptions("paused"), training, validation, pausing, {}, &control);
        QVERIFY(whole && report && paused);
        QVERIFY(wasSaid("Paused.") && wasSaid("Going on."));
        compareWeights(*whole, *report);
    }

    void lossesThatAreNotFiniteNameTheirImagesAndEndTheRun() {
        TrainOptions options = shortOptions("diverged");
        options.learningRate = 10;
        options.gradientClipNorm = 0;
        options.schedule.warmupIterations = 0;
        options.epochs = 100;
        options.evaluateEvery = 100;
        const auto report = train(options, DrawnSource(8), DrawnSource(0), callbacks(), {});
        QVERIFY(!report.has_value());
        QVERIFY2(wasSaid("The loss is not finite; skipped the batch of drawn"), m_messages.c_str());
        QVERIFY2(report.error().message.find("5 times in a row: lower the learning rate") != std::string::npos,
                 report.error().text().c_str());
    }

    void aRunWithinAnEpochNeedsItsImages() {
        std::stop_source stop;
        TrainCallbacks stopping;
        stopping.onProgress = [&](const TrainProgress&) { stop.request_stop(); };
        const auto stopped = train(shortOptions("fewer"), DrawnSource(8), DrawnSource(0), stopping, stop.get_token());
        QVERIFY(stopped.has_value());
        TrainOptions again;
        again.resume = stopped->lastCheckpoint;
        const auto report = train(again, DrawnSource(20), DrawnSource(0), {}, {});
        QVERIFY(!report && report.error().message.find("same images") != std::string::npos);
    }

    void whatAnEvaluationFoundIsHandedOverBeforeItsEpoch() {
        TrainOptions options = shortOptions("found");
        options.evaluateEvery = 2;
        DrawnSource validation(3, 2);
        validation.breakSample(1);
        std::vector<int> order; // 100 + epoch: detections, epoch: its end
        std::vector<ImageDetections> found;
        TrainCallbacks watching;
        watching.onDetections = [&](int epoch, const std::vector<ImageDetections>& images) {
            order.push_back(100 + epoch);
            found = images;
        };
        watching.onEpoch = [&](const EpochSummary& summary) { order.push_back(summary.epoch); };
        QVERIFY(train(options, DrawnSource(8), validation, watching, {}).has_value());
        QCOMPARE(order, (std::vector<int>{0, 101, 1}));
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[1].imageId, std::string("drawn2"));
        QCOMPARE(found[1].size.width, 160);
    }

    void anAugmentationThatNobodyKnowsIsASentence() {
        TrainOptions options = shortOptions("unknown");
        options.augmentation = "fog";
        QVERIFY(!train(options, DrawnSource(4), DrawnSource(0), callbacks(), {}).has_value());
        const auto report = train(options, DrawnSource(4), DrawnSource(0), {}, {});
        QVERIFY(!report && report.error().message.find("augment") != std::string::npos);
    }

    void theWaitForImagesIsCounted() {
        TrainOptions options = shortOptions("slow");
        options.epochs = 1;
        options.loaderThreads = 1;
        const auto report = train(options, SlowSource(8), DrawnSource(0), {}, {});
        QVERIFY(report.has_value());
        const EpochSummary& epoch = report->epochs.front();
        QVERIFY2(epoch.waitSeconds >= 0.05, qPrintable(QString::number(epoch.waitSeconds))); // the first, at the least
        QVERIFY(epoch.waitSeconds < epoch.seconds);
    }

    void aLaterStartSkipsTheWarmUp() {
        TrainOptions options = shortOptions("later");
        options.startEpoch = 1;
        double firstRate = 0;
        TrainCallbacks watching;
        watching.onProgress = [&](const TrainProgress& now) {
            if (firstRate == 0)
                firstRate = now.learningRate;
        };
        const auto report = train(options, DrawnSource(8), DrawnSource(0), watching, {});
        QVERIFY(report.has_value());
        QCOMPARE(report->epochs.size(), std::size_t(1));
        QVERIFY(firstRate > 0.001 * options.learningRate * 10);
    }
};

QTEST_GUILESS_MAIN(TestTrainingSession)
#include "tst_training_session.moc"
