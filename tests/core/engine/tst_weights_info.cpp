#include "core/engine/weights_info.h"

#include <QTemporaryDir>
#include <QTest>

#include <torch/utils.h>

#include "core/model/model_zoo.h"
#include "core/model/weights/checkpoint_io.h"

using namespace boxwright;

namespace {

const char* const kSlim = "fasterrcnn_resnet10_slim_fpn";
const char* const kResNet18 = "fasterrcnn_resnet18_fpn";

ModelOptions optionsOf(const char* name, int numClasses) {
    ModelOptions options = *modelOptions(name);
    options.numClasses = numClasses;
    return options;
}

/// A copy, so that it outlives the model.
StateDict stateOf(const ModelOptions& options) {
    return stateDict(**makeModel(options));
}

/// The layers of the backbone as a classifier's file names them, with its last layer.
StateDict classifierOf(const char* model) {
    StateDict classifier;
    const std::string prefix = "backbone.body.";
    for (const auto& [key, tensor] : stateOf(optionsOf(model, 2)))
        if (key.starts_with(prefix))
            classifier[key.substr(prefix.size())] = tensor;
    classifier["fc.weight"] = at::zeros({1000, 512});
    classifier["fc.bias"] = at::zeros({1000});
    return classifier;
}

} // namespace

