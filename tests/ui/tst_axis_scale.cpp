#include "ui/charts/axis_scale.h"

#include <QTest>

using namespace boxwright;

class TestAxisScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steps_are_one_two_or_five_times_a_power_of_ten() {
        QCOMPARE(tightScale(0, 1, 5).step, 0.2);
        QCOMPARE(tightScale(0, 520, 6).step, 100.0);
        QCOMPARE(tightScale(0, 0.02, 4).step, 0.005);
        QCOMPARE(tightScale(0, 3, 3).step, 1.0);
        QCOMPARE(tightScale(0, 7, 3).step, 5.0);
    }

    void a_tight_scale_keeps_the_ends() {
        const AxisScale scale = tightScale(3, 517, 5);
        QCOMPARE(scale.min, 3.0);
        QCOMPARE(scale.max, 517.0);
    }

    void a_rounded_scale_ends_at_ticks() {
        const AxisScale scale = roundedScale(0.03, 2.71, 6);
        QCOMPARE(scale.step, 0.5);
        QCOMPARE(scale.min, 0.0);
        QCOMPARE(scale.max, 3.0);
    }

    void an_end_that_is_a_tick_stays() { QCOMPARE(roundedScale(0, 0.3, 3).max, 0.3); }

    void a_single_value_gets_room_around_it() {
        const AxisScale scale = tightScale(4, 4, 5);
        QVERIFY(scale.min < 4);
        QVERIFY(scale.max > 4);
        QVERIFY(tightScale(0, 0, 5).max > 0);
    }
};

QTEST_GUILESS_MAIN(TestAxisScale)
#include "tst_axis_scale.moc"
