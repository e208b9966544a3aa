#include "ui/panels/file_panel.h"

#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "core/data/edit/side_file.h"
#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/models/dataset_list_model.h"
#include "ui/panels/file_delegate.h"
#include "ui/panels/pixels_button.h"
#include "ui/panels/state_strip.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestFilePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void thumbnails_come_into_the_list();
    void the_states_of_all_images_are_counted_and_lead_to_them();
    void picked_images_are_listed_alone_until_the_pick_is_taken_off();
    void a_number_and_enter_go_to_that_image();
    void what_the_numbers_mean_is_shown_and_can_be_changed();
    void what_can_be_undone_is_not_given_up_without_a_question();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace; ///< in which the panel is
    test::TestSettings m_settings;
};

void TestFilePanel::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions);
    m_workspace->resize(1000, 700);
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
}

void TestFilePanel::cleanup() {
    m_workspace.reset();
}

void TestFilePanel::thumbnails_come_into_the_list() {
    const auto* list = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    const auto picture = [list]() {
        return list->model()->index(0, 0).data(DatasetListModel::ThumbnailRole).value<QImage>();
    };
    QVERIFY(picture().isNull());
    const int before = list->visualRect(list->model()->index(0, 0)).height();
    (*m_actions)[ActionId::Thumbnails]->setChecked(true);
    QTRY_VERIFY(!picture().isNull());
    QCOMPARE(picture().width(), 2 * FileDelegate::thumbnailSide);
    QTRY_VERIFY(list->visualRect(list->model()->index(0, 0)).height() > before);
}

void TestFilePanel::the_states_of_all_images_are_counted_and_lead_to_them() {
    auto* strip = m_workspace->findChild<StateStrip*>();
    QTRY_VERIFY(strip->counts().complete);
    QCOMPARE(strip->counts(), (StateCounts{4, 1, 2, 0, 0, true}));
    (*m_actions)[ActionId::VerifyImage]->trigger();
    (*m_actions)[ActionId::FlagImage]->trigger();
    QTRY_COMPARE(strip->counts(), (StateCounts{4, 1, 1, 1, 1, true}));
    const auto* list = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    Q_EMIT strip->wanted(StateStrip::Part::ToDo);
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("c"));
    Q_EMIT strip->wanted(StateStrip::Part::ToDo);
    QCOMPARE(list->model()->rowCount(), 4);
}

void TestFilePanel::picked_images_are_listed_alone_until_the_pick_is_taken_off() {
    auto* panel = m_workspace->findChild<FilePanel*>();
    const auto* list = m_workspace->findChild<QListView*>(QStringLiteral("imageList"));
    panel->findChild<QLineEdit*>()->setText(QStringLiteral("a"));
    panel->showChosen(QStringLiteral("cat: Small"), {1, 3}); // the search goes
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(panel->currentImage(), 1);
    QToolButton* label = nullptr;
    for (QToolButton* each : panel->findChildren<QToolButton*>())
        if (each->text() == QStringLiteral("cat: Small"))
            label = each;
    QVERIFY(label && label->isVisible());
    panel->step(1);
    QCOMPARE(panel->currentImage(), 3);
    label->click();
    QCOMPARE(list->model()->rowCount(), 4);
    QCOMPARE(panel->currentImage(), 3);
    QVERIFY(!label->isVisible());
    panel->showChosen(QStringLiteral("dog"), {0});
    panel->showImage(2); // one that is not picked: all are shown
    QCOMPARE(list->model()->rowCount(), 4);
}

void TestFilePanel::a_number_and_enter_go_to_that_image() {
    auto* panel = m_workspace->findChild<FilePanel*>();
    auto* search = panel->findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("#3"));
    QCOMPARE(panel->shownImages(), 4); // nothing is hidden meanwhile
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(panel->currentImage(), 2);
    QVERIFY(search->text().isEmpty());
    QTest::keyClicks(search, QStringLiteral("#99"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(panel->currentImage(), 3);
    (*m_actions)[ActionId::FirstImage]->trigger();
    QCOMPARE(panel->currentImage(), 0);
    (*m_actions)[ActionId::LastImage]->trigger();
    QCOMPARE(panel->currentImage(), 3);
}

void TestFilePanel::what_the_numbers_mean_is_shown_and_can_be_changed() {
    auto* panel = m_workspace->findChild<FilePanel*>();
    auto* button = m_workspace->findChild<PixelsButton*>();
    QVERIFY(button->isVisible() && button->text().contains(QStringLiteral("labelImg")));
    QVERIFY2(button->toolTip().contains(QStringLiteral("guessed")), qPrintable(button->toolTip()));
    panel->step(1);
    panel->step(-1);
    const auto* session = m_workspace->controller();
    QTRY_COMPARE(session->image(), 0);
    QCOMPARE(session->objects()[0].boxInImage, (Box{4, 4, 36, 26}));
    QCOMPARE(m_workspace->viewStatus().firstPixel, 0);
    panel->step(1);
    QTRY_COMPARE(session->image(), 1);
    button->menu()->actions().front()->trigger();
    QTRY_COMPARE(m_state->dataset()->dataset.pixels(), VocPixels::Official);
    QTRY_COMPARE(session->image(), 1); // the same image as before
    QVERIFY(button->text().contains(QStringLiteral("VOC")));
    QVERIFY2(button->toolTip().contains(QStringLiteral("settled")), qPrintable(button->toolTip()));
    (*m_actions)[ActionId::BackTen]->trigger();
    QTRY_COMPARE(session->image(), 0);
    QCOMPARE(session->objects()[0].boxInImage, (Box{3, 3, 36, 26}));
    QCOMPARE(m_workspace->viewStatus().firstPixel, 1);
    (*m_actions)[ActionId::AheadTen]->trigger();
    QCOMPARE(panel->currentImage(), 3);
    QCOMPARE(SideFile(toPath(m_folder->path()), false).pixels(), std::optional(VocPixels::Official));
}

void TestFilePanel::what_can_be_undone_is_not_given_up_without_a_question() {
    const QList<QAction*> choices = m_workspace->findChild<PixelsButton*>()->menu()->actions();
    const auto* controller = m_workspace->controller();
    QTRY_VERIFY(!controller->objects().empty());
    (*m_actions)[ActionId::SelectAll]->trigger();
    (*m_actions)[ActionId::DeleteBoxes]->trigger();
    QVERIFY(controller->session()->canUndo());

    choices.front()->trigger();
    QPointer<QMessageBox> question = m_workspace->findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    QVERIFY(choices[1]->isChecked() && !choices.front()->isChecked());
    question->defaultButton()->click(); // Cancel
    QTRY_VERIFY(!question);
    QCOMPARE(m_state->dataset()->dataset.pixels(), VocPixels::LabelImg);
    QVERIFY(controller->session()->canUndo());

    choices.front()->trigger();
    question = m_workspace->findChild<QMessageBox*>();
    QVERIFY(question);
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    QTRY_COMPARE(m_state->dataset()->dataset.pixels(), VocPixels::Official);
    QTRY_VERIFY(choices.front()->isChecked());
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestFilePanel)
#include "tst_file_panel.moc"
