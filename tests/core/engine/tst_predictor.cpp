#include "core/engine/predictor.h"

#include <QTemporaryDir>
#include <QTest>

#include <torch/utils.h>

#include "core/model/model_zoo.h"
#include "core/model/weights/checkpoint_io.h"
#include "tests/support/formula.h"

using namespace boxwright;

class TestPredictor : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Predictor> m_predictor;
    RgbImage m_image = formula::image(120, 160, 0);

private Q_SLOTS:
    void initTestCase() {
        torch::manual_seed(1);
        Checkpoint checkpoint;
        checkpoint.options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
        checkpoint.options->numClasses = 3;
        checkpoint.model = stateDict(**makeModel(*checkpoint.options));
        checkpoint.classes = {"cat", "dog"};
        PredictorOptions options;
        options.weights = m_folder.filePath(QStringLiteral("best.pth")).toStdString();
        options.device = "cpu";
        options.threads = 1;
        options.scoreThreshold = 0.335F;
        QVERIFY(writeCheckpoint(options.weights, checkpoint));
        auto loaded = Predictor::load(options);
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        m_predictor = std::move(*loaded);
    }

    void whatInspectionKeepsIsWhatDetectionGives() {
        const auto expected = m_predictor->detect(m_image);
        const auto inspected = m_predictor->inspect(m_image, nullptr);
        QVERIFY(expected && inspected);
        QCOMPARE(inspected->settings.scoreThreshold, 0.335F); // of the options, not of the model
        std::size_t next = 0;
        for (const InspectedDetection& detection : inspected->detections) {
            if (detection.fate != DetectionFate::Kept)
                continue;
            QVERIFY(next < expected->size());
            QCOMPARE(detection.boxInImage, (*expected)[next].boxInImage);
            QCOMPARE(detection.score, (*expected)[next++].score);
        }
        QVERIFY(next > 0);
        QCOMPARE(next, expected->size());
    }

    void everyLookChoosesTheSameSamples() {
        const SampleTruth truth{"image", m_image.size(), {{20, 20, 60, 60}}, {2}, {false}};
        const auto first = m_predictor->inspect(m_image, &truth), second = m_predictor->inspect(m_image, &truth);
        QVERIFY(first && second);
        QCOMPARE(first->truths.size(), std::size_t(1));
        QCOMPARE(first->truths.front().label, 2);
        QCOMPARE(first->rois.size(), second->rois.size());
        for (std::size_t i = 0; i < first->rois.size(); ++i)
            QCOMPARE(first->rois[i].boxInImage, second->rois[i].boxInImage);
    }

    void aClassThatTheModelDoesNotKnowIsASentence() {
        const SampleTruth truth{"image", m_image.size(), {{20, 20, 60, 60}}, {7}, {false}};
        const auto inspected = m_predictor->inspect(m_image, &truth);
        QVERIFY(!inspected);
        QVERIFY(QString::fromStdString(inspected.error().text()).contains(QStringLiteral("class id 7")));
    }
};

QTEST_GUILESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
