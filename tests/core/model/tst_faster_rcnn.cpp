#include <random>

#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/base/suppression.h"
#include "core/model/image_tensor.h"
#include "core/model/model_zoo.h"
#include "core/model/sgd.h"
#include "tests/support/formula.h"

using namespace boxwright;

namespace {

DetectionTarget target(std::initializer_list<float> boxes, std::initializer_list<int64_t> labels) {
    return {at::tensor(at::ArrayRef<float>(boxes.begin(), boxes.size()), at::kFloat).view({-1, 4}),
            at::tensor(at::ArrayRef<int64_t>(labels.begin(), labels.size()), at::kLong)};
}

FasterRcnn smallModel() {
    ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
    options.numClasses = 3;
    return *makeModel(options);
}

} // namespace

class TestFasterRcnn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at::set_num_threads(1); // ctest runs a test on each core
        torch::manual_seed(1);
    }

    void hasTorchvisionsParameterCount() {
        ModelOptions options = *modelOptions("fasterrcnn_resnet50_fpn");
        options.numClasses = 21;
        options.norm = NormKind::Frozen;
        options.trainableStages = 3;
        FasterRcnn model = *makeModel(options);
        int64_t parameters = 0, trainable = 0;
        for (const at::Tensor& parameter : model->parameters()) {
            parameters += parameter.numel();
            trainable += parameter.requires_grad() ? parameter.numel() : 0;
        }
        QCOMPARE(parameters, 41396536);
        QCOMPARE(trainable, 41174136);
    }

    void awkwardTruthTrainsWithoutNan_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("no object in any image") << 0;
        QTest::newRow("a box of no width") << 1;
        QTest::newRow("a box outside the image") << 2;
        QTest::newRow("a box larger than the image") << 3;
        QTest::newRow("a box that meets no anchor") << 4;
    }
    void awkwardTruthTrainsWithoutNan() {
        QFETCH(int, kind);
        const DetectionTarget targets[] = {target({}, {}), target({20, 20, 20, 60}, {1}),
                                           target({500, 500, 600, 600}, {2}), target({-50, -50, 900, 900}, {1}),
                                           target({159.98F, 0, 160, 0.02F}, {1})};
        FasterRcnn model = smallModel();
        model->train();
        const RgbImage image = formula::image(120, 160, 0);
        const DetectorLosses losses = model->losses({imageView(image)}, {targets[kind]});
        losses.total().backward();
        QVERIFY(std::isfinite(losses.total().item<double>()));
        for (const at::Tensor& parameter : model->parameters())
            QVERIFY(!parameter.grad().defined() || parameter.grad().isfinite().all().item<bool>());
        if (kind <= 2)
            QCOMPARE(losses.boxRegression.item<double>(), 0.0);
    }

    void aClassIdOutOfRangeIsASentence() {
        FasterRcnn model = smallModel();
        const RgbImage image = formula::image(60, 80, 0);
        try {
            (void)model->losses({imageView(image)}, {target({5, 5, 30, 30}, {3})});
            QFAIL("label 3 of a model with classes 1 and 2 was accepted");
        } catch (const c10::Error& error) {
            QVERIFY(QString::fromStdString(error.what_without_backtrace()).contains("class id 3 is outside 1..2"));
        }
    }

    void aOnePixelImageIsDetectedOn() {
        FasterRcnn model = smallModel();
        model->eval();
        const RgbImage image(1, 1);
        QCOMPARE(model->detect({imageView(image)}).size(), std::size_t(1));
    }

    void rawBoxesSuppressedAfterwardsAreTheDetections() {
        FasterRcnn model = smallModel();
        model->eval();
        model->setScoreThreshold(0.1F);
        RgbImage picture(320, 240); // the size that the network looks at: both suppressions see the same numbers
        std::mt19937 random(3);
        for (std::uint8_t& value : picture.pixels)
            value = static_cast<std::uint8_t>(random());
        const auto direct = toDetections(model->detect({imageView(picture)}).front());
        model->keepOverlapping(5000);
        const auto raw = toDetections(model->detect({imageView(picture)}).front());
        QVERIFY(raw.size() > direct.size());
        const auto again = suppressed(raw, {});
        QCOMPARE(again.size(), direct.size());
        QVERIFY(direct.size() > 10);
        for (std::size_t i = 0; i < direct.size(); ++i) {
            QCOMPARE(again[i].boxInImage, direct[i].boxInImage);
            QCOMPARE(again[i].label, direct[i].label);
        }
    }

    void overfitsFourImages() {
        FasterRcnn model = smallModel();
        model->train();
        std::vector<RgbImage> pictures;
        std::vector<DetectionTarget> targets;
        for (int i = 0; i < 4; ++i) {
            RgbImage picture(160, 120);
            const int left = 20 + 15 * i, top = 15 + 10 * i, side = 40;
            for (int y = top; y < top + side; ++y)
                for (int x = left; x < left + side; ++x)
                    picture.pixels[static_cast<std::size_t>((y * 160 + x) * 3 + i % 2)] = 255;
            pictures.push_back(picture);
            const auto x = static_cast<float>(left), y = static_cast<float>(top);
            targets.push_back(target({x, y, x + 40, y + 40}, {i % 2 + 1}));
        }
        Sgd optimizer(*model, 0.9, 0);
        std::vector<at::Tensor> images;
        for (const RgbImage& picture : pictures)
            images.push_back(imageView(picture));
        double first = 0, last = 0;
        for (int step = 0; step < 60; ++step) {
            optimizer.zeroGradients();
            const at::Tensor loss = model->losses(images, targets).total();
            loss.backward();
            optimizer.clipGradients(10);
            optimizer.step(step < 10 ? 0.001 * (step + 1) : 0.01);
            last = loss.item<double>();
            first = step == 0 ? last : first;
        }
        // The way there is chaotic: another order of rounding ends at 0.42 or 0.44 of 1.94.
        QVERIFY2(last < first / 3, qPrintable(QStringLiteral("loss went from %1 to %2").arg(first).arg(last)));
        model->eval();
        for (std::size_t i = 0; i < 4; ++i) {
            const auto found = toDetections(model->detect({images[i]}).front());
            QVERIFY(!found.empty());
            const float* box = targets[i].boxes.data_ptr<float>();
            QVERIFY(iou(found.front().boxInImage, {box[0], box[1], box[2], box[3]}) > 0.6F);
            QCOMPARE(static_cast<int64_t>(found.front().label), targets[i].labels.item<int64_t>());
        }
    }
};

QTEST_GUILESS_MAIN(TestFasterRcnn)
#include "tst_faster_rcnn.moc"
