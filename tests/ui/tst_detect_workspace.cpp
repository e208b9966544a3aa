#include "ui/panels/detect_workspace.h"

#include <algorithm>
#include <vector>

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "core/data/voc_xml.h"
#include "tests/ui/support/fake_detector.h"
#include "ui/app_state.h"
#include "ui/canvas/image_canvas.h"
#include "ui/controllers/detection_controller.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/class_filter_model.h"
#include "ui/panels/detection_viewer.h"
#include "ui/panels/empty_page.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/score_slider.h"
#include "ui/support/detection_export.h"
#include "ui/support/model_threshold.h"
#include "ui/support/qt_convert.h"
#include "ui/support/sent_proposals.h"

namespace boxwright {

using test::FakeDetector;
using test::makePictures;

class TestDetectWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void the_first_image_is_shown_with_its_boxes();
    void a_lower_score_shows_more_boxes_without_the_network();
    void an_unchecked_class_disappears_from_the_picture();
    void a_dropped_folder_is_detected();
    void without_a_model_the_workspace_asks_for_one();
    void a_model_that_cannot_be_loaded_is_told_in_the_workspace();
    void a_picture_that_cannot_be_read_is_told_on_the_canvas();
    void a_model_that_was_just_trained_does_not_replace_results();
    void the_visible_boxes_are_exported();
    void more_overlap_shows_more_boxes_without_the_network();
    void the_score_stored_with_the_model_is_where_the_slider_begins();
    void a_picture_on_the_clipboard_is_pasted();
    void files_on_the_clipboard_are_pasted();
    void an_empty_clipboard_is_told();
    void what_is_shown_is_sent_to_annotate_if_its_folder_is_open();
    void every_format_is_exported_as_the_sliders_show_it();
    void the_slider_filters_ten_thousand_detections_within_a_frame();

private:
    [[nodiscard]] InferenceServices services() const;
    void detectIn(DetectWorkspace& workspace, const QStringList& paths) const;
    [[nodiscard]] static ImageCanvas* canvasOf(const DetectWorkspace& workspace);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeDetector> m_fake;
    std::unique_ptr<AppState> m_state;
};

void TestDetectWorkspace::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_fake = std::make_shared<FakeDetector>();
    m_state = std::make_unique<AppState>();
    m_state->setModelPath(QStringLiteral("/a.pth"));
}

InferenceServices TestDetectWorkspace::services() const {
    InferenceServices fakes;
    fakes.load = test::loaderOf(m_fake);
    fakes.listDevices = [] { return std::vector<DeviceInfo>{{"cpu", "CPU, 2 cores"}}; };
    return fakes;
}

void TestDetectWorkspace::detectIn(DetectWorkspace& workspace, const QStringList& paths) const {
    workspace.addPaths(paths);
    QVERIFY(workspace.isRunning());
    QTRY_VERIFY(!workspace.isRunning());
}

ImageCanvas* TestDetectWorkspace::canvasOf(const DetectWorkspace& workspace) {
    return workspace.canvas();
}

void TestDetectWorkspace::the_first_image_is_shown_with_its_boxes() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    QSignalSpy status(&workspace, &DetectWorkspace::statusMessage);
    detectIn(workspace, makePictures(m_folder->path(), 3));
    QCOMPARE(status.last()[0].toString(), QStringLiteral("3 of 3 images detected"));
    QCOMPARE(workspace.findChild<QListView*>(QStringLiteral("detectionList"))->currentIndex().row(), 0);
    QTRY_COMPARE(canvasOf(workspace)->imageSize(), QSize(20, 12));
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{1});
    const CanvasBox& box = canvasOf(workspace)->boxes().front();
    QCOMPARE(box.label, QStringLiteral("cat 90 %"));
    QCOMPARE(box.boxInImage, (Box{1, 2, 19, 8}));
    QCOMPARE(box.color, classQColor(1));
}

