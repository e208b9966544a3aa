#include "ui/panels/precision_picker.h"

#include <memory>
#include <mutex>

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/sample_maker.h"
#include "tests/ui/support/fake_detector.h"
#include "tests/ui/support/sample_report.h"
#include "ui/app_state.h"
#include "ui/controllers/detection_controller.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/device_picker.h"
#include "ui/panels/evaluate_workspace.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/predictor_options.h"

namespace boxwright {

class TestPrecisionPicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void there_is_a_choice_where_bf16_pays_data();
    void there_is_a_choice_where_bf16_pays();
    void a_gpu_that_is_chosen_later_brings_the_choice();
    void detection_runs_with_the_chosen_numbers_data();
    void detection_runs_with_the_chosen_numbers();
    void the_engine_gets_what_was_chosen();
    void evaluation_runs_with_the_chosen_numbers_data();
    void evaluation_runs_with_the_chosen_numbers();
    void the_workspaces_share_the_choice();

private:
    static void addMachines();
    InferenceServices services(bool processorHasIt);

    QTemporaryDir m_folder;
    std::mutex m_mutex; ///< of m_loaded, which a worker writes
    DetectorChoice m_loaded;
    DetectorChoice m_evaluated;
};

InferenceServices TestPrecisionPicker::services(bool processorHasIt) {
    InferenceServices fakes;
    fakes.processorHasBFloat16 = processorHasIt;
    fakes.listDevices = [] { return std::vector<DeviceInfo>{{"cpu", "CPU, 2 cores"}}; };
    fakes.load = [this, load = test::loaderOf(std::make_shared<test::FakeDetector>())](const DetectorChoice& choice) {
        const std::scoped_lock lock(m_mutex);
        m_loaded = choice;
        return load(choice);
    };
    fakes.evaluate = [this](const EvaluationRequest& request, const auto&, std::stop_token) {
        m_evaluated = request.choice;
        return Result<EvaluationReport>(test::sampleReport());
    };
    return fakes;
}

void TestPrecisionPicker::there_is_a_choice_where_bf16_pays_data() {
    QTest::addColumn<bool>("processor");
    QTest::addColumn<bool>("gpu");
    QTest::addColumn<QString>("device");
    QTest::addColumn<bool>("choice");
    QTest::newRow("an old processor") << false << false << "auto" << false;
    QTest::newRow("a new processor") << true << false << "auto" << true;
    QTest::newRow("an automatic GPU") << false << true << "auto" << true;
    QTest::newRow("a GPU") << false << true << "cuda:0" << true;
    QTest::newRow("a GPU that is not used") << false << true << "cpu" << false;
}

void TestPrecisionPicker::there_is_a_choice_where_bf16_pays() {
    QFETCH(bool, processor);
    QFETCH(bool, gpu);
    QFETCH(QString, device);
    QFETCH(bool, choice);
    AppState state;
    state.setPrecision(Precision::BFloat16); // stored on another machine
    DevicePicker devices([gpu = gpu] {
        std::vector<DeviceInfo> all{{"cpu", "CPU, 2 cores"}};
        if (gpu)
            all.push_back({"cuda:0", "GPU"});
        return all;
    });
    const PrecisionPicker picker(&state, &devices, processor);
    QSignalSpy listed(&devices, &DevicePicker::devicesListed);
    devices.show();
    QVERIFY(listed.wait());
    devices.setDevice(device);
    QCOMPARE(picker.isEnabled(), choice);
    QCOMPARE(picker.precision(), choice ? Precision::BFloat16 : Precision::Float32);
    QCOMPARE(picker.currentText(), choice ? QStringLiteral("bf16") : QStringLiteral("float32"));
    QCOMPARE(picker.toolTip().contains(QStringLiteral("AVX-512 BF16")), !choice); // the reason
    QVERIFY(picker.toolTip().contains(QStringLiteral("0.001")));
    QCOMPARE(state.precision(), Precision::BFloat16); // for when it pays again
}

