#include "ui/annotate/annotate_workspace.h"

#include <semaphore>

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/ui/support/fake_detector.h"
#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/class_picker.h"
#include "ui/annotate/classes_panel.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/image_caption.h"
#include "ui/annotate/proposal_controller.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/inline_notice.h"
#include "ui/panels/state_strip.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"
#include "ui/support/sent_proposals.h"

namespace boxwright {

class TestAnnotateWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void the_first_image_is_shown_with_its_boxes();
    void restored_edits_are_told_until_the_next_image();
    void the_name_of_the_image_can_be_read_in_a_small_window();
    void next_and_previous_walk_the_list_and_stop_at_its_ends();
    void selecting_in_the_list_selects_on_the_canvas();
    void clicking_on_the_canvas_selects_in_the_list();
    void a_drag_draws_a_box_and_keys_work_on_it();
    void a_class_is_typed_beside_the_box();
    void the_class_of_each_box_can_be_asked_for();
    void a_deleted_image_leaves_the_list_and_undo_brings_it_back();
    void tab_walks_through_the_boxes();
    void a_tap_on_space_verifies_and_a_drag_with_it_does_not();
    void an_unreadable_annotation_opens_read_only_and_says_why();
    void hidden_classes_are_not_drawn_and_not_hit();
    void ghosts_are_clicked_and_accepted();
    void proposals_of_detect_are_shown_and_no_box_is_touched();
    void an_image_that_is_slow_to_read_takes_the_place_of_the_one_before();
    void looking_at_images_writes_nothing();
    void boxes_of_the_classes_are_counted();
    void a_chosen_file_is_shown();

private:
    bool showNext();
    void click(QPointF inImage);
    void drag(QPointF from, QPointF to);
    [[nodiscard]] std::vector<ObjectAnnotation> objects() const { return m_workspace->controller()->objects(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::shared_ptr<test::FakeDetector> m_fake;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    test::TestSettings m_settings;
    EditCanvas* m_canvas = nullptr;
    QTreeView* m_boxes = nullptr;
};

void TestAnnotateWorkspace::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_fake = std::make_shared<test::FakeDetector>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions, nullptr, test::loaderOf(m_fake));
    m_canvas = m_workspace->findChild<EditCanvas*>();
    m_boxes = m_workspace->findChild<BoxesPanel*>()->findChild<QTreeView*>();
    m_workspace->resize(1000, 700);
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
}

void TestAnnotateWorkspace::cleanup() {
    m_workspace.reset();
}

/// False after a timeout.
bool TestAnnotateWorkspace::showNext() {
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_workspace->showNeighbour(1);
    return !shown.isEmpty() || shown.wait();
}

void TestAnnotateWorkspace::click(QPointF inImage) {
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView(inImage).toPoint());
}

void TestAnnotateWorkspace::drag(QPointF from, QPointF to) {
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView(from).toPoint());
    QTest::mouseMove(m_canvas, m_canvas->imageToView((from + to) / 2).toPoint());
    QTest::mouseMove(m_canvas, m_canvas->imageToView(to).toPoint());
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView(to).toPoint());
}

void TestAnnotateWorkspace::the_first_image_is_shown_with_its_boxes() {
    QCOMPARE(m_workspace->imageName(), QStringLiteral("a"));
    QCOMPARE(m_canvas->imageSize(), QSize(40, 30));
    QCOMPARE(m_canvas->view().boxes.size(), std::size_t{2});
    QCOMPARE(m_canvas->view().boxes[1].label, QStringLiteral("dog"));
    QVERIFY(m_canvas->view().boxes[0].color != m_canvas->view().boxes[1].color);
    QCOMPARE(m_boxes->model()->rowCount(), 2);
    QCOMPARE(m_boxes->model()->index(0, 1).data().toString(), QStringLiteral("32 × 22"));
    QCOMPARE(m_workspace->viewStatus().position, 1);
    QCOMPARE(m_workspace->viewStatus().images, 4);
    QCOMPARE(m_workspace->viewStatus().boxes, 2);
}

