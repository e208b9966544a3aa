#include <QTest>

#include <nlohmann/json.hpp>

#include "core/engine/evaluation_json.h"
#include "core/engine/evaluation_run.h"
#include "tests/support/drawn_source.h"

using namespace boxwright;

namespace {

/// Detections equal to the truth; images come in order.
DetectFunction perfectDetector(const DrawnSource& source, const std::vector<int>& labelOf) {
    return [&source, labelOf, next = std::size_t{0}](const RgbImage&) mutable {
        const SampleTruth truth = source.load(next++)->truth;
        const auto label = static_cast<std::size_t>(truth.labels[0]);
        return std::vector<Detection>{{truth.boxesInImage[0], labelOf[label], 0.9F}};
    };
}

} // namespace

class TestEvaluator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void perfectDetectionsScoreOne() {
        const DrawnSource source(6);
        const auto report = evaluateWith(perfectDetector(source, {0, 1, 2}), source.classes(), source, {}, {});
        QVERIFY(report.has_value());
        QCOMPARE(report->coco.numbers.ap, 1.0);
        QCOMPARE(report->voc.mean.ap50Area, 1.0);
        QCOMPARE(report->images.size(), std::size_t(6));
    }

    void classesAreMatchedByNameNotByNumber() {
        const DrawnSource source(6);
        const ClassList model({"tall", "something else", "wide"});
        const auto report = evaluateWith(perfectDetector(source, {0, 3, 1}), model, source, {}, {});
        QCOMPARE(report->coco.numbers.ap, 1.0);
        QCOMPARE(report->messages.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(report->messages.front()).contains("something else"));
    }

    void aStopRequestEndsItWithinOneImage() {
        const DrawnSource source(50);
        std::stop_source stop;
        std::size_t done = 0;
        const auto report = evaluateWith(
            perfectDetector(source, {0, 1, 2}), source.classes(), source,
            [&](const EvaluateProgress& progress) {
                done = progress.imagesDone;
                stop.request_stop();
            },
            stop.get_token());
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QCOMPARE(done, std::size_t(1));
    }

    void anUnreadableImageIsNamedAndTheRestIsMeasured() {
        DrawnSource source(3);
        source.breakSample(2);
        const auto report = evaluateWith(perfectDetector(source, {0, 1, 2}), source.classes(), source, {}, {});
        QCOMPARE(report->coco.numbers.ap, 1.0);
        QCOMPARE(report->messages.size(), std::size_t(1));
    }

    void difficultObjectsCountAsCrowd() {
        SampleTruth truth{"a", {100, 100}, {{0, 0, 10, 20}}, {1}, {true}};
        const ScoredImage image = scoredImage(truth, {{{1, 2, 3, 5}, 1, 0.5F}});
        QVERIFY(image.truth.front().crowd);
        QCOMPARE(image.truth.front().area, 200.0);
        QCOMPARE(image.detections.front().box.width, 2.0);
        QCOMPARE(image.detections.front().box.height, 3.0);
    }

    void theJsonHasTheDocumentedShape() {
        const DrawnSource source(4);
        const auto report = evaluateWith(perfectDetector(source, {0, 1, 2}), source.classes(), source, {}, {});
        const auto json = nlohmann::json::parse(evaluationJson(*report));
        QCOMPARE(json.at("coco").size(), std::size_t(12));
        QCOMPARE(json.at("coco").at("AP50").get<double>(), 1.0);
        QCOMPARE(json.at("voc").at("AP50_11point").get<double>(), 1.0);
        QCOMPARE(json.at("per_class").at(1).at("name").get<std::string>(), std::string("tall"));
        QCOMPARE(json.at("per_class").at(1).at("gt").get<int>(), 2);
    }
};

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
