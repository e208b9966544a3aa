#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/model/model_loading.h"
#include "core/model/model_zoo.h"
#include "core/model/sgd.h"
#include "tests/support/formula.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

namespace {

FasterRcnn formulaModel(int numClasses) {
    ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
    options.numClasses = numClasses;
    FasterRcnn model = *makeModel(options);
    formula::fill(*model);
    return model;
}

} // namespace

class TestCheckpointIo : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path pathOf(const char* name) {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private Q_SLOTS:
    void everythingComesBackEqual() {
        FasterRcnn model = formulaModel(3);
        Sgd optimizer(*model, 0.9, 0);
        for (at::Tensor& parameter : model->parameters())
            parameter.mutable_grad() = at::full_like(parameter, 0.5);
        optimizer.step(0.1);
        TrainingState training;
        training.epoch = 4;
        training.step = 123;
        training.learningRate = 0.02;
        training.momentumBuffers = optimizer.momentumBuffers();
        training.parameterNames = optimizer.parameterNames();
        training.randomState = at::arange(10, at::kByte);
        training.notes = "{\"a\": \"\xe9\x94\x9a\"}";
        const Checkpoint written{stateDict(*model), model->options(), {"cat", "dog"}, training};
        QVERIFY(writeCheckpoint(pathOf("a.pth"), written).has_value());

        const auto read = readCheckpoint(pathOf("a.pth"));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->model.size(), written.model.size());
        for (const auto& [key, tensor] : written.model)
            QVERIFY2(largestDifference(read->model.at(key), tensor) == 0, key.c_str());
        QCOMPARE(read->classes, written.classes);
        QCOMPARE(read->options->numClasses, 3);
        QCOMPARE(read->options->rpn.anchorSizes, written.options->rpn.anchorSizes);
        QVERIFY(read->training.has_value());
        QCOMPARE(read->training->epoch, 4);
        QCOMPARE(read->training->step, 123);
        QCOMPARE(read->training->notes, training.notes);
        QCOMPARE(read->training->momentumBuffers.size(), training.momentumBuffers.size());
        QCOMPARE(largestDifference(read->training->momentumBuffers[5].second, training.momentumBuffers[5].second), 0.0);
        QCOMPARE(largestDifference(read->training->randomState, training.randomState), 0.0);
    }

    void aLoadedModelDetectsTheSame() {
        FasterRcnn model = formulaModel(4);
        model->eval();
        QVERIFY(
            writeCheckpoint(pathOf("b.pth"), {stateDict(*model), model->options(), {"a", "b", "c"}, {}}).has_value());
        auto loaded = loadModel(pathOf("b.pth"), {});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->classes.name(2), std::string("b"));
        const at::Tensor image = at::randint(0, 256, {3, 60, 80}, at::kByte);
        COMPARE_TENSORS(loaded->model->detect({image}).front().boxes, model->detect({image}).front().boxes, 0);
    }

    void aBareStateDictNeedsTheNameOfItsModel() {
        FasterRcnn model = formulaModel(21);
        QVERIFY(writeCheckpoint(pathOf("bare.pth"), {stateDict(*model), {}, {}, {}}).has_value());
        const auto unnamed = loadModel(pathOf("bare.pth"), {});
        QVERIFY(!unnamed && unnamed.error().kind == ErrorKind::BadInput);
        const auto named = loadModel(pathOf("bare.pth"), {"fasterrcnn_resnet10_slim_fpn", {}, {}});
        QVERIFY2(named.has_value(), named ? "" : named.error().text().c_str());
        QCOMPARE(named->classes.name(15), std::string("person"));
        QCOMPARE(named->model->options().conventions, Conventions::Torchvision);
    }

    void anotherModelsWeightsNameTheKeysThatDiffer() {
        FasterRcnn model = formulaModel(3);
        QVERIFY(writeCheckpoint(pathOf("c.pth"), {stateDict(*model), {}, {}, {}}).has_value());
        const auto wrong = loadModel(pathOf("c.pth"), {"fasterrcnn_resnet50_fpn", {}, {}});
        QVERIFY(!wrong.has_value());
        QVERIFY(QString::fromStdString(wrong.error().text()).contains("missing in the file"));
        QVERIFY(QString::fromStdString(wrong.error().text()).contains("c.pth"));
    }

    void newClassesKeepTheBackboneAndMakeANewPredictor() {
        FasterRcnn model = formulaModel(3);
        QVERIFY(writeCheckpoint(pathOf("d.pth"), {stateDict(*model), model->options(), {"a", "b"}, {}}).has_value());
        const auto started = modelFromWeights(model->options().model, {}, ClassList({"x", "y", "z"}), pathOf("d.pth"));
        QVERIFY(started.has_value());
        const StateDict state = stateDict(*started->model);
        COMPARE_TENSORS(state.at("backbone.body.conv1.weight"), stateDict(*model).at("backbone.body.conv1.weight"), 0);
        QCOMPARE(state.at("roi_heads.box_predictor.cls_score.weight").size(0), 4);
    }

    void oldTorchvisionNamesAreUnderstood() {
        StateDict state;
        state["module.backbone.fpn.inner_blocks.0.weight"] = at::ones({1});
        state["module.rpn.head.conv.bias"] = at::ones({2});
        QVERIFY(writeCheckpoint(pathOf("old.pth"), {state, {}, {}, {}}).has_value());
        const auto read = readCheckpoint(pathOf("old.pth"));
        QVERIFY(read->model.contains("backbone.fpn.inner_blocks.0.0.weight"));
        QVERIFY(read->model.contains("rpn.head.conv.0.0.bias"));
        QVERIFY(read->oldNames);
    }

    void aSafetensorsFileDescribesItsModel() {
        FasterRcnn model = formulaModel(3);
        model->eval();
        ModelOptions options = model->options();
        options.roi.detectionsPerImage = 7;
        QVERIFY(writeStateDict(pathOf("self.safetensors"), stateDict(*model), options, {"a cat", "\xe7\x8b\x97"})
                    .has_value());
        const auto read = readCheckpoint(pathOf("self.safetensors"));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QCOMPARE(read->classes, (std::vector<std::string>{"a cat", "\xe7\x8b\x97"}));
        QCOMPARE(read->options->roi.detectionsPerImage, 7);
        const auto loaded = loadModel(pathOf("self.safetensors"), {});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
        for (const auto& [key, tensor] : stateDict(*model))
            QVERIFY2(largestDifference(stateDict(*loaded->model).at(key), tensor) == 0, key.c_str());
    }

    void aPlainStateDictSaysNothingButItsTensors() {
        const StateDict state{{"b", at::arange(5)}, {"a", at::ones({2, 2}, at::kHalf)}, {"c", at::ones({}, at::kBool)}};
        for (const char* name : {"plain.pth", "plain.safetensors"}) {
            QVERIFY(writeStateDict(pathOf(name), state).has_value());
            const auto read = readCheckpoint(pathOf(name));
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QVERIFY(!read->options && !read->training && read->classes.empty() && !read->oldNames);
            QCOMPARE(read->model.size(), state.size());
            for (const auto& [key, tensor] : state)
                QVERIFY2(read->model.at(key).equal(tensor), key.c_str());
        }
    }

    void whatCannotBeWrittenIsASentenceAndLeavesNoFile() {
        const auto complex = writeStateDict(pathOf("no.pth"), {{"x", at::ones({1}, at::kComplexFloat)}});
        QVERIFY(!complex && complex.error().text().find("tensor x") != std::string::npos);
        const auto named = writeStateDict(pathOf("no.safetensors"), {{"x", at::ones({1})}}, {}, {"two\nlines"});
        QVERIFY(!named && named.error().text().find("line break") != std::string::npos);
        QVERIFY(!std::filesystem::exists(pathOf("no.pth")) && !std::filesystem::exists(pathOf("no.safetensors")));
    }

    void everyTruncationIsASentenceAndNoCrash() {
        QVERIFY(writeCheckpoint(pathOf("whole.pth"), {{{"a", at::arange(50)}, {"b", at::ones({3, 4})}}, {}, {}, {}})
                    .has_value());
        QFile file(m_folder.filePath("whole.pth"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        for (qsizetype length = 0; length < whole.size(); length += 3) {
            QFile::remove(m_folder.filePath("cut.pth")); // some file systems flush a file that is written again
            QFile cut(m_folder.filePath("cut.pth"));
            QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
            cut.write(whole.left(length));
            cut.close();
            const auto read = readCheckpoint(pathOf("cut.pth"));
            QVERIFY(!read.has_value());
            QVERIFY(read.error().text().size() > 20);
        }
    }

    void flippedBytesNeverCrash() {
        QVERIFY(writeCheckpoint(pathOf("flip.pth"), {{{"a", at::arange(20)}, {"b", at::ones({3, 4})}}, {}, {"x"}, {}})
                    .has_value());
        QFile file(m_folder.filePath("flip.pth"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        int errors = 0;
        for (qsizetype i = 0; i < whole.size(); ++i) {
            QByteArray changed = whole;
            changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
            QFile::remove(m_folder.filePath("flipped.pth"));
            QFile out(m_folder.filePath("flipped.pth"));
            QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
            out.write(changed);
            out.close();
            errors += readCheckpoint(pathOf("flipped.pth")).has_value() ? 0 : 1;
        }
        QVERIFY(errors > 20);
    }

    void aFolderThatCannotBeWrittenIsASentence() {
        const auto written = writeCheckpoint("/nonexistent/folder/x.pth", {{{"a", at::ones({1})}}, {}, {}, {}});
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().kind, ErrorKind::WriteFailed);
    }
};

QTEST_GUILESS_MAIN(TestCheckpointIo)
#include "tst_checkpoint_io.moc"
