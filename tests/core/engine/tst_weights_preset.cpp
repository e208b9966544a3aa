#include <QTemporaryDir>
#include <QTest>

#include "core/engine/weights_preset.h"
#include "core/model/model_zoo.h"
#include "core/model/weights/checkpoint_io.h"

using namespace boxwright;

class TestWeightsPreset : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// A detector's tensors without a model name.
    std::filesystem::path bareFile(const char* model) {
        ModelOptions options = *modelOptions(model);
        options.norm = NormKind::Frozen;
        const std::filesystem::path path = m_folder.filePath("bare.pth").toStdString();
        if (!writeStateDict(path, stateDict(**makeModel(options))))
            qFatal("cannot write");
        return path;
    }

private Q_SLOTS:
    void theModelThatTheFileNamesWins() {
        const ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
        const std::filesystem::path path = m_folder.filePath("ours.pth").toStdString();
        QVERIFY(writeCheckpoint(path, {stateDict(**makeModel(options)), options, {}, {}}));
        const auto chosen = presetFromWeights(Preset::Balanced, 100, path);
        QVERIFY2(chosen, chosen ? "" : chosen.error().text().c_str());
        QCOMPARE(chosen->model, std::string("fasterrcnn_resnet10_slim_fpn"));
        QCOMPARE(chosen->weights, path);
    }

    void aBareFileGetsThePresetsModelWhereItFits() {
        const std::filesystem::path path = bareFile("fasterrcnn_mobilenet_v3_large_fpn");
        QCOMPARE(presetFromWeights(Preset::Fast, 100, path)->model,
                 std::string("fasterrcnn_mobilenet_v3_large_320_fpn"));
        QCOMPARE(presetFromWeights(Preset::Balanced, 100, path)->model,
                 std::string("fasterrcnn_mobilenet_v3_large_fpn"));
        QVERIFY(presetFromWeights(Preset::Accurate, 100, path)->model.starts_with("fasterrcnn_mobilenet_v3_large"));
    }

    void weightsOfNothingKnownAreASentence() {
        const std::filesystem::path path = m_folder.filePath("strange.pth").toStdString();
        QVERIFY(writeStateDict(path, {{"encoder.weight", at::zeros({3, 3})}}));
        const auto chosen = presetFromWeights(Preset::Fast, 100, path);
        QVERIFY(!chosen);
        QVERIFY2(QString::fromStdString(chosen.error().text()).contains("fit no model"), chosen.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestWeightsPreset)
#include "tst_weights_preset.moc"
