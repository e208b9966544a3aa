#include <QTest>

#include "app/cli/evaluation_text.h"
#include "app/cli/result_scoring.h"

using namespace boxwright;

namespace {

/// Three images (ids 10, 9, x in the file's order) and the classes cat (id 7) and dog (id 3).
CocoFile sampleFile() {
    CocoFile file;
    file.images = {{"10", "ten.jpg", {400, 400}}, {"9", "nine.jpg", {400, 400}}, {"x", "other.jpg", {400, 400}}};
    file.classes = ClassList({"dog", "cat"});
    file.categoryIds = {"3", "7"};
    return file;
}

CocoAnnotation object(std::size_t image, int label, double x, double side = 50) {
    CocoAnnotation annotation;
    annotation.image = image;
    annotation.label = label;
    annotation.x = x;
    annotation.width = annotation.height = side;
    annotation.area = side * side;
    return annotation;
}

CocoResult result(const std::string& imageId, const std::string& categoryId, double x, double score) {
    CocoResult detected;
    detected.imageId = imageId;
    detected.imageIdIsNumber = imageId != "x";
    detected.categoryId = categoryId;
    detected.x = x;
    detected.width = detected.height = 50;
    detected.score = score;
    return detected;
}

EvaluationReport scored(const CocoFile& file, const std::vector<CocoResult>& results,
                        const EvaluationOptions& options = {.difficult = DifficultRule::Count},
                        EmptyBoxes empty = EmptyBoxes::Count) {
    auto report = scoreCocoFile(file, imagesById(file), results, empty, options);
    return report ? std::move(*report) : EvaluationReport{};
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TestResultScoring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imagesAreOrderedByTheNumberOfTheirId() {
        QCOMPARE(imagesById(sampleFile()), (std::vector<std::size_t>{1, 0, 2}));
        // The order decides between equal scores: the hit of image 9 ranks before the false alarm of image 10.
        CocoFile file = sampleFile();
        file.annotations = {object(1, 2, 0)};
        QVERIFY(near(scored(file, {result("10", "7", 0, 0.5), result("9", "7", 0, 0.5)}).coco.numbers.ap50, 1));
    }

    void classesAreFoundByTheCategoryIdsOfTheFile() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0)};
        const EvaluationReport report = scored(file, {result("10", "7", 0, 0.5)});
        QVERIFY(near(report.coco.numbers.ap, 1));
        QCOMPARE(report.coco.classes[1].truthCount, 1);
        QCOMPARE(report.coco.classes[0].ap, -1.0);
        QCOMPARE(scored(file, {result("10", "3", 0, 0.5)}).coco.numbers.ap, 0.0);
    }

    void areasAndCrowdsAreThoseOfTheFile() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0), object(0, 2, 100)};
        file.annotations[0].area = 500; // a mask smaller than its box of 2,500 pixels
        file.annotations[1].crowd = true;
        const EvaluationReport report = scored(file, {result("10", "7", 0, 0.5), result("10", "7", 100, 0.9)});
        QVERIFY(near(report.coco.numbers.apSmall, 1));
        QCOMPARE(report.coco.numbers.apMedium, -1.0);
        QCOMPARE(report.coco.classes[1].truthCount, 1);
        QVERIFY(near(report.voc.mean.ap50Area, 1)); // nor do the VOC numbers count the crowd
    }

    void ignoreIsNothingToPycocotoolsUnlessARuleIsGiven() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0)};
        file.annotations[0].ignore = true;
        QCOMPARE(scored(file, {}).coco.classes[1].truthCount, 1);
        for (const auto rule : {DifficultRule::Crowd, DifficultRule::Ignore}) {
            const EvaluationReport report = scored(file, {}, {.difficult = rule});
            QCOMPARE(report.coco.classes[1].truthCount, 0);
            QCOMPARE(report.scored[1].truth[0].crowd, rule == DifficultRule::Crowd);
        }
        QCOMPARE(scored(file, {}).voc.classes[1].truthCount, 0); // difficult in the VOC numbers, as ever
    }

    void boxesWithoutExtentCountOrNot() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0), object(0, 2, 100, 0)};
        QCOMPARE(scored(file, {}).coco.classes[1].truthCount, 2);
        QCOMPARE(scored(file, {}, {}, EmptyBoxes::Drop).coco.classes[1].truthCount, 1);
    }

    void onlyTheImagesNamedAreMeasured() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0), object(1, 2, 0)};
        const auto report =
            scoreCocoFile(file, {1}, {result("9", "7", 0, 0.9), result("10", "7", 0, 0.9)}, EmptyBoxes::Count, {});
        QVERIFY(report.has_value());
        QCOMPARE(report->coco.classes[1].truthCount, 1);
        QVERIFY(near(report->coco.numbers.ap, 1));
        QCOMPARE(report->images[0].imageId, std::string("9"));
        QCOMPARE(report->messages.size(), std::size_t(1)); // the other one is not in the data
    }

    void resultsOfAReportFindTheirWayBack() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0), object(2, 1, 0)};
        EvaluationReport detected;
        detected.classes = ClassList({"cat", "dog"}); // another order than the file's
        detected.images = {{"ten", "", {}, {}}, {"sub/other", "", {}, {}}};
        detected.scored.resize(2);
        detected.scored[0].detections = {{{0, 0, 50, 50}, 1, 0.9}};
        detected.scored[1].detections = {{{0, 0, 50, 50}, 2, 0.8}};
        QVERIFY(near(scored(file, resultsOf(detected)).coco.numbers.ap, 1));
    }

    void theTextHasTheLinesOfPycocotools() {
        CocoFile file = sampleFile();
        file.annotations = {object(0, 2, 0), object(1, 2, 0)};
        const std::string text = evaluationText(scored(file, {result("10", "7", 0, 0.75), result("9", "3", 0, 0.5)}));
        const auto has = [&text](const char* line) { return text.find(line) != std::string::npos; };
        QVERIFY(text.starts_with(" Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.505\n"));
        QVERIFY(has(" Average Recall     (AR) @[ IoU=0.50:0.95 | area= large | maxDets=100 ] = -1.000\n"));
        QVERIFY(has(" VOC AP50: 11-point 0.545, area 0.500\n"));
        QVERIFY(has(" cat                        2  0.505  0.505  0.500  0.750  0.667  1.000  0.500\n"));
        QVERIFY(has(" dog                        0      -      -      -      -      -      -      -\n"));
        QVERIFY(has(" Best score threshold: 0.750 (F1 0.667, precision 1.000, recall 0.500)\n"));
        QVERIFY(has(" class                      1  0.495\n"));
        QVERIFY(has(" missed                     0  0.000\n"));
    }
};

QTEST_APPLESS_MAIN(TestResultScoring)
#include "tst_result_scoring.moc"
