#include "ui/panels/evaluate_workspace.h"

#include <algorithm>
#include <memory>
#include <semaphore>

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/data/sample_maker.h"
#include "tests/ui/support/sample_report.h"
#include "ui/app_state.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/evaluation_results.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestEvaluateWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void the_empty_page_says_what_is_missing();
    void start_measures_the_chosen_split_with_the_chosen_model();
    void the_numbers_are_shown_and_saved_as_json();
    void a_failure_is_shown_in_the_workspace();
    void after_the_last_image_it_says_what_it_still_does();

private:
    void openSample(AppState& state) const;
    [[nodiscard]] InferenceServices services();

    QTemporaryDir m_folder;
    EvaluationRequest m_asked;
    Result<EvaluationReport> m_answer = test::sampleReport();
};

void TestEvaluateWorkspace::initTestCase() {
    QVERIFY(makeSampleDataset(toPath(m_folder.filePath("sample")), {.images = 5, .seed = 1}, {}, {}));
}

void TestEvaluateWorkspace::openSample(AppState& state) const {
    QSignalSpy opened(&state, &AppState::datasetChanged);
    state.openFolder(m_folder.filePath("sample"));
    QVERIFY(opened.wait());
}

InferenceServices TestEvaluateWorkspace::services() {
    InferenceServices fakes;
    fakes.listDevices = [] { return std::vector<DeviceInfo>{{"cpu", "CPU, 2 cores"}}; };
    fakes.evaluate = [this](const EvaluationRequest& request, const auto&, std::stop_token) {
        m_asked = request;
        return m_answer;
    };
    return fakes;
}

void TestEvaluateWorkspace::the_empty_page_says_what_is_missing() {
    AppState state;
    EvaluateWorkspace workspace(&state, nullptr, services());
    auto* page = workspace.findChild<EmptyPage*>();
    auto* start = workspace.findChild<QPushButton*>(QStringLiteral("startButton"));
    QVERIFY(page->hint().contains(QStringLiteral("open a folder")));
    QVERIFY(!start->isEnabled());
    openSample(state);
    QVERIFY(page->hint().contains(QStringLiteral("weights")));
    QVERIFY(!start->isEnabled());
    state.setModelPath(QStringLiteral("/a.pth"));
    QVERIFY(page->hint().contains(QStringLiteral("Press Start")));
    QVERIFY(start->isEnabled());
}

void TestEvaluateWorkspace::start_measures_the_chosen_split_with_the_chosen_model() {
    AppState state;
    EvaluateWorkspace workspace(&state, nullptr, services());
    openSample(state);
    state.setModelPath(QStringLiteral("/a.pth"));
    auto* split = workspace.findChild<QComboBox*>(QStringLiteral("splitCombo"));
    QCOMPARE(split->currentData().toString(), QStringLiteral("val"));
    split->setCurrentIndex(split->findData(QStringLiteral("train")));
    QSignalSpy running(&workspace, &EvaluateWorkspace::runningChanged);
    workspace.findChild<QPushButton*>(QStringLiteral("startButton"))->click();
    QVERIFY(workspace.isRunning());
    QTRY_COMPARE(running.count(), 2);
    QCOMPARE(running[0][0].toBool(), true);
    QCOMPARE(running[1][0].toBool(), false);
    QCOMPARE(m_asked.split, QStringLiteral("train"));
    QCOMPARE(m_asked.choice.weights, QStringLiteral("/a.pth"));
    QCOMPARE(m_asked.dataset, state.dataset());
}

void TestEvaluateWorkspace::the_numbers_are_shown_and_saved_as_json() {
    AppState state;
    EvaluateWorkspace workspace(&state, nullptr, services());
    openSample(state);
    state.setModelPath(QStringLiteral("/a.pth"));
    QVERIFY(!workspace.saveJson(m_folder.filePath("early.json")));
    workspace.findChild<QPushButton*>(QStringLiteral("startButton"))->click();
    QTRY_VERIFY(workspace.report());
    QCOMPARE(workspace.findChild<QLabel*>(QStringLiteral("metric0"))->text(), QStringLiteral("0.625"));
    QCOMPARE(workspace.findChild<QLabel*>(QStringLiteral("metric2"))->text(), QStringLiteral("–"));
    QCOMPARE(workspace.findChild<QLabel*>(QStringLiteral("metric13"))->text(), QStringLiteral("0.844"));

    const QString path = m_folder.filePath("numbers.json");
    QVERIFY(workspace.saveJson(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(saved["coco"]["AP50"].toDouble(), 0.875);
    QCOMPARE(saved["voc"]["AP50_area"].toDouble(), 0.84375);
    QCOMPARE(saved["per_class"].toArray().size(), 3);
    QVERIFY(!workspace.saveJson(m_folder.filePath("no/such/folder.json")));
    QVERIFY(workspace.findChild<InlineNotice*>()->text().contains(QStringLiteral("folder.json")));
}

void TestEvaluateWorkspace::a_failure_is_shown_in_the_workspace() {
    AppState state;
    EvaluateWorkspace workspace(&state, nullptr, services());
    openSample(state);
    state.setModelPath(QStringLiteral("/a.pth"));
    m_answer = fail(ErrorKind::Unreadable, "The keys differ.", "/a.pth");
    workspace.findChild<QPushButton*>(QStringLiteral("startButton"))->click();
    QTRY_COMPARE(workspace.findChild<InlineNotice*>()->text(), QStringLiteral("/a.pth: The keys differ."));
    QVERIFY(!workspace.report());
}

void TestEvaluateWorkspace::after_the_last_image_it_says_what_it_still_does() {
    AppState state;
    auto mayEnd = std::make_shared<std::binary_semaphore>(0);
    InferenceServices fakes = services();
    fakes.evaluate = [mayEnd](const EvaluationRequest&, const std::function<void(const EvaluateProgress&)>& onProgress,
                              std::stop_token) -> Result<EvaluationReport> {
        onProgress({3, 3, 0});
        mayEnd->acquire();
        return test::sampleReport();
    };
    EvaluateWorkspace workspace(&state, nullptr, fakes);
    openSample(state);
    state.setModelPath(QStringLiteral("/a.pth"));
    workspace.findChild<QPushButton*>(QStringLiteral("startButton"))->click();
    const auto says = [&workspace](const QString& text) {
        const auto labels = workspace.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text() == text; });
    };
    QTRY_VERIFY(says(QStringLiteral("Computing the numbers…")));
    mayEnd->release();
    QTRY_VERIFY(!workspace.isRunning());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestEvaluateWorkspace)
#include "tst_evaluate_workspace.moc"