void TestDetectWorkspace::a_lower_score_shows_more_boxes_without_the_network() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 2));
    workspace.findChild<ScoreSlider*>()->setScore(0.3);
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{2});
    QCOMPARE(workspace.controller()->model()->index(1).data(DetectionListModel::CountRole).toInt(), 2);
    auto* classes = workspace.findChild<QListView*>(QStringLiteral("classFilter"))->model();
    QCOMPARE(classes->index(1, 0).data(ClassFilterModel::CountRole).toInt(), 2);
    QCOMPARE(m_fake->images.load(), 2);
}

void TestDetectWorkspace::an_unchecked_class_disappears_from_the_picture() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 1));
    auto* classes = workspace.findChild<QListView*>(QStringLiteral("classFilter"))->model();
    classes->setData(classes->index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(canvasOf(workspace)->boxes().empty());
}

void TestDetectWorkspace::a_dropped_folder_is_detected() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    makePictures(m_folder->path(), 2);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_folder->path())});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&workspace, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&workspace, &drop);
    QTRY_COMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 2);
}

void TestDetectWorkspace::without_a_model_the_workspace_asks_for_one() {
    AppState empty;
    DetectWorkspace workspace(&empty, nullptr, services());
    QVERIFY(workspace.findChild<EmptyPage*>()->hint().contains(QStringLiteral("weights")));
    detectIn(workspace, makePictures(m_folder->path(), 1));
    QVERIFY(workspace.findChild<InlineNotice*>()->text().contains(QStringLiteral("weights")));
    empty.setModelPath(QStringLiteral("/b.pth"));
    QTRY_COMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 1);
    QVERIFY(workspace.findChild<InlineNotice*>()->isHidden());
}

void TestDetectWorkspace::a_model_that_cannot_be_loaded_is_told_in_the_workspace() {
    InferenceServices fakes = services();
    fakes.load = [](const DetectorChoice& choice) -> Result<LoadedDetector> {
        return fail(ErrorKind::Unreadable, "The keys differ.", choice.weights.toStdString());
    };
    DetectWorkspace workspace(m_state.get(), nullptr, std::move(fakes));
    detectIn(workspace, makePictures(m_folder->path(), 1));
    QCOMPARE(workspace.findChild<InlineNotice*>()->text(), QStringLiteral("/a.pth: The keys differ."));
}

void TestDetectWorkspace::a_picture_that_cannot_be_read_is_told_on_the_canvas() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    const QString path = m_folder->filePath(QStringLiteral("broken.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no picture");
    file.close();
    detectIn(workspace, {path});
    QTRY_VERIFY(canvasOf(workspace)->placeholder().contains(QStringLiteral("broken.png")));
    QVERIFY(!canvasOf(workspace)->hasImage());
}

void TestDetectWorkspace::a_model_that_was_just_trained_does_not_replace_results() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 1));
    m_state->setModelPath(QStringLiteral("/new.pth"));
    QCOMPARE(workspace.controller()->choice().weights, QStringLiteral("/a.pth"));
    QCOMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 1);
    workspace.controller()->clear();
    m_state->setModelPath(QStringLiteral("/newer.pth"));
    QCOMPARE(workspace.controller()->choice().weights, QStringLiteral("/newer.pth"));
}

void TestDetectWorkspace::the_visible_boxes_are_exported() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 2));
    const QString target = m_folder->filePath(QStringLiteral("out"));
    ExportDialog dialog(workspace.controller()->model()->visibleDetections(), target);
    QSignalSpy exported(&workspace, &DetectWorkspace::exported);
    workspace.exportAs(dialog);
    QVERIFY(exported.wait());
    const auto read = readCocoDetections(toPath(target) / "detections.json", ClassList({"cat", "dog"}));
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t{2});
    QCOMPARE(read->front().detections.size(), std::size_t{1}); // the dog's score is below 0.5
    QVERIFY(workspace.findChild<InlineNotice*>()->text().contains(QDir::toNativeSeparators(target)));
}