void TestAnnotateWorkspace::restored_edits_are_told_until_the_next_image() {
    m_workspace.reset();
    {
        // What a crash leaves: a journal, and nothing in the files.
        const auto dataset = std::make_shared<VocDataset>(VocDataset::open(toPath(m_folder->path())).value());
        EditSession crashed(dataset);
        QVERIFY(addObjects(crashed, 0, {{"cat", {1, 2, 11, 12}, false, false, false, ""}}).has_value());
    }
    m_state = std::make_unique<AppState>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions, nullptr, test::loaderOf(m_fake));
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
    const auto* notice = m_workspace->findChild<InlineNotice*>();
    QVERIFY2(notice->isVisible() && notice->text().contains(QStringLiteral("restored")), qPrintable(notice->text()));
    QVERIFY(showNext());
    QVERIFY(!notice->isVisible());
}

void TestAnnotateWorkspace::the_name_of_the_image_can_be_read_in_a_small_window() {
    m_workspace->resize(1180, 640); // what a screen of 1280 x 800 leaves
    const auto* caption = m_workspace->findChild<ImageCaption*>();
    QTRY_COMPARE(caption->imageName(), QStringLiteral("a"));
    m_workspace->findChild<ImageCaption*>()->setImageName(QString(900, QLatin1Char('n')));
    QVERIFY(caption->imageName().contains(QChar(0x2026))); // cut, and the window can be as narrow as before
    m_workspace->resize(1100, 640);
    QCOMPARE(m_workspace->width(), 1100);
    const auto* label = caption->findChild<QLabel*>();
    QVERIFY(label->fontMetrics().horizontalAdvance(label->text()) <= label->width());
    m_workspace->findChild<ImageCaption*>()->setImageName(QStringLiteral("a"));
    QCOMPARE(caption->imageName(), QStringLiteral("a"));
}

void TestAnnotateWorkspace::next_and_previous_walk_the_list_and_stop_at_its_ends() {
    m_workspace->showNeighbour(-1);
    QCOMPARE(m_workspace->imageName(), QStringLiteral("a"));
    for (const char* name : {"b", "c", "d"}) {
        QVERIFY(showNext());
        QCOMPARE(m_workspace->imageName(), QLatin1String(name));
    }
    m_workspace->showNeighbour(1);
    QCOMPARE(m_workspace->imageName(), QStringLiteral("d"));
    m_workspace->showNeighbour(-1);
    QCOMPARE(m_workspace->imageName(), QStringLiteral("c"));
}

void TestAnnotateWorkspace::selecting_in_the_list_selects_on_the_canvas() {
    m_boxes->setCurrentIndex(m_boxes->model()->index(1, 0));
    QCOMPARE(m_canvas->view().selected, Objects{1});
    m_workspace->deselect();
    QVERIFY(m_canvas->view().selected.empty());
    QVERIFY(!m_boxes->selectionModel()->hasSelection());
}

void TestAnnotateWorkspace::clicking_on_the_canvas_selects_in_the_list() {
    click({15, 15});
    QVERIFY(m_boxes->selectionModel()->isRowSelected(1, {}));
    click({1, 1});
    QVERIFY(!m_boxes->selectionModel()->hasSelection());
}

