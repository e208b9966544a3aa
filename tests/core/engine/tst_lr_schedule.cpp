#include <QTest>

#include "core/engine/lr_schedule.h"

using namespace boxwright;

class TestLrSchedule : public QObject {
    Q_OBJECT

    static bool close(double actual, double expected) { return std::abs(actual - expected) <= 1e-4 * expected; }

private Q_SLOTS:
    void warmsUpAsTheSeedSystem() {
        const LrSchedule schedule({}, 0.01, 50, 15);
        QCOMPARE(schedule.warmupIterations(), 49);
        QVERIFY(close(schedule.rate(0), 1e-5));
        QVERIFY(close(schedule.rate(1), 2.1388e-4));
        QVERIFY(close(schedule.rate(2), 4.1776e-4));
        QVERIFY(close(schedule.rate(48), 9.7961e-3));
        QCOMPARE(schedule.rate(49), 0.01);
    }

    void fallsInTheSeedSystemsSteps() {
        const LrSchedule schedule({}, 0.01, 50, 15);
        QVERIFY(close(schedule.rate(2 * 50 + 49), 0.01));
        QVERIFY(close(schedule.rate(3 * 50), 0.0033));
        QVERIFY(close(schedule.rate(6 * 50), 0.001089));
        QVERIFY(close(schedule.rate(9 * 50), 3.5937e-4));
        QVERIFY(close(schedule.rate(14 * 50 + 49), 1.1859e-4));
    }

    void milestonesAreFractionsOfTheRun() {
        ScheduleOptions options;
        options.kind = ScheduleKind::MultiStep;
        options.gamma = 0.1;
        options.warmupIterations = 0;
        const LrSchedule schedule(options, 0.02, 10, 10);
        QCOMPARE(schedule.rate(79), 0.02);
        QVERIFY(close(schedule.rate(80), 0.002));
        QVERIFY(close(schedule.rate(93), 0.0002));
    }

    void cosineEndsAtZero() {
        ScheduleOptions options;
        options.kind = ScheduleKind::Cosine;
        options.warmupIterations = 0;
        const LrSchedule schedule(options, 0.02, 10, 10);
        QCOMPARE(schedule.rate(0), 0.02);
        QVERIFY(close(schedule.rate(50), 0.01));
        QVERIFY(schedule.rate(100) < 1e-12);
    }

    void oneBatchHasNoWarmUp() { QCOMPARE(LrSchedule({}, 0.01, 1, 3).rate(0), 0.01); }
};

QTEST_GUILESS_MAIN(TestLrSchedule)
#include "tst_lr_schedule.moc"