void TestDetectWorkspace::more_overlap_shows_more_boxes_without_the_network() {
    m_fake->detect = [](const RgbImage&) {
        return std::vector<Detection>{{Box{0, 0, 10, 10}, 1, 0.9F}, {Box{2, 0, 12, 10}, 1, 0.8F}};
    };
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 1));
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{1});
    workspace.findChild<ScoreSlider*>(QStringLiteral("overlapSlider"))->setScore(0.7);
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{2});
    QCOMPARE(m_fake->images.load(), 1);
}

void TestDetectWorkspace::the_score_stored_with_the_model_is_where_the_slider_begins() {
    const QString weights = m_folder->filePath(QStringLiteral("best.pth"));
    QVERIFY(saveThreshold(weights, {.score = 0.379}));
    m_state->setModelPath(weights);
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 1));
    auto* slider = workspace.findChild<ScoreSlider*>(QStringLiteral("scoreSlider"));
    QCOMPARE(slider->score(), 0.37F);
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{2}); // the dog has 0.4
    slider->setScore(0.6);
    workspace.controller()->detectAgain();
    QTRY_VERIFY(!workspace.isRunning());
    QCOMPARE(slider->score(), 0.6F); // what a person chose stays
}

void TestDetectWorkspace::a_picture_on_the_clipboard_is_pasted() {
    m_state->setRunsFolder(m_folder->filePath(QStringLiteral("runs")));
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    QImage picture(31, 17, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    workspace.show();
    workspace.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&workspace));
    QTest::keySequence(&workspace, QKeySequence::Paste);
    QTRY_COMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 1);
    const QString path = workspace.controller()->model()->item(0).path;
    QVERIFY(path.startsWith(m_folder->filePath(QStringLiteral("pasted/"))));
    QTRY_COMPARE(canvasOf(workspace)->imageSize(), QSize(31, 17));
}

void TestDetectWorkspace::files_on_the_clipboard_are_pasted() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    makePictures(m_folder->path(), 2);
    auto* files = new QMimeData;
    files->setUrls({QUrl::fromLocalFile(m_folder->path())});
    QGuiApplication::clipboard()->setMimeData(files);
    workspace.paste();
    QTRY_COMPARE(workspace.controller()->model()->countOf(DetectionState::Done), 2);
}

void TestDetectWorkspace::an_empty_clipboard_is_told() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    QGuiApplication::clipboard()->clear();
    workspace.paste();
    QVERIFY(workspace.findChild<InlineNotice*>()->text().contains(QStringLiteral("clipboard")));
}