void TestAnnotateWorkspace::a_drag_draws_a_box_and_keys_work_on_it() {
    drag({22, 4}, {34, 20});
    QCOMPARE(objects().size(), std::size_t{3});
    QCOMPARE(objects()[2].boxInImage, (Box{22, 4, 34, 20}));
    QCOMPARE(objects()[2].className, std::string("cat"));
    QCOMPARE(m_boxes->model()->rowCount(), 3);
    QTest::keyClick(m_canvas, Qt::Key_Left);
    QTest::keyClick(m_canvas, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(objects()[2].boxInImage, (Box{21, 14, 33, 30}));
    QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(objects()[2].boxInImage, (Box{21, 14, 34, 30}));
    (*m_actions)[ActionId::DeleteBoxes]->trigger();
    QCOMPARE(objects().size(), std::size_t{2});
    for (int i = 0; i < 4; ++i)
        (*m_actions)[ActionId::Undo]->trigger();
    QCOMPARE(objects().size(), std::size_t{2});
    (*m_actions)[ActionId::Redo]->trigger();
    QCOMPARE(objects()[2].boxInImage, (Box{22, 4, 34, 20}));
}

void TestAnnotateWorkspace::a_class_is_typed_beside_the_box() {
    click({15, 15});
    (*m_actions)[ActionId::EditClass]->trigger();
    auto* picker = m_workspace->findChild<ClassPicker*>();
    auto* text = picker->findChild<QLineEdit*>();
    QVERIFY(picker->isVisible());
    QTest::keyClicks(text, QStringLiteral("ca"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(!picker->isVisible());
    QCOMPARE(objects()[1].className, std::string("cat"));
    (*m_actions)[ActionId::EditClass]->trigger();
    QTest::keyClicks(text, QStringLiteral("zebra"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(objects()[1].className, std::string("zebra"));
    (*m_actions)[ActionId::EditClass]->trigger();
    QTest::keyClicks(text, QStringLiteral("2"));
    QCOMPARE(objects()[1].className, std::string("dog"));
}

void TestAnnotateWorkspace::the_class_of_each_box_can_be_asked_for() {
    const auto* picker = m_workspace->findChild<ClassPicker*>();
    drag({22, 4}, {34, 20});
    QVERIFY(!picker->isVisible());
    (*m_actions)[ActionId::AskForClass]->setChecked(true);
    drag({1, 20}, {12, 29});
    QVERIFY(picker->isVisible());
    QTest::keyClicks(picker->findChild<QLineEdit*>(), QStringLiteral("2"));
    QCOMPARE(objects().back().className, std::string("dog"));
    QVERIFY(!picker->isVisible());
    // Drawing on takes what is there as the answer, and another window asks again.
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions, nullptr, test::loaderOf(m_fake));
    QVERIFY((*m_actions)[ActionId::AskForClass]->isChecked());
}

void TestAnnotateWorkspace::a_deleted_image_leaves_the_list_and_undo_brings_it_back() {
    const QString picture = m_folder->filePath(QStringLiteral("JPEGImages/b.png"));
    const auto* list = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    QVERIFY(showNext());
    drag({22, 4}, {34, 20}); // unsaved
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    (*m_actions)[ActionId::DeleteImage]->trigger(); // not asked: undo is there
    QVERIFY(m_workspace->findChild<QMessageBox*>() == nullptr);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QVERIFY(!QFile::exists(picture));
    QCOMPARE(m_workspace->imageName(), QStringLiteral("c"));
    const auto* strip = m_workspace->findChild<StateStrip*>();
    QTRY_COMPARE(strip->counts().images, std::size_t{3});
    (*m_actions)[ActionId::Undo]->trigger();
    QVERIFY(QFile::exists(picture));
    QCOMPARE(m_workspace->imageName(), QStringLiteral("b"));
    QTRY_COMPARE(m_canvas->imageSize(), QSize(40, 30));
    QCOMPARE(objects().size(), std::size_t{1});
    QCOMPARE(list->model()->rowCount(), 4);
}

void TestAnnotateWorkspace::tab_walks_through_the_boxes() {
    m_canvas->setFocus();
    QTest::keyClick(m_canvas, Qt::Key_Tab);
    QCOMPARE(m_canvas->view().selected, Objects{0});
    QTest::keyClick(m_canvas, Qt::Key_Tab);
    QCOMPARE(m_canvas->view().selected, Objects{1});
    QTest::keyClick(m_canvas, Qt::Key_Tab);
    QCOMPARE(m_canvas->view().selected, Objects{0});
}

void TestAnnotateWorkspace::a_tap_on_space_verifies_and_a_drag_with_it_does_not() {
    QTest::keyClick(m_canvas, Qt::Key_Space);
    QVERIFY(m_workspace->controller()->document()->isVerified());
    QVERIFY((*m_actions)[ActionId::VerifyImage]->isChecked());
    m_canvas->zoomTo(30);
    QTest::keyPress(m_canvas, Qt::Key_Space);
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(m_canvas, {240, 190});
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, {240, 190});
    QTest::keyRelease(m_canvas, Qt::Key_Space);
    QVERIFY(m_workspace->controller()->document()->isVerified());
}

void TestAnnotateWorkspace::an_unreadable_annotation_opens_read_only_and_says_why() {
    QSignalSpy message(m_workspace.get(), &AnnotateWorkspace::statusMessage);
    QVERIFY(showNext() && showNext() && showNext());
    QCOMPARE(m_workspace->imageName(), QStringLiteral("d"));
    QVERIFY(m_canvas->hasImage());
    const auto* notice = m_workspace->findChild<InlineNotice*>();
    QVERIFY2(notice->isVisible() && notice->text().contains(QStringLiteral("d.xml")), qPrintable(notice->text()));
    drag({2, 4}, {34, 20});
    QVERIFY(objects().empty());
    m_workspace->showNeighbour(-1);
    QTRY_VERIFY(!notice->isVisible());
}

void TestAnnotateWorkspace::hidden_classes_are_not_drawn_and_not_hit() {
    auto* classes = m_workspace->findChild<ClassesPanel*>()->findChild<QTreeView*>()->model();
    QVERIFY(classes->setData(classes->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(m_canvas->view().boxes.size(), std::size_t{1});
    click({15, 15});
    QCOMPARE(m_canvas->view().selected, Objects{0});
    (*m_actions)[ActionId::HideBoxes]->setChecked(true);
    QVERIFY(m_canvas->view().boxes.empty());
}

void TestAnnotateWorkspace::ghosts_are_clicked_and_accepted() {
    QVERIFY(showNext() && showNext());
    m_workspace->proposals()->setModel(QStringLiteral("best.pth"));
    (*m_actions)[ActionId::ProposeImage]->trigger();
    QTRY_COMPARE(m_canvas->view().ghosts.size(), std::size_t{1});
    click({20, 5});
    QCOMPARE(m_workspace->proposals()->selected(), 0);
    (*m_actions)[ActionId::AcceptProposal]->trigger();
    QVERIFY(m_canvas->view().ghosts.empty());
    QCOMPARE(objects().size(), std::size_t{1});
    QCOMPARE(objects()[0].boxInImage, (Box{1, 2, 39, 8}));
}

void TestAnnotateWorkspace::proposals_of_detect_are_shown_and_no_box_is_touched() {
    const auto set = proposalsOf({{{1, 2, 39, 8}, 1, 0.9F}, {{2, 2, 30, 28}, 1, 0.35F}}, ClassList({"dog"}), "m");
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_workspace->takeProposals({{{"b", set}, {"nowhere", set}}, 0.3F});
    QVERIFY(!shown.isEmpty() || shown.wait());
    QCOMPARE(m_workspace->imageName(), QStringLiteral("b"));
    QCOMPARE(m_canvas->view().ghosts.size(), std::size_t{2}); // also those below the slider before
    QVERIFY(objects().empty());
    (*m_actions)[ActionId::Undo]->trigger();
    QVERIFY(m_canvas->view().ghosts.empty());
}

void TestAnnotateWorkspace::an_image_that_is_slow_to_read_takes_the_place_of_the_one_before() {
    std::counting_semaphore<64> go{0};
    QVERIFY(workPool().waitForDone(5000));
    const int threads = workPool().maxThreadCount(); // all of them; the window is painted nevertheless
    for (int i = 0; i < threads; ++i)
        workPool().start([&go]() { go.acquire(); });
    auto* list = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    list->setCurrentIndex(list->model()->index(3, 0)); // not read ahead
    QCOMPARE(m_canvas->imageSize(), QSize(40, 30));
    QTRY_VERIFY(!m_canvas->hasImage());
    QVERIFY(!m_canvas->placeholder().isEmpty());
    drag({2, 4}, {34, 20});
    go.release(threads);
    QTRY_VERIFY(m_canvas->hasImage());
    m_workspace->openImage(QStringLiteral("a"));
    QTRY_COMPARE(m_workspace->controller()->image(), 0);
    QCOMPARE(objects().size(), std::size_t{2}); // nothing was drawn into it
}

void TestAnnotateWorkspace::looking_at_images_writes_nothing() {
    const QDir folder(m_folder->filePath(QStringLiteral("Annotations")));
    const QStringList before = folder.entryList(QDir::Files | QDir::Hidden);
    QVERIFY(showNext() && showNext() && showNext());
    m_workspace->finishWork();
    QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), before);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral(".boxwright.jsonl"))));
}

void TestAnnotateWorkspace::boxes_of_the_classes_are_counted() {
    const QAbstractItemModel* classes = m_workspace->findChild<ClassesPanel*>()->findChild<QTreeView*>()->model();
    QCOMPARE(classes->index(0, 0).data().toString(), QStringLiteral("cat"));
    QTRY_COMPARE(classes->index(0, 2).data().toString(), QStringLiteral("1"));
    drag({22, 4}, {34, 20});
    QTRY_COMPARE(classes->index(0, 2).data().toString(), QStringLiteral("2"));
}

void TestAnnotateWorkspace::a_chosen_file_is_shown() {
    auto* files = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    files->setCurrentIndex(files->model()->index(2, 0));
    QVERIFY(!shown.isEmpty() || shown.wait());
    QCOMPARE(m_workspace->imageName(), QStringLiteral("c"));
    QVERIFY(m_canvas->hasImage());
    QCOMPARE(m_workspace->viewStatus().boxes, 0);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotateWorkspace)
#include "tst_annotate_workspace.moc"
