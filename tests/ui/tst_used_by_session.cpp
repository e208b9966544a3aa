// The sentence that Boxwright is for, as one session of mouse and key events with the real engine: open a folder, press
// Train, measure, drop images in, filter, export in all formats, and read the files back.
#include <cmath>

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QDropEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "core/data/detection_files.h"
#include "core/data/sample_maker.h"
#include "core/data/voc_xml.h"
#include "tests/ui/support/test_settings.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/canvas/image_canvas.h"
#include "ui/charts/metric_chart.h"
#include "ui/charts/train_charts.h"
#include "ui/controllers/detection_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/main_window.h"
#include "ui/panels/confusion_panel.h"
#include "ui/panels/confusion_view.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/evaluate_workspace.h"
#include "ui/panels/evaluation_results.h"
#include "ui/panels/finding_viewer.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/path_edit.h"
#include "ui/panels/run_status_panel.h"
#include "ui/panels/score_slider.h"
#include "ui/panels/train_workspace.h"
#include "ui/panels/training_form.h"
#include "ui/panels/training_launch_panel.h"
#include "ui/support/qt_convert.h"
#include "ui/workers/evaluation_worker.h"

namespace boxwright {

namespace {

constexpr int longestJobMs = 180'000;

/// The button below `parent` with this text.
QAbstractButton* button(QWidget* parent, const QString& text) {
    for (QAbstractButton* found : parent->findChildren<QAbstractButton*>())
        if (found->isVisible() && found->text().remove(QLatin1Char('&')) == text)
            return found;
    return nullptr;
}

QJsonDocument json(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

QStringList linesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

class TestUsedBySession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_folder_is_opened();
    void training_draws_its_curves();
    void the_model_is_measured_and_a_cell_leads_to_annotate();
    void numbers_taken_otherwise_than_in_training_are_remarked();
    void dropped_images_get_boxes();
    void what_is_shown_is_exported_and_read_back();

private:
    void click(QWidget* target) {
        QVERIFY2(target && target->isVisible() && target->isEnabled(), target ? "not to be clicked" : "not there");
        QTest::mouseClick(target, Qt::LeftButton);
    }
    static void drop(QWidget* target, const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        const QPoint at = target->rect().center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
    }
    template <class Part>
    [[nodiscard]] Part* part() const {
        return m_window->findChild<Part*>();
    }

    test::TestSettings m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestUsedBySession::initTestCase() {
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    QVERIFY(makeSampleDataset(toPath(m_folder.filePath("data")), {.images = 20, .seed = 1}, {}, {}));
    m_state = std::make_unique<AppState>();
    m_state->setRunsFolder(m_folder.filePath("profile/runs"));
    m_window = std::make_unique<MainWindow>(m_state.get());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestUsedBySession::a_folder_is_opened() {
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    drop(m_window.get(), {QUrl::fromLocalFile(m_folder.filePath("data"))});
    QVERIFY(settled.wait(longestJobMs));
    QVERIFY(m_state->dataset());
}

void TestUsedBySession::training_draws_its_curves() {
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* train = part<TrainWorkspace>();
    QPushButton* start = part<TrainingLaunchPanel>()->startButton();
    QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), longestJobMs);
    TrainOptions options = part<TrainingForm>()->options(); // shorter than any preset
    options.epochs = 2;
    options.maxSteps = 60;
    options.minSize = options.maxSize = 96;
    part<TrainingForm>()->setOptions(options);
    QSignalSpy finished(train, &TrainWorkspace::runFinished);
    click(start);
    const MetricChart* chart = part<TrainCharts>()->lossChart();
    QTRY_VERIFY_WITH_TIMEOUT(!chart->series(0).isEmpty(), longestJobMs); // while it runs
    QVERIFY(train->isRunning());
    QVERIFY(finished.wait(longestJobMs));
    QVERIFY(!part<TrainCharts>()->precisionChart()->series(0).isEmpty());
}

void TestUsedBySession::the_model_is_measured_and_a_cell_leads_to_annotate() {
    click(part<RunStatusPanel>()->evaluateButton());
    QCOMPARE(m_window->workspace(), Workspace::Evaluate);
    auto* evaluate = part<EvaluateWorkspace>();
    if (!evaluate->isRunning() && !evaluate->report())
        click(evaluate->findChild<QPushButton*>(QStringLiteral("startButton")));
    QTRY_VERIFY_WITH_TIMEOUT(evaluate->report(), longestJobMs);
    EvaluationResults* results = evaluate->results();
    auto* tabs = results->pages()->findChild<QTabBar*>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    ConfusionView* view = results->confusion()->view();
    QVERIFY(view->isVisible());
    const int missed = static_cast<int>(view->matrix().side()) - 1; // the last column: found as nothing
    std::optional<QPoint> cell;
    for (int row = 0; row < missed && !cell; ++row)
        for (int column = 0; column <= missed && !cell; ++column)
            if (view->matrix().at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)) > 0)
                cell = QPoint(column, row);
    QVERIFY(cell);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->cellRect(*cell).center().toPoint());
    QVERIFY(!results->findings()->findings().empty());
    click(results->findings()->findChild<QPushButton*>(QStringLiteral("fixButton")));
    QCOMPARE(m_window->workspace(), Workspace::Annotate);
    const std::size_t image = results->findings()->findings().front().image;
    QCOMPARE(part<AnnotateWorkspace>()->imageName(), fromUtf8(evaluate->report()->images[image].imageId));
}

