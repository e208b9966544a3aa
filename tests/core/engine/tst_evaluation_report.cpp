#include <QTest>

#include "core/engine/evaluation_report.h"

using namespace boxwright;

namespace {

const Box boxA{0, 0, 50, 50};
const Box boxB{100, 0, 150, 50};
const Box emptyPlace{300, 300, 350, 350};

/// A report of one image with the classes cat and dog.
EvaluationReport measured(const SampleTruth& truth, const std::vector<Detection>& detections,
                          const EvaluationOptions& options = {}) {
    EvaluationReport report;
    report.classes = ClassList({"cat", "dog"});
    report.scored = {scoredImage(truth, detections, options.difficult)};
    report.images = {{truth.id, "", truth.size, detections}};
    measure(report, options);
    return report;
}

const SampleTruth oneCat{"a", {400, 400}, {boxA}, {1}, {false}};
const SampleTruth catAndDifficultCat{"a", {400, 400}, {boxA, boxB}, {1, 1}, {false, true}};

} // namespace

class TestEvaluationReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesBecomeCornerAndSides() {
        const SampleTruth truth{"a", {100, 100}, {{1, 2, 11, 22}}, {1}, {false}};
        const ScoredImage image = scoredImage(truth, {{{1, 2, 3, 5}, 2, 0.5F}});
        QCOMPARE(image.truth.front().area, 200.0);
        QCOMPARE(image.truth.front().box.x, 1.0);
        QCOMPARE(image.truth.front().box.height, 20.0);
        QCOMPARE(image.detections.front().box.width, 2.0);
        QCOMPARE(image.detections.front().box.height, 3.0);
        QCOMPARE(image.detections.front().label, 2);
    }

    void aDifficultObjectIsWhatTheRuleSays() {
        const auto objectBy = [](DifficultRule rule) { return scoredImage(catAndDifficultCat, {}, rule).truth; };
        QVERIFY(objectBy(DifficultRule::Crowd)[1].crowd && !objectBy(DifficultRule::Crowd)[1].ignored);
        QVERIFY(!objectBy(DifficultRule::Ignore)[1].crowd && objectBy(DifficultRule::Ignore)[1].ignored);
        QVERIFY(!objectBy(DifficultRule::Count)[1].crowd && !objectBy(DifficultRule::Count)[1].ignored);
        for (const auto rule : {DifficultRule::Crowd, DifficultRule::Ignore, DifficultRule::Count}) {
            QVERIFY(objectBy(rule)[1].difficult);
            QVERIFY(!objectBy(rule)[0].difficult && !objectBy(rule)[0].crowd && !objectBy(rule)[0].ignored);
        }
    }

    void theDifficultRuleChangesTheCocoNumbersAndNotTheVocOnes() {
        // A small part of the difficult object: a crowd takes it, a plain overlap does not.
        const std::vector<Detection> detections{{{100, 0, 110, 10}, 1, 0.9F}, {boxA, 1, 0.8F}};
        const auto reportBy = [&](DifficultRule rule) {
            return measured(catAndDifficultCat, detections, {.difficult = rule});
        };
        QVERIFY(std::abs(reportBy(DifficultRule::Crowd).coco.numbers.ap50 - 1) < 1e-12);
        QVERIFY(std::abs(reportBy(DifficultRule::Ignore).coco.numbers.ap50 - 0.5) < 1e-12);
        QVERIFY(std::abs(reportBy(DifficultRule::Count).coco.numbers.ap50 - 51 * 0.5 / 101) < 1e-12);
        for (const auto rule : {DifficultRule::Crowd, DifficultRule::Ignore, DifficultRule::Count})
            QVERIFY(std::abs(reportBy(rule).voc.mean.ap50Area - 0.5) < 1e-12);
    }

    void allReportsListAllClasses() {
        const EvaluationReport report = measured(oneCat, {{boxA, 1, 0.9F}});
        QVERIFY(report.hasDetails);
        QCOMPARE(report.coco.classes.size(), std::size_t(2));
        QCOMPARE(report.coco.classes[1].ap, -1.0);
        QCOMPARE(report.voc.classes.size(), std::size_t(2));
        QCOMPARE(report.curves.classes.size(), std::size_t(2));
        QCOMPARE(report.thresholds.classes.size(), std::size_t(2));
        QCOMPARE(report.confusion.labels, (std::vector<int>{1, 2}));
    }

    void theConfusionMatrixStandsAtTheBestF1UnlessToldOtherwise() {
        const std::vector<Detection> detections{{boxA, 1, 0.75F}, {emptyPlace, 2, 0.25F}};
        const EvaluationReport best = measured(oneCat, detections);
        QCOMPARE(best.confusion.options.scoreThreshold, 0.75);
        QCOMPARE(best.confusion.at(2, 1), 0);
        const EvaluationReport told = measured(oneCat, detections, {.confusionScore = 0.2});
        QCOMPARE(told.confusion.at(2, 1), 1);
        QCOMPARE(measured(oneCat, {}).confusion.options.scoreThreshold, 0.5);
    }

    void theIouThresholdIsThatOfEverythingButTheStandardNumbers() {
        const std::vector<Detection> detections{{{0, 0, 50, 35}, 1, 0.9F}}; // IoU .7
        const EvaluationReport loose = measured(oneCat, detections);
        const EvaluationReport strict = measured(oneCat, detections, {.iouThreshold = 0.75});
        QCOMPARE(loose.curves.ap, strict.coco.numbers.ap50);
        QCOMPARE(strict.curves.ap, 0.0);
        QVERIFY(!strict.thresholds.overall.best);
        QCOMPARE(strict.confusion.at(0, 0), 0);
        QCOMPARE(strict.errors.ap, 0.0);
        QVERIFY(strict.errors.errors[0].kind == DetectionErrorKind::Localisation);
        QVERIFY(loose.errors.errors.empty());
    }

    void thePixelRuleIsThatOfTheVocNumbers() {
        const SampleTruth truth{"a", {400, 400}, {{0, 0, 10, 10}}, {1}, {false}};
        const std::vector<Detection> detections{{{0, 0, 10, 5}, 1, 0.9F}}; // IoU .5, with last pixels 66 / 121
        QVERIFY(std::abs(measured(truth, detections).voc.mean.ap50Area - 1) < 1e-12);
        QCOMPARE(measured(truth, detections, {.vocOverlap = VocOverlap::Continuous}).voc.mean.ap50Area, 0.0);
    }

    void withoutDetailsThereAreOnlyTheNumbers() {
        const EvaluationReport report = measured(oneCat, {{boxA, 1, 0.9F}}, {.details = false});
        QVERIFY(!report.hasDetails);
        QVERIFY(std::abs(report.coco.numbers.ap50 - 1) < 1e-12);
        QVERIFY(report.curves.classes.empty() && report.confusion.counts.empty());
    }
};

QTEST_APPLESS_MAIN(TestEvaluationReport)
#include "tst_evaluation_report.moc"
