#include <QTest>

#include "core/evaluate/coco_metrics.h"
#include "core/evaluate/error_kinds.h"
#include "tests/core/evaluate/evaluate_cases.h"
#include "tests/core/evaluate/tide_oracle.h"

using namespace boxwright;

namespace {

using Kind = DetectionErrorKind;
const std::vector<int> twoClasses{1, 2};
const XywhBox boxA{0, 0, 50, 50};
const XywhBox boxB{100, 0, 50, 50};
const XywhBox looseA{0, 0, 50, 20}; // IoU .4 with boxA
const XywhBox emptyPlace{300, 300, 50, 50};

ErrorReport errorsOf(const std::vector<ScoredImage>& images, const std::vector<int>& labels = twoClasses) {
    return findErrors(images, judgeClasses(images, labels));
}

double costOf(const ErrorReport& report, Kind kind) {
    return report.kinds[static_cast<std::size_t>(kind)].cost;
}
int countOf(const ErrorReport& report, Kind kind) {
    return report.kinds[static_cast<std::size_t>(kind)].count;
}

/// True if there is exactly one error, of that kind, at that detection and object of image 0.
bool isOnly(const ErrorReport& report, Kind kind, std::size_t detection, std::size_t object) {
    return report.errors.size() == 1 && report.errors[0].kind == kind && countOf(report, kind) == 1 &&
           report.errors[0].image == 0 && report.errors[0].detection == detection && report.errors[0].object == object;
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TestErrorKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectResultHasNoErrorAndNoCost() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{boxA, 1, 0.9}}}});
        QVERIFY(report.errors.empty());
        QVERIFY(near(report.ap, 1));
        for (std::size_t kind = 0; kind < detectionErrorKinds; ++kind) {
            QCOMPARE(report.kinds[kind].kind, static_cast<Kind>(kind));
            QCOMPARE(report.kinds[kind].cost, 0.0);
        }
    }

    void aWrongClassOnAnObjectIsAClassificationError() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{boxA, 2, 0.9}}}});
        QVERIFY(isOnly(report, Kind::Classification, 0, 0));
        QVERIFY(report.errors[0].findsObject && near(report.errors[0].overlap, 1));
        QVERIFY(near(costOf(report, Kind::Classification), 1)); // the object would be found
        QCOMPARE(costOf(report, Kind::Missed), 0.0);            // and is not missed besides
    }

    void aBadlyPlacedBoxOfTheRightClassIsALocalisationError() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{looseA, 1, 0.9}}}});
        QVERIFY(isOnly(report, Kind::Localisation, 0, 0));
        QVERIFY(near(report.errors[0].overlap, 0.4));
        QVERIFY(near(costOf(report, Kind::Localisation), 1));
    }

    void wrongClassAndBadlyPlacedIsBoth() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{looseA, 2, 0.9}}}});
        QCOMPARE(countOf(report, Kind::Both), 1);
        QCOMPARE(countOf(report, Kind::Missed), 1); // nobody could have had the object
        QCOMPARE(report.errors[0].object, std::size_t(0));
        QCOMPARE(report.errors[1].detection, noObject);
    }

    void aSecondHitOnAnObjectIsADuplicate() {
        // Hit, duplicate, hit: fixing the duplicate makes the precision 1 everywhere.
        const ErrorReport report =
            errorsOf({{{truthBox(boxA, 1), truthBox(boxB, 1)}, {{boxA, 1, 0.9}, {boxA, 1, 0.8}, {boxB, 1, 0.7}}}}, {1});
        QVERIFY(isOnly(report, Kind::Duplicate, 1, 0));
        QVERIFY(!report.errors[0].findsObject);
        QVERIFY(near(report.ap, (51 + 50 * 2.0 / 3) / 101));
        QVERIFY(near(costOf(report, Kind::Duplicate), 50.0 / 3 / 101));
        QVERIFY(near(report.falsePositiveCost, 50.0 / 3 / 101));
        QCOMPARE(report.falseNegativeCost, 0.0);
    }

    void aBoxOnNothingIsBackground() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{emptyPlace, 1, 0.9}, {boxA, 1, 0.8}}}});
        QVERIFY(isOnly(report, Kind::Background, 0, noObject));
        QVERIFY(near(costOf(report, Kind::Background), 0.5));
    }

    void everythingInAnImageWithoutObjectsIsBackground() {
        const ErrorReport report = errorsOf({{{}, {{boxA, 1, 0.9}}}, {{truthBox(boxA, 1)}, {{boxA, 1, 0.8}}}});
        QVERIFY(isOnly(report, Kind::Background, 0, noObject));
    }

    void anObjectThatNobodyLookedAtIsMissed() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1), truthBox(boxB, 1)}, {{boxB, 1, 0.9}}}}, {1});
        QVERIFY(isOnly(report, Kind::Missed, noObject, 0));
        QVERIFY(near(report.ap, 51.0 / 101));
        QVERIFY(near(costOf(report, Kind::Missed), 50.0 / 101));
        QVERIFY(near(report.falseNegativeCost, 50.0 / 101));
    }

    void ofSeveralErrorsOnAnObjectOnlyTheBestFindsIt() {
        // A class error ahead of a localisation error on the same object: fixing localisation only takes that box away.
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{looseA, 1, 0.8}, {boxA, 2, 0.9}}}});
        QCOMPARE(report.errors.size(), std::size_t(2));
        QVERIFY(report.errors[0].kind == Kind::Classification && report.errors[0].findsObject);
        QVERIFY(report.errors[1].kind == Kind::Localisation && !report.errors[1].findsObject);
        QVERIFY(near(costOf(report, Kind::Classification), 1)); // the loose box stays, behind the hit
        QCOMPARE(costOf(report, Kind::Localisation), 0.0);
    }

    void anErrorOnATakenObjectIsOnlyTakenAway() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{looseA, 1, 0.9}, {boxA, 1, 0.8}}}});
        QVERIFY(isOnly(report, Kind::Localisation, 0, 0));
        QVERIFY(!report.errors[0].findsObject);
        QVERIFY(near(costOf(report, Kind::Localisation), 0.5));
    }

    void crowdsAndIgnoredObjectsAndWhatLiesInThemAreNoErrors() {
        const ErrorReport report = errorsOf({{{crowdBox(boxA, 1), ignoredBox(boxB, 1), truthBox(emptyPlace, 2)},
                                              {{boxA, 1, 0.9}, {boxB, 1, 0.8}, {boxB, 1, 0.7}, {emptyPlace, 2, 0.9}}}});
        QVERIFY(report.errors.empty());
        QVERIFY(near(report.ap, 1));
    }

    void withoutTruthTheErrorsAreListedAndTheCostsAreMinusOne() {
        const ErrorReport report = errorsOf({{{}, {{boxA, 1, 0.9}}}});
        QVERIFY(isOnly(report, Kind::Background, 0, noObject));
        QCOMPARE(report.ap, -1.0);
        QCOMPARE(costOf(report, Kind::Background), -1.0);
        QCOMPARE(errorsOf({}).falsePositiveCost, -1.0);
    }

    void withoutDetectionsMissedObjectsCostEverything() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1), truthBox(boxB, 2)}, {}}});
        QCOMPARE(countOf(report, Kind::Missed), 2);
        QCOMPARE(report.ap, 0.0);
        QCOMPARE(costOf(report, Kind::Missed), 1.0);
    }

    void aClassWithoutTruthCostsNothingButItsErrorsAreListed() {
        const ErrorReport report = errorsOf({{{truthBox(boxA, 1)}, {{boxA, 1, 0.5}, {emptyPlace, 2, 0.9}}}});
        QVERIFY(isOnly(report, Kind::Background, 1, noObject));
        QVERIFY(near(report.ap, 1));
        QCOMPARE(costOf(report, Kind::Background), 0.0);
    }

    void countsAndCostsAreThoseOfTheDefinition() {
        std::array<int, detectionErrorKinds> seen{};
        for (std::uint32_t seed = 1; seed <= 60; ++seed) {
            const std::vector<ScoredImage> images = randomImages(10, 3, seed);
            const std::vector<int> labels = randomLabels(3);
            const ErrorReport report = errorsOf(images, labels);
            const TideOracle oracle(images, labels);
            QVERIFY(near(report.ap, oracle.ap()));
            QVERIFY(near(report.ap, evaluateCoco(images, labels).numbers.ap50));
            for (const ErrorKindCost& kind : report.kinds) {
                const std::string name(toText(kind.kind));
                seen[static_cast<std::size_t>(kind.kind)] += kind.count;
                QCOMPARE(kind.count, oracle.count(name));
                QVERIFY2(near(kind.cost, std::max(0.0, oracle.apFixed(name) - oracle.ap())), name.c_str());
            }
        }
        for (const int count : seen)
            QVERIFY(count > 20); // every kind is really among the cases
    }
};

QTEST_APPLESS_MAIN(TestErrorKinds)
#include "tst_error_kinds.moc"
