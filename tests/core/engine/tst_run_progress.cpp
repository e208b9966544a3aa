#include <QTest>

#include "core/engine/lr_schedule.h"
#include "core/engine/run_progress.h"

using namespace boxwright;

namespace {

/// Epochs of ten seconds with these APs; a negative one stands for no evaluation.
std::vector<EpochSummary> history(const std::vector<double>& aps) {
    std::vector<EpochSummary> epochs;
    for (const double ap : aps) {
        EpochSummary summary;
        summary.epoch = static_cast<int>(epochs.size());
        summary.seconds = 10;
        summary.evaluated = ap >= 0;
        summary.metrics.ap = ap;
        summary.metrics.ap50 = 1 - ap;
        epochs.push_back(summary);
    }
    return epochs;
}

TrainOptions plateauOptions(int patience) {
    TrainOptions options;
    options.schedule.kind = ScheduleKind::Plateau;
    options.schedule.patience = patience;
    options.schedule.gamma = 0.5;
    options.schedule.warmupIterations = 0;
    return options;
}

} // namespace

class TestRunProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKnownBeforeTheFirstEvaluation() {
        const RunProgress progress = runProgress(history({-1, -1}), plateauOptions(2));
        QCOMPARE(progress.best, -1.0);
        QCOMPARE(progress.sinceBest, 0);
        QCOMPARE(progress.secondsSoFar, 20.0);
    }

    void onlyEvaluationsAfterTheBestCount() {
        const RunProgress progress = runProgress(history({0.1, 0.3, 0.2, -1, 0.3}), plateauOptions(9));
        QCOMPARE(progress.best, 0.3);
        QCOMPARE(progress.sinceBest,
                 2); // an equal number is no new best, an epoch without evaluation counts not at all
    }

    void theBestMayBeThatOfAp50() {
        TrainOptions options = plateauOptions(9);
        options.bestBy = BestBy::Ap50;
        QCOMPARE(runProgress(history({0.1, 0.3, 0.2}), options).best, 0.9);
    }

    void thePlateauLowersTheRateEachTimeItsPatienceEnds() {
        const TrainOptions options = plateauOptions(2);
        QCOMPARE(runProgress(history({0.5, 0.4}), options).plateauDrops, 0);
        QCOMPARE(runProgress(history({0.5, 0.4, 0.4}), options).plateauDrops, 1);
        QCOMPARE(runProgress(history({0.5, 0.4, 0.4, 0.4}), options).plateauDrops, 1);
        QCOMPARE(runProgress(history({0.5, 0.4, 0.4, 0.4, 0.4}), options).plateauDrops, 2);
        QCOMPARE(runProgress(history({0.5, 0.4, 0.4, 0.6, 0.4}), options).plateauDrops, 1);
        LrSchedule schedule(options.schedule, 0.02, 10, 100);
        QCOMPARE(schedule.rate(500), 0.02);
        schedule.setPlateauDrops(2);
        QCOMPARE(schedule.rate(500), 0.005);
    }
};

QTEST_GUILESS_MAIN(TestRunProgress)
#include "tst_run_progress.moc"
