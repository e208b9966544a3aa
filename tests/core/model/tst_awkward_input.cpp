#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/model/image_tensor.h"
#include "core/model/model_zoo.h"
#include "tests/support/formula.h"

using namespace boxwright;

namespace {

DetectionTarget noObject() {
    return {at::zeros({0, 4}), at::zeros({0}, at::kLong)};
}

/// `count` boxes on a grid, partly outside the image, a few without extent.
DetectionTarget manyBoxes(int count, int width, int height) {
    std::vector<float> numbers;
    std::vector<int64_t> labels;
    for (int i = 0; i < count; ++i) {
        const auto x = static_cast<float>(i * 37 % (width + 20) - 10),
                   y = static_cast<float>(i * 53 % (height + 20) - 10);
        const auto side = static_cast<float>(i % 23);
        numbers.insert(numbers.end(), {x, y, x + side, y + 2 * side});
        labels.push_back(i % 2 + 1);
    }
    return {at::tensor(numbers).view({-1, 4}), at::tensor(labels)};
}

FasterRcnn modelOf(const char* name) {
    ModelOptions options = *modelOptions(name);
    options.numClasses = 3;
    options.transform.minSize = std::min(options.transform.minSize, 160);
    options.transform.maxSize = std::min(options.transform.maxSize, 256);
    options.roi.headChannels = 64;
    return *makeModel(options);
}

struct Case {
    int width, height;
    int boxes;
};

} // namespace

/// Input that a data set may hold: it trains without NaN, and detects.
class TestAwkwardInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at::set_num_threads(1); // ctest runs a test on each core
        torch::manual_seed(1);
    }

    void trainsWithoutNanAndDetects_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("boxes");
        for (const char* model :
             {"fasterrcnn_resnet10_slim_fpn", "fasterrcnn_mobilenet_v3_large_320_fpn", "fasterrcnn_mobilenet_v2"})
            for (const Case& c : {Case{1, 1, 0}, Case{1, 1, 1}, Case{120, 90, 500}, Case{600, 7, 3}, Case{5, 700, 3},
                                  Case{161, 97, 40}})
                QTest::newRow(qPrintable(
                    QStringLiteral("%1 %2x%3 with %4 boxes").arg(model).arg(c.width).arg(c.height).arg(c.boxes)))
                    << QString(model) << c.width << c.height << c.boxes;
    }
    void trainsWithoutNanAndDetects() {
        QFETCH(QString, model);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, boxes);
        FasterRcnn net = modelOf(model.toUtf8().constData());
        net->train();
        const RgbImage image = formula::image(height, width, 1);
        const DetectorLosses losses =
            net->losses({imageView(image), imageView(image)}, {manyBoxes(boxes, width, height), noObject()});
        losses.total().backward();
        QVERIFY(std::isfinite(losses.total().item<double>()));
        for (const auto& parameter : net->named_parameters())
            QVERIFY2(!parameter.value().grad().defined() || parameter.value().grad().isfinite().all().item<bool>(),
                     parameter.key().c_str());
        net->eval();
        const DetectionOutput found = net->detect({imageView(image)}).front();
        QVERIFY(found.boxes.isfinite().all().item<bool>());
        QVERIFY(found.boxes.size(0) <= 100);
    }

    void aBatchOfBackgroundHasNoBoxLoss() {
        FasterRcnn net = modelOf("fasterrcnn_resnet10_slim_fpn");
        net->train();
        const RgbImage image = formula::image(90, 120, 1);
        const DetectorLosses losses = net->losses({imageView(image), imageView(image)}, {noObject(), noObject()});
        QCOMPARE(losses.boxRegression.item<double>(), 0.0);
        QCOMPARE(losses.rpnBoxRegression.item<double>(), 0.0);
        QVERIFY(losses.classifier.item<double>() > 0);
        QVERIFY(losses.objectness.item<double>() > 0);
    }

    void wrongShapesAreSentences() {
        FasterRcnn net = modelOf("fasterrcnn_resnet10_slim_fpn");
        net->train();
        const RgbImage image = formula::image(90, 120, 1);
        const auto saidBy = [&](const std::vector<at::Tensor>& images, const DetectionTarget& target) {
            try {
                (void)net->losses(images, {target});
            } catch (const c10::Error& error) {
                return QString::fromStdString(error.what_without_backtrace());
            }
            return QString();
        };
        QVERIFY(saidBy({imageView(image)}, {at::zeros({2, 5}), at::ones({2}, at::kLong)}).contains("must be [M, 4]"));
        QVERIFY(saidBy({imageView(image)}, {at::zeros({2, 4}), at::ones({3}, at::kLong)}).contains("must be [M]"));
        QVERIFY(saidBy({at::zeros({1, 9, 9})}, noObject()).contains("must be [3, H, W]"));
        QVERIFY(saidBy({}, noObject()).contains("one target per image"));
    }
};

QTEST_GUILESS_MAIN(TestAwkwardInput)
#include "tst_awkward_input.moc"
