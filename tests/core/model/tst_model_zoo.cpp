#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/model/image_tensor.h"
#include "core/model/model_zoo.h"
#include "tests/support/formula.h"

using namespace boxwright;

namespace {

struct Count {
    int64_t parameters = 0, trainable = 0;
};

Count countOf(const FasterRcnn& model) {
    Count count;
    for (const at::Tensor& parameter : model->parameters()) {
        count.parameters += parameter.numel();
        count.trainable += parameter.requires_grad() ? parameter.numel() : 0;
    }
    return count;
}

ModelOptions smallOptions(const std::string& name) {
    ModelOptions options = *modelOptions(name);
    options.numClasses = 3;
    options.transform.minSize = 96;
    options.transform.maxSize = 128;
    options.roi.headChannels = 64; // the backbone is what these tests look at
    options.pyramidChannels = 32;
    return options;
}

DetectionTarget oneBox() {
    return {at::tensor({10.F, 12.F, 60.F, 50.F}).view({1, 4}), at::tensor({int64_t{1}})};
}

void addModels() {
    QTest::addColumn<QString>("name");
    for (const ZooEntry& entry : modelZoo())
        QTest::newRow(entry.name.c_str()) << QString::fromStdString(entry.name);
}

} // namespace

class TestModelZoo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at::set_num_threads(1); // ctest runs a test on each core
        torch::manual_seed(1);
    }

    void parameterCountsEqualTheReference_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("classes");
        QTest::addColumn<bool>("frozen");
        QTest::addColumn<int>("stages");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("trainable"); // 0: not stated by the source
        const auto add = [](const char* title, const char* name, int classes, bool frozen, int stages,
                            qint64 parameters, qint64 trainable = 0) {
            QTest::newRow(title) << QString(name) << classes << frozen << stages << parameters << trainable;
        };
        // The seed system's numbers.
        add("R50", "fasterrcnn_resnet50_fpn", 21, false, 3, 41449656, 41224312);
        add("R50 frozen norm", "fasterrcnn_resnet50_fpn", 21, true, 3, 41396536, 41174136);
        add("MobileNetV2", "fasterrcnn_mobilenet_v2", 21, false, kAllStages, 82450356, 82450356);
        add("VGG16-BN", "fasterrcnn_vgg16_bn", 21, false, kAllStages, 43969780, 43969780);
        add("VGG16", "fasterrcnn_vgg16", 21, false, kAllStages, 43961332, 43961332);
        add("R50 layer3", "fasterrcnn_resnet50_layer3", 21, false, kAllStages, 70596852, 70596852);
        add("EfficientNet", "fasterrcnn_efficientnet_b0", 21, false, kAllStages, 7751252, 7751252);
        add("EfficientNet FPN", "fasterrcnn_efficientnet_b0_fpn", 21, false, kAllStages, 20734196, 20734196);
        // torchvision's published numbers for COCO; where norms are frozen they are no parameters.
        add("R50 COCO", "fasterrcnn_resnet50_fpn", 91, true, 3, 41755286);
        add("R50 v2 COCO", "fasterrcnn_resnet50_fpn_v2", 91, false, 3, 43712278);
        add("MobileNetV3 COCO", "fasterrcnn_mobilenet_v3_large_fpn", 91, true, 3, 19386354);
        add("MobileNetV3 320 COCO", "fasterrcnn_mobilenet_v3_large_320_fpn", 91, true, 3, 19386354);
    }
    void parameterCountsEqualTheReference() {
        QFETCH(QString, name);
        QFETCH(int, classes);
        QFETCH(bool, frozen);
        QFETCH(int, stages);
        QFETCH(qint64, parameters);
        QFETCH(qint64, trainable);
        ModelOptions options = *modelOptions(name.toStdString());
        options.numClasses = classes;
        options.norm = frozen ? NormKind::Frozen : NormKind::Batch;
        options.trainableStages = stages;
        const Count count = countOf(*makeModel(options));
        QCOMPARE(count.parameters, parameters);
        if (trainable > 0)
            QCOMPARE(count.trainable, trainable);
    }

    void everyModelTrainsAndDetectsWithEveryNorm_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("norm");
        for (const ZooEntry& entry : modelZoo())
            for (const auto& [norm, text] : EnumText<NormKind>::table)
                QTest::newRow((entry.name + " " + std::string(text)).c_str())
                    << QString::fromStdString(entry.name) << static_cast<int>(norm);
    }
    void everyModelTrainsAndDetectsWithEveryNorm() {
        QFETCH(QString, name);
        QFETCH(int, norm);
        ModelOptions options = smallOptions(name.toStdString());
        options.norm = options.headNorm = static_cast<NormKind>(norm);
        FasterRcnn model = *makeModel(options);
        model->train();
        const RgbImage image = formula::image(80, 100, 0);
        const DetectorLosses losses = model->losses({imageView(image), imageView(image)}, {oneBox(), oneBox()});
        losses.total().backward();
        QVERIFY(std::isfinite(losses.total().item<double>()));
        for (const auto& parameter : model->named_parameters())
            QVERIFY2(!parameter.value().grad().defined() || parameter.value().grad().isfinite().all().item<bool>(),
                     parameter.key().c_str());
        model->eval();
        QCOMPARE(model->detect({imageView(image)}).size(), std::size_t(1));
    }

    void frozenStagesGetNoGradient_data() { addModels(); }
    void frozenStagesGetNoGradient() {
        QFETCH(QString, name);
        ModelOptions options = smallOptions(name.toStdString());
        std::vector<int64_t> counts;
        for (const int stages : {0, 1, 2, 3, 4, 5, 6, kAllStages}) {
            options.trainableStages = stages;
            counts.push_back(countOf(*makeModel(options)).trainable);
        }
        QVERIFY(counts[0] > 0); // the heads
        QVERIFY(std::is_sorted(counts.begin(), counts.end()));
        for (std::size_t stages = 1; stages <= 3; ++stages)
            QVERIFY2(counts[stages] > counts[stages - 1], qPrintable(QString::number(stages)));
        QCOMPARE(counts[6], counts[7]); // no backbone has more than six stages
    }

    void theLayerCanBeChosen() {
        const auto layer2 = withLayers(smallOptions("fasterrcnn_resnet50_layer3"), {"layer2"});
        QVERIFY(layer2);
        FasterRcnn model = *makeModel(*layer2);
        model->eval();
        const RgbImage image = formula::image(96, 128, 0);
        const auto seen = model->inspect({imageView(image)});
        QCOMPARE(seen.maps.size(), std::size_t(1));
        QCOMPARE(seen.maps[0].sizes().vec(), (std::vector<int64_t>{1, 512, 12, 16}));
        for (const auto& parameter : model->named_parameters())
            QVERIFY2(parameter.key().find("layer3") == std::string::npos, parameter.key().c_str());
    }

    void theLayersOfAPyramidBringTheirAnchors() {
        const auto options =
            withLayers(smallOptions("fasterrcnn_mobilenet_v3_large_fpn"), {"features.6", "features.12", "features.16"});
        QVERIFY(options);
        QCOMPARE(options->rpn.anchorSizes, (std::vector<std::vector<float>>{{64}, {128}, {256}, {512}}));
        ModelOptions counted = *options;
        counted.numClasses = 21;
        counted.roi.headChannels = 1024;
        counted.pyramidChannels = 256;
        QCOMPARE(countOf(*makeModel(counted)).parameters, 19624872); // the seed system's MobileNetV3 with pyramid
    }

    void impossibleOptionsAreSentences_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("layers");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown layer") << "fasterrcnn_vgg16_bn" << QStringList{"layer9"} << "has no layer \"layer9\"";
        QTest::newRow("two maps without pyramid")
            << "fasterrcnn_vgg16_bn" << QStringList{"features.33", "features.42"} << "takes one layer";
        QTest::newRow("the same layer twice")
            << "fasterrcnn_resnet50_fpn" << QStringList{"layer3", "layer3"} << "named twice";
        QTest::newRow("unknown model") << "yolo" << QStringList{"layer3"} << "no model named";
    }
    void impossibleOptionsAreSentences() {
        QFETCH(QString, name);
        QFETCH(QStringList, layers);
        QFETCH(QString, says);
        ModelOptions options;
        options.model = name.toStdString();
        std::vector<std::string> names;
        for (const QString& layer : layers)
            names.push_back(layer.toStdString());
        const auto result = withLayers(options, names);
        QVERIFY(!result);
        QVERIFY2(QString::fromStdString(result.error().message).contains(says), result.error().message.c_str());
    }

    void hostileOptionsAreSentences() {
        const auto refused = [](const std::function<void(ModelOptions&)>& spoil) {
            ModelOptions options = smallOptions("fasterrcnn_resnet10_slim_fpn");
            spoil(options);
            const auto model = makeModel(options);
            return !model && model.error().kind == ErrorKind::BadInput && model.error().message.ends_with('.');
        };
        QVERIFY(refused([](ModelOptions& o) { o.numClasses = 1; }));
        QVERIFY(refused([](ModelOptions& o) { o.pyramidChannels = 1 << 30; }));
        QVERIFY(refused([](ModelOptions& o) { o.roi.headChannels = -5; }));
        QVERIFY(refused([](ModelOptions& o) { o.rpn.anchorSizes.pop_back(); }));
        QVERIFY(refused([](ModelOptions& o) { o.rpn.anchorSizes[2] = {1, 2}; }));
        QVERIFY(refused([](ModelOptions& o) { o.rpn.aspectRatios = {0}; }));
        QVERIFY(refused([](ModelOptions& o) { o.transform.minSize = 0; }));
        QVERIFY(refused([](ModelOptions& o) { o.transform.std[1] = 0; }));
        QVERIFY(refused([](ModelOptions& o) { o.roi.poolSize = 100000; }));
        QVERIFY(refused([](ModelOptions& o) { o.trainableStages = -1; }));
    }
};

QTEST_GUILESS_MAIN(TestModelZoo)
#include "tst_model_zoo.moc"
