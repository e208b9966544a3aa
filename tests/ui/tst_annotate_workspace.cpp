#include "ui/panels/annotate_workspace.h"

#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/canvas/image_canvas.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/classes_panel.h"

namespace boxwright {

class TestAnnotateWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void the_first_image_is_shown_with_its_boxes();
    void next_and_previous_walk_the_list_and_stop_at_its_ends();
    void selecting_in_the_list_selects_on_the_canvas();
    void clicking_on_the_canvas_selects_in_the_list();
    void an_unreadable_annotation_says_why_in_place_of_the_image();
    void boxes_of_the_classes_are_counted();
    void a_chosen_file_is_shown();

private:
    bool showNext();

    QTemporaryDir m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    ImageCanvas* m_canvas = nullptr;
    QTreeView* m_boxes = nullptr;
};

void TestAnnotateWorkspace::initTestCase() {
    test::makeTinyDataset(m_folder.path());
}

void TestAnnotateWorkspace::init() {
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions);
    m_canvas = m_workspace->findChild<ImageCanvas*>();
    m_boxes = m_workspace->findChild<BoxesPanel*>()->findChild<QTreeView*>();
    m_workspace->resize(1000, 700);
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder.path());
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

void TestAnnotateWorkspace::the_first_image_is_shown_with_its_boxes() {
    QCOMPARE(m_workspace->imageName(), QStringLiteral("a"));
    QCOMPARE(m_canvas->imageSize(), QSize(40, 30));
    QCOMPARE(m_canvas->boxes().size(), std::size_t{2});
    QCOMPARE(m_canvas->boxes()[1].label, QStringLiteral("dog"));
    QVERIFY(m_canvas->boxes()[0].color != m_canvas->boxes()[1].color);
    QCOMPARE(m_boxes->model()->rowCount(), 2);
    QCOMPARE(m_boxes->model()->index(0, 1).data().toString(), QStringLiteral("32 × 22"));
    QCOMPARE(m_workspace->viewStatus().position, 1);
    QCOMPARE(m_workspace->viewStatus().images, 4);
    QCOMPARE(m_workspace->viewStatus().boxes, 2);
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
    QCOMPARE(m_canvas->selectedBox(), 1);
    m_workspace->deselect();
    QCOMPARE(m_canvas->selectedBox(), -1);
    QVERIFY(!m_boxes->selectionModel()->hasSelection());
}

void TestAnnotateWorkspace::clicking_on_the_canvas_selects_in_the_list() {
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView({15, 15}).toPoint());
    QCOMPARE(m_boxes->currentIndex().row(), 1);
    QVERIFY(m_boxes->selectionModel()->isRowSelected(1, {}));
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, m_canvas->imageToView({1, 1}).toPoint());
    QVERIFY(!m_boxes->currentIndex().isValid());
}

void TestAnnotateWorkspace::an_unreadable_annotation_says_why_in_place_of_the_image() {
    QSignalSpy message(m_workspace.get(), &AnnotateWorkspace::statusMessage);
    QVERIFY(showNext() && showNext() && showNext());
    QCOMPARE(m_workspace->imageName(), QStringLiteral("d"));
    QVERIFY(!m_canvas->hasImage());
    QVERIFY2(m_canvas->placeholder().contains(QStringLiteral("d.xml")), qPrintable(m_canvas->placeholder()));
    QCOMPARE(message.last().first().toString(), m_canvas->placeholder());
    QCOMPARE(m_boxes->model()->rowCount(), 0);
    m_workspace->showNeighbour(-1);
    QTRY_VERIFY(m_canvas->hasImage());
    QCOMPARE(message.last().first().toString(), QString());
}

void TestAnnotateWorkspace::boxes_of_the_classes_are_counted() {
    const QAbstractItemModel* classes = m_workspace->findChild<ClassesPanel*>()->findChild<QTreeView*>()->model();
    QCOMPARE(classes->index(0, 0).data().toString(), QStringLiteral("cat"));
    QTRY_COMPARE(classes->index(0, 1).data().toString(), QStringLiteral("1"));
}

void TestAnnotateWorkspace::a_chosen_file_is_shown() {
    auto* files = m_workspace->findChild<QListView*>();
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