void TestPrecisionPicker::a_gpu_that_is_chosen_later_brings_the_choice() {
    AppState state;
    DevicePicker devices([] { return std::vector<DeviceInfo>(); });
    PrecisionPicker picker(&state, &devices, false);
    QSignalSpy changed(&picker, &PrecisionPicker::precisionChanged);
    state.setPrecision(Precision::BFloat16);
    QVERIFY(changed.isEmpty());
    devices.setDevice(QStringLiteral("cuda:0"));
    QCOMPARE(changed.size(), 1);
    QVERIFY(picker.isEnabled());
}

void TestPrecisionPicker::addMachines() {
    QTest::addColumn<bool>("processor");
    QTest::addColumn<boxwright::Precision>("precision");
    QTest::newRow("a processor with bf16") << true << Precision::BFloat16;
    QTest::newRow("a processor without") << false << Precision::Float32;
}

void TestPrecisionPicker::detection_runs_with_the_chosen_numbers_data() {
    addMachines();
}

void TestPrecisionPicker::detection_runs_with_the_chosen_numbers() {
    QFETCH(bool, processor);
    QFETCH(boxwright::Precision, precision);
    AppState state;
    state.setModelPath(QStringLiteral("/a.pth"));
    DetectWorkspace workspace(&state, nullptr, services(processor));
    auto* picker = workspace.findChild<PrecisionPicker*>();
    QCOMPARE(picker->isEnabled(), processor);
    picker->setCurrentIndex(1);
    workspace.addPaths(test::makePictures(m_folder.path(), 1));
    QTRY_COMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 1);
    const std::scoped_lock lock(m_mutex);
    QCOMPARE(m_loaded.precision, precision);
}

void TestPrecisionPicker::the_engine_gets_what_was_chosen() {
    const PredictorOptions options =
        predictorOptionsOf({QStringLiteral("best.pth"), QStringLiteral("cpu"), 3, Precision::BFloat16});
    QCOMPARE(options.weights, std::filesystem::path("best.pth"));
    QCOMPARE(options.device, std::string("cpu"));
    QCOMPARE(options.threads, 3);
    QCOMPARE(options.precision, Precision::BFloat16);
}

void TestPrecisionPicker::evaluation_runs_with_the_chosen_numbers_data() {
    addMachines();
}

void TestPrecisionPicker::evaluation_runs_with_the_chosen_numbers() {
    QFETCH(bool, processor);
    QFETCH(boxwright::Precision, precision);
    const QString folder = m_folder.filePath(QStringLiteral("sample"));
    QVERIFY(makeSampleDataset(toPath(folder), {.images = 5, .seed = 1}, {}, {}));
    AppState state;
    state.setModelPath(QStringLiteral("/a.pth"));
    EvaluateWorkspace workspace(&state, nullptr, services(processor));
    QSignalSpy opened(&state, &AppState::datasetChanged);
    state.openFolder(folder);
    QVERIFY(opened.wait());
    workspace.findChild<PrecisionPicker*>()->setCurrentIndex(1);
    workspace.findChild<QPushButton*>(QStringLiteral("startButton"))->click();
    QVERIFY(!workspace.findChild<PrecisionPicker*>()->isEnabled()); // counts from the next start on
    QTRY_VERIFY(workspace.report());
    QCOMPARE(m_evaluated.precision, precision);
}

void TestPrecisionPicker::the_workspaces_share_the_choice() {
    AppState state;
    const DetectWorkspace detect(&state, nullptr, services(true));
    const EvaluateWorkspace evaluate(&state, nullptr, services(true));
    detect.findChild<PrecisionPicker*>()->setCurrentIndex(1);
    QCOMPARE(evaluate.findChild<PrecisionPicker*>()->precision(), Precision::BFloat16);
    evaluate.findChild<PrecisionPicker*>()->setCurrentIndex(0);
    QCOMPARE(detect.findChild<PrecisionPicker*>()->precision(), Precision::Float32);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestPrecisionPicker)
#include "tst_precision_picker.moc"
