#include <QTest>

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

    void whatWasMeasuredBelongsToItsImageEvenBehindASkippedOne() {
        DrawnSource source(4);
        source.breakSample(1);
        const DetectFunction detectNothing = [](const RgbImage&) { return std::vector<Detection>{}; };
        const auto report = evaluateWith(detectNothing, source.classes(), source, {}, {});
        QCOMPARE(report->scored.size(), std::size_t(3));
        QCOMPARE(report->images.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(report->images[i].imageId, std::string("drawn") + "023"[i]);
            QCOMPARE(report->scored[i].truth[0].label, i == 2 ? 2 : 1); // samples 0, 2 and 3
        }
    }

    void theOptionsReachTheMeasurement() {
        const DrawnSource source(4);
        const auto with = evaluateWith(perfectDetector(source, {0, 1, 2}), source.classes(), source, {}, {});
        QVERIFY(with->hasDetails);
        QCOMPARE(with->confusion.at(0, 0), 2);
        const auto without =
            evaluateWith(perfectDetector(source, {0, 1, 2}), source.classes(), source, {}, {}, {.details = false});
        QVERIFY(!without->hasDetails);
    }

    void detectionsThatAreThereAreMeasuredAsTheyAre() {
        DrawnSource source(4);
        source.breakSample(1);
        std::vector<ImageDetections> detections;
        for (std::size_t i = 0; i < source.size(); ++i) {
            const auto truth = source.truth(i);
            detections.push_back({"image " + std::to_string(i), "", {}, {}});
            if (truth)
                detections.back().detections = {{truth->boxesInImage[0], truth->labels[0], 0.9F}};
        }
        const auto report = evaluateDetections(source, detections);
        QVERIFY(report.has_value());
        QCOMPARE(report->coco.numbers.ap, 1.0);
        QCOMPARE(report->images.size(), std::size_t(3));
        QCOMPARE(report->images[1].imageId, std::string("image 2"));
        QCOMPARE(report->messages.size(), std::size_t(1));
        QCOMPARE(evaluateDetections(source, {}).error().kind, ErrorKind::BadInput);
    }
};

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
