#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/model/key_mapping.h"
#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "tests/support/formula.h"

using namespace boxwright;

namespace {

const ClassList kClasses({"cat", "dog"});

/// Small heads and pyramid: quick to build and to write.
ModelOptions smallOptions(const std::string& name) {
    ModelOptions options = *modelOptions(name);
    options.numClasses = 3;
    options.pyramidChannels = 16;
    options.roi.headChannels = 16;
    return options;
}

} // namespace

class TestModelLoading : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    /// A bare state dict, as torchvision's files are.
    std::filesystem::path writeBare(const char* name, const StateDict& state) const {
        if (!writeCheckpoint(path(name), Checkpoint{state, {}, {}, {}}))
            qFatal("cannot write");
        return path(name);
    }

private Q_SLOTS:
    void init() {
        at::set_num_threads(1); // ctest runs a test on each core
        torch::manual_seed(3);
    }

    void classifierWeightsBecomeTheBackbone_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("inModel"); // what stands in the model for `inFile`
        QTest::addColumn<QString>("inFile");
        QTest::newRow("ResNet-18 FPN") << "fasterrcnn_resnet18_fpn"
                                       << "backbone.body."
                                       << "";
        QTest::newRow("ResNet-50 layer3") << "fasterrcnn_resnet50_layer3"
                                          << "backbone."
                                          << "";
        QTest::newRow("MobileNetV3 FPN") << "fasterrcnn_mobilenet_v3_large_fpn"
                                         << "backbone.body."
                                         << "features.";
        QTest::newRow("MobileNetV2") << "fasterrcnn_mobilenet_v2"
                                     << "backbone."
                                     << "features.";
        QTest::newRow("EfficientNet") << "fasterrcnn_efficientnet_b0"
                                      << "backbone."
                                      << "";
        QTest::newRow("EfficientNet FPN") << "fasterrcnn_efficientnet_b0_fpn"
                                          << "backbone.body."
                                          << "";
        QTest::newRow("VGG16-BN") << "fasterrcnn_vgg16_bn"
                                  << "backbone."
                                  << "";
        QTest::newRow("VGG16") << "fasterrcnn_vgg16"
                               << "backbone."
                               << "features.";
    }
    void classifierWeightsBecomeTheBackbone() {
        QFETCH(QString, model);
        QFETCH(QString, inModel);
        QFETCH(QString, inFile);
        const FasterRcnn detector = *makeModel(smallOptions(model.toStdString()));
        formula::fill(*detector);
        StateDict classifier{{"fc.weight", at::zeros({1000, 512})}, {"classifier.1.bias", at::zeros({1000})}};
        for (const auto& [key, tensor] : stateDict(*detector))
            if (key.starts_with(inModel.toStdString()) && !key.starts_with("backbone.fpn."))
                classifier[inFile.toStdString() + key.substr(static_cast<std::size_t>(inModel.size()))] = tensor;
        const auto started =
            modelFromWeights(model.toStdString(), {}, kClasses, writeBare("classifier.pth", classifier));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(started->keys.unexpected, (std::vector<std::string>{"classifier.1.bias", "fc.weight"}));
        const auto counters = std::count_if(classifier.begin(), classifier.end(), [](const auto& entry) {
            return entry.first.ends_with("num_batches_tracked");
        });
        QCOMPARE(started->keys.loaded.size() + static_cast<std::size_t>(counters) + 2, classifier.size());
        const StateDict now = stateDict(*started->model);
        for (const auto& [key, tensor] : stateDict(*detector))
            if (key.starts_with(inModel.toStdString()) && !key.starts_with("backbone.fpn.") &&
                !key.ends_with("num_batches_tracked"))
                QVERIFY2(now.at(key).equal(tensor), key.c_str());
        QCOMPARE(started->model->options().norm, NormKind::Frozen);
        QCOMPARE(started->model->options().trainableStages, 3);
    }

    void aDetectorGetsAPredictorForTheNewClasses() {
        ModelOptions options = smallOptions("fasterrcnn_resnet18_fpn");
        const FasterRcnn old = *makeModel(options);
        formula::fill(*old);
        Checkpoint checkpoint{stateDict(*old), options, {"dog", "horse"}, {}};
        QVERIFY(writeCheckpoint(path("old.pth"), checkpoint));
        const auto started =
            modelFromWeights("fasterrcnn_resnet18_fpn", {}, ClassList({"cat", "dog", "bird"}), path("old.pth"));
        QVERIFY(started);
        QCOMPARE(started->model->options().numClasses, 4);
        const StateDict now = stateDict(*started->model);
        const std::string score = "roi_heads.box_predictor.cls_score.weight",
                          box = "roi_heads.box_predictor.bbox_pred.bias";
        const at::Tensor wasScore = checkpoint.model.at(score), wasBox = checkpoint.model.at(box);
        QCOMPARE(now.at(score).size(0), int64_t(4));
        QVERIFY(now.at(score)[0].equal(wasScore[0]));  // the background
        QVERIFY(now.at(score)[2].equal(wasScore[1]));  // dog
        QVERIFY(!now.at(score)[1].equal(wasScore[2])); // cat is no horse
        QVERIFY(now.at(box).slice(0, 8, 12).equal(wasBox.slice(0, 4, 8)));
        QVERIFY(now.at("rpn.head.conv.0.0.weight").equal(checkpoint.model.at("rpn.head.conv.0.0.weight")));
        QVERIFY2(QString::fromStdString(started->report).contains("keeps 1 of 3 classes"), started->report.c_str());
    }

    void choicesWinOverTheCheckpoint() {
        ModelOptions options = smallOptions("fasterrcnn_resnet18_fpn");
        options.transform.minSize = 300;
        options.transform.maxSize = 400;
        const FasterRcnn old = *makeModel(options);
        QVERIFY(writeCheckpoint(path("old.pth"), Checkpoint{stateDict(*old), options, {"cat", "dog"}, {}}));
        ModelChoices choices;
        const auto same = modelFromWeights("fasterrcnn_resnet18_fpn", choices, kClasses, path("old.pth"));
        QVERIFY(same);
        QCOMPARE(same->model->options().transform.minSize, 300);
        QCOMPARE(same->model->options().norm, NormKind::Batch);
        choices.minSize = 200;
        choices.norm = NormKind::Group;
        choices.trainableStages = 1;
        const auto other = modelFromWeights("fasterrcnn_resnet18_fpn", choices, kClasses, path("old.pth"));
        QVERIFY(other);
        QCOMPARE(other->model->options().transform.minSize, 200);
        QCOMPARE(other->model->options().norm, NormKind::Group);
        QCOMPARE(other->model->options().trainableStages, 1);
    }

    void aBareFileTellsItsNormsAndClasses_data() {
        QTest::addColumn<int>("norm");
        for (const auto& [norm, text] : EnumText<NormKind>::table)
            QTest::newRow(std::string(text).c_str()) << static_cast<int>(norm);
    }
    void aBareFileTellsItsNormsAndClasses() {
        QFETCH(int, norm);
        ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
        options.numClasses = 21;
        options.norm = static_cast<NormKind>(norm);
        const auto file = writeBare("bare.pth", stateDict(**makeModel(options)));
        const auto nameless = loadModel(file, {});
        QVERIFY(!nameless);
        QVERIFY2(QString::fromStdString(nameless.error().message).contains("fit fasterrcnn_resnet10_slim_fpn"),
                 nameless.error().message.c_str());
        const auto loaded = loadModel(file, {"fasterrcnn_resnet10_slim_fpn", {}, {}});
        QVERIFY(loaded);
        QCOMPARE(loaded->model->options().norm, options.norm);
        QCOMPARE(loaded->model->options().conventions, Conventions::Torchvision);
        QCOMPARE(loaded->classes.name(15), std::string("person"));
    }

    void theCocoWeightsOf2019RunWithAnEpsOfZero() {
        ModelOptions options = *modelOptions("fasterrcnn_resnet50_fpn");
        options.numClasses = 91;
        options.norm = NormKind::Frozen;
        StateDict state = stateDict(**makeModel(options));
        const LoadModelOptions asTorchvision{"fasterrcnn_resnet50_fpn", {}, {}};
        const auto today = loadModel(writeBare("today.pth", state), asTorchvision);
        QVERIFY(today);
        QCOMPARE(today->model->options().normEps, 1e-5);
        StateDict old; // the names that torchvision gave FPN and RPN layers before 0.13
        for (const auto& [key, tensor] : state)
            old[QString::fromStdString(key)
                    .replace(QRegularExpression("(blocks\\.\\d)\\.0\\."), "\\1.")
                    .replace("head.conv.0.0.", "head.conv.")
                    .toStdString()] = tensor;
        QVERIFY(old.contains("backbone.fpn.inner_blocks.3.weight") && old.contains("rpn.head.conv.bias"));
        const auto file = writeBare("coco.pth", old);
        const auto published = loadModel(file, asTorchvision);
        QVERIFY2(published, published ? "" : published.error().text().c_str());
        QCOMPARE(published->model->options().normEps, 0.0);
        QVERIFY(QString::fromStdString(published->report).contains("eps of the frozen norms is 0"));
        const auto asSeed = loadModel(file, {"fasterrcnn_resnet50_fpn", {}, Conventions::Seed});
        QVERIFY(asSeed);
        QCOMPARE(asSeed->model->options().normEps, 1e-5);
    }

    void theWrongModelIsRefusedWithItsKeys() {
        const auto file = writeBare("small.pth", stateDict(**makeModel(smallOptions("fasterrcnn_mobilenet_v2"))));
        const auto wrong = loadModel(file, {"fasterrcnn_resnet18_fpn", {}, {}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Unreadable);
        QVERIFY2(QString::fromStdString(wrong.error().message).contains("missing in the file"),
                 wrong.error().message.c_str());
        const auto nothing = writeBare("nothing.pth", {{"hello", at::zeros({3})}});
        const auto unfit = modelFromWeights("fasterrcnn_resnet18_fpn", {}, kClasses, nothing);
        QVERIFY(!unfit);
        QVERIFY(QString::fromStdString(unfit.error().message).contains("Nothing in the file fits"));
    }

    void hostileOptionsInACheckpointAreASentence() {
        ModelOptions options = smallOptions("fasterrcnn_resnet18_fpn");
        const StateDict state = stateDict(**makeModel(options));
        options.pyramidChannels = 1 << 30;
        QVERIFY(writeCheckpoint(path("hostile.pth"), Checkpoint{state, options, {"cat", "dog"}, {}}));
        const auto loaded = loadModel(path("hostile.pth"), {});
        QVERIFY(!loaded);
        QVERIFY(QString::fromStdString(loaded.error().message).contains("feature pyramid"));
        QVERIFY(!loaded.error().file.empty());
    }
};

QTEST_GUILESS_MAIN(TestModelLoading)
#include "tst_model_loading.moc"
