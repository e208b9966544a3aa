#include <QTest>

#include "core/engine/session_notes.h"
#include "core/engine/train_options_json.h"

using namespace boxwright;

class TestTrainOptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPresetIsValid_data() {
        QTest::addColumn<QString>("preset");
        for (const auto& entry : EnumText<Preset>::table)
            QTest::newRow(entry.second.data()) << QString::fromLatin1(entry.second.data());
    }
    void everyPresetIsValid() {
        QFETCH(QString, preset);
        for (const std::size_t images : {1, 4, 160, 100000}) {
            const TrainOptions options = presetOptions(*fromText<Preset>(preset.toStdString()), images);
            QVERIFY(options.validate().empty());
            QVERIFY(options.epochs >= 3);
        }
    }

    void everyProblemIsNamedAtOnce() {
        TrainOptions options;
        options.model = "resnet-one-million";
        options.epochs = 0;
        options.batchSize = -1;
        options.learningRate = std::nan("");
        options.device = "tpu";
        options.schedule.milestones = {0.9, 0.5};
        QCOMPARE(options.validate().size(), std::size_t(6));
    }

    void aRunBeginsBeforeItEnds() {
        TrainOptions options;
        options.startEpoch = options.epochs;
        QCOMPARE(options.validate().size(), std::size_t(1));
        options.startEpoch = options.epochs - 1;
        options.aspectRatioGroups = -2;
        options.loaderThreads = -1;
        QCOMPARE(options.validate().size(), std::size_t(2));
    }

    void theRateGrowsWithTheImagesOfAnIteration() {
        TrainOptions options;
        options.learningRate = 0.02;
        options.batchSize = 4;
        QCOMPARE(options.effectiveLearningRate(2), 0.02);
        options.learningRateBatch = 16;
        options.accumulate = 2;
        QCOMPARE(options.effectiveLearningRate(), 0.01);
        QCOMPARE(options.effectiveLearningRate(3), 0.03);
    }

    void jsonKeepsEveryOption() {
        TrainOptions options;
        options.model = "fasterrcnn_resnet18_fpn";
        options.epochs = 7;
        options.learningRate = 0.0123;
        options.schedule.kind = ScheduleKind::Cosine;
        options.schedule.milestones = {0.25, 0.75};
        options.horizontalFlip = false;
        options.seed = 12345678901234567890U;
        options.weights = "some/file.pth";
        options.augmentation = "strong";
        options.aspectRatioGroups = -1;
        options.loaderThreads = 3;
        options.startEpoch = 2;
        options.vocPixels = "official";
        options.schedule.patience = 9;
        options.precision = Precision::BFloat16;
        options.bestBy = BestBy::Ap50;
        const auto read = trainOptionsFromJson(toJson(options));
        QVERIFY(read.has_value());
        QCOMPARE(toJson(*read), toJson(options));
        QCOMPARE(read->seed, options.seed);
        QCOMPARE(read->schedule.kind, ScheduleKind::Cosine);
        QCOMPARE(read->schedule.patience, 9);
        QCOMPARE(read->augmentation, std::string("strong"));
        QCOMPARE(read->aspectRatioGroups, -1);
        QCOMPARE(read->loaderThreads, 3);
        QCOMPARE(read->startEpoch, 2);
        QCOMPARE(read->vocPixels, std::string("official"));
        QCOMPARE(read->precision, Precision::BFloat16);
        QCOMPARE(read->bestBy, BestBy::Ap50);
    }

    void notesKeepTheHistory() {
        SessionNotes notes;
        notes.iteration = 3;
        notes.lossSums = {1, 2, 3, 4};
        EpochSummary summary;
        summary.epoch = 2;
        summary.evaluated = true;
        summary.metrics.ap50 = 0.625;
        notes.epochs.push_back(summary);
        const auto read = sessionNotesFromJson(toJson(notes));
        QVERIFY(read.has_value());
        QCOMPARE(toJson(*read), toJson(notes));
        QCOMPARE(read->epochs.front().metrics.ap50, 0.625);
    }

    void brokenJsonIsASentence() {
        QVERIFY(!trainOptionsFromJson("{").has_value());
        QVERIFY(!sessionNotesFromJson("[]").has_value());
    }
};

QTEST_GUILESS_MAIN(TestTrainOptions)
#include "tst_train_options.moc"