class TestWeightsInfo : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    [[nodiscard]] std::filesystem::path writeBare(const char* name, const StateDict& state) const {
        if (!writeStateDict(path(name), state))
            qFatal("cannot write");
        return path(name);
    }
    [[nodiscard]] std::filesystem::path writeOurs(const char* name) const {
        Checkpoint checkpoint;
        checkpoint.options = optionsOf(kSlim, 3);
        checkpoint.model = stateOf(*checkpoint.options);
        checkpoint.classes = {"cat", "dog"};
        checkpoint.training = TrainingState{};
        checkpoint.training->epoch = 4;
        checkpoint.training->step = 99;
        checkpoint.training->randomState = at::zeros({8}, at::kByte);
        if (!writeCheckpoint(path(name), checkpoint))
            qFatal("cannot write");
        return path(name);
    }

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void aCheckpointOfOursTellsModelClassesAndPlace() {
        const auto info = readWeightsInfo(writeOurs("ours.pth"));
        QVERIFY2(info.has_value(), info ? "" : info.error().text().c_str());
        QCOMPARE(info->form, std::string("zip"));
        QCOMPARE(info->fileBytes, std::filesystem::file_size(path("ours.pth")));
        QCOMPARE(info->model, std::string(kSlim));
        QCOMPARE(info->numClasses, 3);
        QVERIFY(info->ownNames);
        QCOMPARE(info->classes, ClassList({"cat", "dog"}));
        QCOMPARE(info->epoch.value_or(-1), std::int64_t{4});
        QCOMPARE(info->step.value_or(-1), std::int64_t{99});
        QCOMPARE(info->fittingModels, std::vector<std::string>{kSlim});
    }

    void theTensorTableHasTypesShapesAndBytes() {
        StateDict state;
        state["a.weight"] = at::zeros({2, 3}, at::kHalf);
        state["a.running_mean"] = at::zeros({5});
        state["b"] = at::zeros({}, at::kLong);
        const auto info = readWeightsInfo(writeBare("few.safetensors", state));
        QVERIFY2(info.has_value(), info ? "" : info.error().text().c_str());
        QCOMPARE(info->form, std::string("safetensors"));
        QCOMPARE(info->tensors.size(), std::size_t{3});
        QCOMPARE(info->tensors[1].name, std::string("a.weight"));
        QCOMPARE(info->tensors[1].type, std::string("float16"));
        QCOMPARE(info->tensors[1].shape, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(info->tensors[1].bytes, std::uint64_t{12});
        QCOMPARE(info->tensors[2].type, std::string("int64"));
        QCOMPARE(info->parameters, std::int64_t{7}); // not the statistic
        QCOMPARE(info->numClasses, 0);
        QVERIFY(info->model.empty() && info->fittingModels.empty() && !info->epoch);
    }

    void aBareDetectorIsRecognisedByItsTensors() {
        const auto info = readWeightsInfo(writeBare("bare.pth", stateOf(optionsOf(kResNet18, 21))));
        QVERIFY(info->model.empty());
        QCOMPARE(info->fittingModels, std::vector<std::string>{kResNet18});
        QVERIFY(info->wholeDetector);
        QCOMPARE(info->numClasses, 21);
        QVERIFY(!info->ownNames);
        QCOMPARE(info->classes.name(1), std::string("aeroplane"));
    }

    void aClassifierIsRecognisedByItsBackbone() {
        const auto info = readWeightsInfo(writeBare("classifier.pth", classifierOf(kResNet18)));
        QCOMPARE(info->fittingModels, std::vector<std::string>{kResNet18});
        QVERIFY(!info->wholeDetector);
        QCOMPARE(info->numClasses, 0);
    }

    void aClassifierGivesTheBackboneAndTheRestIsNew() {
        const auto fit =
            checkWeights(writeBare("classifier.pth", classifierOf(kResNet18)), kResNet18, ClassList({"a"}));
        QVERIFY2(fit.has_value(), fit ? "" : fit.error().text().c_str());
        QCOMPARE(fit->newParts, (std::vector<std::string>{"fpn", "box_head", "box_predictor", "rpn"}));
        QVERIFY(fit->missing.empty() && fit->mismatched.empty());
        QCOMPARE(fit->unexpected, (std::vector<std::string>{"fc.bias", "fc.weight"}));
        QVERIFY(fit->loaded.size() > 60);
        QVERIFY(fit->summary.find("2 of the file are not used") != std::string::npos);
    }

    void otherClassesMakeOnlyThePredictorAnew() {
        const auto fit = checkWeights(writeOurs("ours.pth"), kSlim, ClassList({"one", "two", "three"}));
        QCOMPARE(fit->newParts, std::vector<std::string>{"box_predictor"});
        QCOMPARE(fit->newlyMade.size(), std::size_t{4});
        QVERIFY(fit->missing.empty() && fit->mismatched.empty() && fit->unexpected.empty());
    }

    void aDamagedBackboneIsMissingNotNew() {
        StateDict state = stateOf(optionsOf(kSlim, 3));
        state.erase("backbone.body.conv1.weight");
        state["backbone.body.layer1.0.conv1.weight"] = at::zeros({1, 1, 3, 3});
        const auto fit = checkWeights(writeBare("damaged.pth", state), kSlim, ClassList({"class1", "class2"}));
        QCOMPARE(fit->missing, std::vector<std::string>{"backbone.body.conv1.weight"});
        QCOMPARE(fit->mismatched.size(), std::size_t{1});
        QVERIFY(fit->mismatched.front().find("file [1, 1, 3, 3]") != std::string::npos);
        QVERIFY(fit->newlyMade.empty());
        QVERIFY(fit->summary.find("1 are missing in it") != std::string::npos);
    }

    void aModelThatTheFileSaysNothingAboutIsAnError() {
        StateDict state;
        state["a"] = at::zeros({3});
        const auto fit = checkWeights(writeBare("other.pth", state), kSlim, ClassList({"x"}));
        QVERIFY(!fit);
        QCOMPARE(fit.error().kind, ErrorKind::BadInput);
        QVERIFY(fit.error().text().find("other.pth") != std::string::npos);
    }

    void convertingKeepsModelAndClassesAndDropsTheTrainingState_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"out.pth", "out.pt", "out.safetensors"})
            QTest::newRow(name) << name;
    }
    void convertingKeepsModelAndClassesAndDropsTheTrainingState() {
        QFETCH(QString, name);
        const std::filesystem::path out = path(qPrintable(name));
        const auto converted = convertWeights(writeOurs("ours.pth"), out);
        QVERIFY2(converted.has_value(), converted ? "" : converted.error().text().c_str());
        const auto before = readCheckpoint(path("ours.pth")), after = readCheckpoint(out);
        QVERIFY2(after.has_value(), after ? "" : after.error().text().c_str());
        QVERIFY(after->options && after->options->model == kSlim);
        QCOMPARE(after->classes, before->classes);
        QCOMPARE(after->model.size(), before->model.size());
        for (const auto& [key, tensor] : before->model)
            QVERIFY2(at::equal(tensor, after->model.at(key)), key.c_str());
        QVERIFY(!after->training || after->training->momentumBuffers.empty());
    }

    void bareConversionLeavesTheTensorsAlone() {
        QVERIFY(convertWeights(writeOurs("ours.pth"), path("bare.pth"), true).has_value());
        const auto after = readCheckpoint(path("bare.pth"));
        QVERIFY(after.has_value() && !after->options && after->classes.empty());
    }

    void anUnknownExtensionIsASentence() {
        const auto converted = convertWeights(writeOurs("ours.pth"), path("out.onnx"));
        QVERIFY(!converted);
        QVERIFY(converted.error().text().find(".safetensors") != std::string::npos);
        QVERIFY(!std::filesystem::exists(path("out.onnx")));
    }

    void unreadableFilesAreSentencesWithTheFile() {
        for (const auto& error : {readWeightsInfo(path("none.pth")).error(),
                                  checkWeights(path("none.pth"), kSlim, ClassList({"x"})).error(),
                                  convertWeights(path("none.pth"), path("o.pth")).error()}) {
            QCOMPARE(error.kind, ErrorKind::NotFound);
            QVERIFY(error.text().find("none.pth") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestWeightsInfo)
#include "tst_weights_info.moc"
