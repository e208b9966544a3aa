#include <QTest>

#include "core/evaluate/precision_curve.h"

using namespace boxwright;

namespace {

PrecisionCurve curveOf(int truthCount, const std::vector<Verdict>& verdicts) {
    PrecisionCurve curve(truthCount);
    for (const Verdict verdict : verdicts)
        curve.add(verdict);
    return curve;
}

constexpr Verdict hit = Verdict::Hit;
constexpr Verdict wrong = Verdict::FalseAlarm;

} // namespace

class TestPrecisionCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recallPointsAreThoseOfNumpy() {
        // numpy.linspace(0, 1, 101) multiplies the step: .35 and others are a bit above the nearest double.
        QCOMPARE(recallPoints[0], 0.0);
        QVERIFY(recallPoints[35] == 35 * 0.01 && recallPoints[35] > 0.35);
        QCOMPARE(recallPoints[100], 1.0);
    }

    void recallAndPrecisionFollowTheRanking() {
        const PrecisionCurve curve = curveOf(2, {wrong, hit, Verdict::Ignored, hit});
        QCOMPARE(curve.recall(), (std::vector<double>{0, 0.5, 0.5, 1}));
        QCOMPARE(curve.precision()[0], 0.0);
        QVERIFY(std::abs(curve.precision()[1] - 0.5) < 1e-15);
        QVERIFY(std::abs(curve.precision()[3] - 2.0 / 3) < 1e-15);
        QCOMPARE(curve.lastRecall(), 1.0);
    }

    void monotoneMeansTheBestFromThereOn() {
        // As it is: 0, 1/2, 1/3, 1/2, 2/5.
        PrecisionCurve curve = curveOf(3, {wrong, hit, wrong, hit, wrong});
        curve.makeMonotone();
        const double half = curve.precision()[3];
        QVERIFY(std::abs(half - 0.5) < 1e-15);
        for (const std::size_t i : {0U, 1U, 2U})
            QVERIFY(std::abs(curve.precision()[i] - half) < 1e-15);
        QVERIFY(std::abs(curve.precision()[4] - 0.4) < 1e-15);
    }

    void aRecallBelongsToTheFirstDetectionThatReachesIt() {
        const auto reached = curveOf(4, {hit, wrong, hit}).detectionAtRecall();
        QCOMPARE(reached[0], std::size_t(0));
        QCOMPARE(reached[25], std::size_t(0));
        QCOMPARE(reached[26], std::size_t(2));
        QCOMPARE(reached[50], std::size_t(2));
        QVERIFY(!reached[51] && !reached[100]);
    }

    void theAverageCountsUnreachedRecallsAsZero() {
        PrecisionCurve curve = curveOf(2, {hit});
        curve.makeMonotone();
        QVERIFY(std::abs(curve.average() - 51.0 / 101) < 1e-12);
        QCOMPARE(curveOf(2, {}).average(), 0.0);
        QCOMPARE(curveOf(2, {}).lastRecall(), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestPrecisionCurve)
#include "tst_precision_curve.moc"
