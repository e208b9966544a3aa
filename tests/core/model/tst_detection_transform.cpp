#include <set>

#include <QTest>

#include <torch/utils.h>

#include "core/model/detection_transform.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

class TestDetectionTransform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resizesToTheGoldenSizes_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("newHeight");
        QTest::addColumn<int>("newWidth");
        QTest::newRow("375x500") << 375 << 500 << 800 << 1066;
        QTest::newRow("333x500") << 333 << 500 << 800 << 1201;
        QTest::newRow("500x333") << 500 << 333 << 1201 << 800;
        QTest::newRow("281x500") << 281 << 500 << 749 << 1333;
        QTest::newRow("1080x1920") << 1080 << 1920 << 749 << 1333;
        QTest::newRow("100x1000") << 100 << 1000 << 133 << 1333;
        QTest::newRow("334x500 loses a pixel") << 334 << 500 << 799 << 1197;
        QTest::newRow("149x2000 loses a pixel") << 149 << 2000 << 99 << 1333;
    }
    void resizesToTheGoldenSizes() {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, newHeight);
        QFETCH(int, newWidth);
        const FrameSize size = DetectionTransform({}, Conventions::Seed).resizedSize({height, width});
        QCOMPARE(size.height, newHeight);
        QCOMPARE(size.width, newWidth);
    }

    void normalisesResizesAndPadsTheGoldenRamp() {
        TransformOptions options;
        options.minSize = 4;
        options.maxSize = 6;
        options.mean = {.5F, .5F, .5F};
        options.std = {.25F, .25F, .25F};
        const at::Tensor ramp = (at::arange(12, at::kFloat) / 12).view({1, 3, 4}).expand({3, 3, 4});
        const ImageBatch batch = DetectionTransform(options, Conventions::Seed).batch({ramp});
        QCOMPARE(batch.sizes.front().height, 4);
        QCOMPARE(batch.sizes.front().width, 5);
        QCOMPARE(batch.images.sizes(), at::IntArrayRef({1, 3, 32, 32}));
        const at::Tensor row = batch.images[0][0][0].slice(0, 0, 6);
        COMPARE_TENSORS(row, at::tensor({-2.F, -1.7666667F, -1.5F, -1.2333332F, -1.F, 0.F}), 1e-5);
        COMPARE_TENSORS(DetectionTransform::mapBoxes(boxTensor({1, 1, 3, 2}), {3, 4}, {4, 5}),
                        boxTensor({1.25F, 1.3333334F, 3.75F, 2.6666667F}), 1e-6);
    }

    void bytesAndUnitFloatsGiveTheSameInput() {
        const at::Tensor bytes = at::randint(0, 256, {3, 20, 30}, at::kByte);
        const DetectionTransform transform({}, Conventions::Torchvision);
        COMPARE_TENSORS(transform.batch({bytes}).images, transform.batch({bytes.to(at::kFloat) / 255}).images, 0);
    }

    void padsABatchToTheLargestImage() {
        TransformOptions options;
        options.minSize = 64;
        options.maxSize = 200;
        const ImageBatch batch =
            DetectionTransform(options, Conventions::Seed).batch({at::rand({3, 64, 100}), at::rand({3, 100, 64})});
        QCOMPARE(batch.images.sizes(), at::IntArrayRef({2, 3, 128, 128}));
        QVERIFY(batch.images[0].slice(1, 64).eq(0).all().item<bool>());
    }

    void multiScaleTrainingDrawsEachSizeAndEvaluationDoesNot() {
        torch::manual_seed(5);
        TransformOptions options;
        options.minSize = 64;
        options.maxSize = 400;
        options.trainMinSizes = {32, 48, 96};
        const DetectionTransform transform(options, Conventions::Seed);
        const std::vector<at::Tensor> images(40, at::rand({3, 20, 30}));
        std::set<int64_t> heights;
        for (const FrameSize& size : transform.batch(images, /*training=*/true).sizes)
            heights.insert(size.height);
        QCOMPARE(heights, (std::set<int64_t>{32, 48, 96}));
        for (const FrameSize& size : transform.batch(images).sizes)
            QCOMPARE(size.height, int64_t(64));
    }
};

QTEST_GUILESS_MAIN(TestDetectionTransform)
#include "tst_detection_transform.moc"