void TestDetectWorkspace::what_is_shown_is_sent_to_annotate_if_its_folder_is_open() {
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    workspace.resize(1000, 700);
    workspace.show();
    const QStringList pictures = makePictures(m_folder->path(), 3);
    // Through a link, as a user may have it.
    const QTemporaryDir elsewhere;
    QVERIFY(QFile::link(m_folder->path(), elsewhere.filePath(QStringLiteral("link"))));
    detectIn(workspace, {pictures[0], elsewhere.filePath(QStringLiteral("link/2.png"))});
    QSignalSpy sent(&workspace, &DetectWorkspace::proposalsSent);
    auto* button = workspace.findChild<QPushButton*>(QStringLiteral("sendButton"));
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(sent.count(), 0);
    auto* notice = workspace.findChild<InlineNotice*>();
    QVERIFY(notice->isVisible());
    QSignalSpy opened(m_state.get(), &AppState::datasetChanged);
    QTest::mouseClick(notice->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(opened.wait());
    QCOMPARE(sent.count(), 1); // and was not asked for twice
    QVERIFY(!notice->isVisible());
    const auto proposals = sent.front().front().value<SentProposals>();
    QCOMPARE(proposals.images.size(), std::size_t{2});
    QCOMPARE(proposals.images[0].first, std::string("0"));
    QCOMPARE(proposals.images[1].first, std::string("2"));
    QCOMPARE(proposals.images[0].second->proposals.size(), std::size_t{1}); // the other is below the slider
    QCOMPARE(proposals.images[0].second->proposals[0].className, std::string("cat"));
    QCOMPARE(proposals.lowestScore, 0.5F);
}

void TestDetectWorkspace::every_format_is_exported_as_the_sliders_show_it() {
    m_fake->detect = [](const RgbImage&) {
        return std::vector<Detection>{
            {Box{0, 0, 10, 10}, 1, 0.9F}, {Box{2, 0, 12, 10}, 1, 0.8F}, {Box{12, 1, 18, 9}, 2, 0.3F}};
    };
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    detectIn(workspace, makePictures(m_folder->path(), 2));
    workspace.findChild<ScoreSlider*>(QStringLiteral("scoreSlider"))->setScore(0.25);
    QCOMPARE(canvasOf(workspace)->boxes().size(), std::size_t{2});
    const QString target = m_folder->filePath(QStringLiteral("out"));
    ExportDialog dialog(workspace.controller()->model()->visibleDetections(), target);
    std::vector<ExportFormat> all;
    for (const auto& entry : EnumText<ExportFormat>::table)
        all.push_back(entry.first);
    dialog.setFormats(all);
    QSignalSpy exported(&workspace, &DetectWorkspace::exported);
    workspace.exportAs(dialog);
    QVERIFY(exported.wait());
    const std::vector<CanvasBox>& shown = canvasOf(workspace)->boxes();
    const auto coco = readCocoDetections(toPath(target) / "detections.json", ClassList({"cat", "dog"}));
    const auto voc = readVocXml(toPath(target) / "voc" / "0.xml");
    QVERIFY(coco && voc);
    QCOMPARE(coco->size(), std::size_t{2});
    QCOMPARE(coco->front().detections.size(), shown.size());
    QCOMPARE(voc->objects.size(), shown.size());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        QCOMPARE(coco->front().detections[i].boxInImage, shown[i].boxInImage);
        QCOMPARE(voc->objects[i].boxInImage, shown[i].boxInImage);
    }
    for (const char* file : {"yolo/0.txt", "yolo/1.txt", "createml.json", "detections.csv", "images/1.png"})
        QVERIFY2(QFileInfo::exists(QDir(target).filePath(QLatin1String(file))), file);
}

void TestDetectWorkspace::the_slider_filters_ten_thousand_detections_within_a_frame() {
    m_fake->detect = [](const RgbImage&) {
        std::vector<Detection> many;
        for (int i = 0; i < 100; ++i)
            many.push_back({Box{static_cast<float>(10 * i), 1, static_cast<float>(10 * i + 9), 9}, 1 + i % 2,
                            1.0F - 0.009F * static_cast<float>(i)});
        return many;
    };
    DetectWorkspace workspace(m_state.get(), nullptr, services());
    workspace.resize(1100, 700);
    workspace.show();
    detectIn(workspace, makePictures(m_folder->path(), 100));
    auto* slider = workspace.findChild<ScoreSlider*>();
    QTRY_VERIFY(canvasOf(workspace)->hasImage());
    std::vector<qint64> times;
    for (int percent = 10; percent < 60; ++percent) {
        QElapsedTimer clock;
        clock.start();
        slider->setScore(percent / 100.0);
        times.push_back(clock.nsecsElapsed());
    }
    std::nth_element(times.begin(), times.begin() + 25, times.end()); // the median: other programs may take the core
    QVERIFY2(times[25] < 16'000'000, qPrintable(QStringLiteral("%1 ns").arg(times[25])));
    QCOMPARE(workspace.controller()->model()->index(99).data(DetectionListModel::CountRole).toInt(), 46);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestDetectWorkspace)
#include "tst_detect_workspace.moc"