void TestUsedBySession::numbers_taken_otherwise_than_in_training_are_remarked() {
    const auto remarks = [this](VocPixels pixels) {
        auto open = std::make_shared<OpenDataset>(*m_state->dataset());
        open->dataset.setPixels(pixels);
        EvaluationRequest request;
        request.choice.weights = m_state->modelPath();
        request.dataset = open;
        request.split = QStringLiteral("val");
        const auto report = evaluateSplit(request, {}, {});
        std::string all;
        for (const std::string& message : report ? report->messages : std::vector{report.error().message})
            all += message + "|";
        return fromUtf8(all);
    };
    const VocPixels trained = m_state->dataset()->dataset.pixels();
    const VocPixels other = trained == VocPixels::Official ? VocPixels::LabelImg : VocPixels::Official;
    const QString differ = QStringLiteral("boxes differ by up to a pixel");
    QVERIFY2(!remarks(trained).contains(differ), qPrintable(remarks(trained)));
    QVERIFY2(remarks(other).contains(differ), qPrintable(remarks(other)));
}

void TestUsedBySession::dropped_images_get_boxes() {
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    auto* detect = part<DetectWorkspace>();
    QList<QUrl> urls;
    for (const DatasetImage& image : m_state->dataset()->dataset.images())
        if (urls.size() < 5)
            urls.append(QUrl::fromLocalFile(fromPath(image.imagePath)));
    drop(detect, urls);
    QTRY_COMPARE_WITH_TIMEOUT(detect->controller()->model()->countOf(DetectionState::Done), 5, longestJobMs);
    auto* slider = detect->findChild<ScoreSlider*>(QStringLiteral("scoreSlider"))->findChild<QSlider*>();
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Home); // the lowest score: everything
    const std::size_t all = detect->controller()->model()->visibleDetections().front().detections.size();
    QVERIFY(all > 0);
    QTRY_COMPARE(detect->canvas()->boxes().size(), all);
    QTest::keyClick(slider, Qt::Key_End);
    QVERIFY(detect->canvas()->boxes().size() < all);
    QTest::keyClick(slider, Qt::Key_Home);
}

void TestUsedBySession::what_is_shown_is_exported_and_read_back() {
    auto* detect = part<DetectWorkspace>();
    click(button(detect, QStringLiteral("Export…")));
    ExportDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = detect->findChild<ExportDialog*>()));
    for (QCheckBox* box : dialog->findChildren<QCheckBox*>())
        if (!box->isChecked())
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QCOMPARE(dialog->formats().size(), std::size_t{6});
    auto* folder = dialog->findChild<PathEdit*>()->findChild<QLineEdit*>();
    folder->selectAll();
    QTest::keyClicks(folder, m_folder.filePath("out"));
    const std::vector<ImageDetections> shown = dialog->images();
    QSignalSpy exported(detect, &DetectWorkspace::exported);
    click(button(dialog, QStringLiteral("Export")));
    QVERIFY(exported.wait(longestJobMs));

    const QDir out(m_folder.filePath("out"));
    qsizetype boxes = 0;
    const ClassList& classes = detect->controller()->detectorInfo().classes;
    const auto coco = readCocoDetections(toPath(out.filePath("detections.json")), classes);
    QVERIFY(coco);
    const QJsonArray createMl = json(out.filePath("createml.json")).array();
    QCOMPARE(createMl.size(), static_cast<qsizetype>(shown.size()));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto count = static_cast<qsizetype>(shown[i].detections.size());
        const QString stem = QFileInfo(fromUtf8(shown[i].fileName)).completeBaseName();
        const auto voc = readVocXml(toPath(out.filePath("voc/" + stem + ".xml")));
        QVERIFY(voc);
        QCOMPARE(static_cast<qsizetype>(voc->objects.size()), count);
        QCOMPARE(linesOf(out.filePath("yolo/" + stem + ".txt")).size(), count);
        QCOMPARE(createMl[static_cast<qsizetype>(i)].toObject()["annotations"].toArray().size(), count);
        QVERIFY(!QImage(out.filePath("images/" + stem + ".png")).isNull());
        const auto& read = coco->at(i).detections;
        QCOMPARE(static_cast<qsizetype>(read.size()), count);
        for (std::size_t box = 0; box < read.size(); ++box) {
            QCOMPARE(read[box].label, shown[i].detections[box].label);
            QVERIFY(std::abs(read[box].boxInImage.xmin - shown[i].detections[box].boxInImage.xmin) < 0.01F);
            QCOMPARE(voc->objects[box].className, classes.name(read[box].label));
        }
        boxes += count;
    }
    QCOMPARE(linesOf(out.filePath("detections.csv")).size(), boxes + 1);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestUsedBySession)
#include "tst_used_by_session.moc"
