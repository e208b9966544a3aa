#include <QApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/panels/annotations_button.h"
#include "ui/panels/boxes_panel.h"
#include "ui/panels/file_panel.h"
#include "ui/panels/inline_notice.h"
#include "ui/support/annotation_folders.h"
#include "ui/support/background.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestAnnotationFolderChoice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void the_chosen_folder_is_read_written_shown_and_kept();
    void no_box_of_before_can_be_chosen_while_it_opens();
    void a_new_set_begins_with_the_classes_of_the_one_before();
    void the_own_annotations_come_back();
    void the_dialog_chooses_and_cancels();
    void a_choice_that_was_overtaken_is_not_kept();
    void a_folder_that_is_gone_is_told_and_nothing_is_written();

private:
    void answerDialog(const QString& folder);
    void choose(const QString& folder);
    void reopen();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_annotations;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    AnnotationsButton* m_button = nullptr;
    test::TestSettings m_settings;
};

void TestAnnotationFolderChoice::init() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->filePath(QStringLiteral("data")));
    m_annotations = m_folder->filePath(QStringLiteral("others"));
    QVERIFY(QDir().mkpath(m_annotations));
    test::writeText(m_annotations + QStringLiteral("/b.xml"),
                    "<annotation>" + test::objectXml("cow", 2, 2, 9, 9) + "</annotation>");
    reopen();
}

void TestAnnotationFolderChoice::cleanup() {
    m_workspace.reset();
    m_actions.reset();
    m_state.reset();
}

/// As at the next start of the program.
void TestAnnotationFolderChoice::reopen() {
    cleanup();
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions);
    m_workspace->resize(1000, 700);
    m_workspace->show();
    m_button = m_workspace->findChild<AnnotationsButton*>();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->filePath(QStringLiteral("data")));
    QVERIFY(shown.wait());
}

/// The next file dialog chooses the folder, or is cancelled if that is empty.
void TestAnnotationFolderChoice::answerDialog(const QString& folder) {
    auto* timer = new QTimer(m_workspace.get());
    timer->setInterval(10);
    connect(timer, &QTimer::timeout, this, [timer, folder]() {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr)
            return;
        timer->stop();
        dialog->findChild<QLineEdit*>()->setText(folder);
        auto* buttons = dialog->findChild<QDialogButtonBox*>();
        buttons->button(folder.isEmpty() ? QDialogButtonBox::Cancel : QDialogButtonBox::Open)->click();
    });
    timer->start();
}

void TestAnnotationFolderChoice::choose(const QString& folder) {
    QSignalSpy changed(m_state.get(), &AppState::datasetChanged);
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    answerDialog(folder);
    (*m_actions)[ActionId::AnnotationFolder]->trigger();
    QVERIFY(changed.count() > 0 || changed.wait());
    QTRY_VERIFY(shown.count() > 0);
}

void TestAnnotationFolderChoice::the_chosen_folder_is_read_written_shown_and_kept() {
    QVERIFY(!m_button->isVisible());
    m_workspace->findChild<FilePanel*>()->step(1);
    QTRY_COMPARE(m_workspace->controller()->image(), 1);
    choose(m_annotations);
    auto* controller = m_workspace->controller();
    QTRY_COMPARE(controller->image(), 1); // the same image
    QCOMPARE(controller->objects().size(), std::size_t{1});
    QCOMPARE(controller->objects()[0].className, std::string("cow"));
    QVERIFY(m_button->isVisible() && m_button->text().contains(QStringLiteral("others")));
    QVERIFY(m_button->toolTip().contains(QDir::toNativeSeparators(m_annotations)));
    QString told;
    for (const InlineNotice* notice : m_workspace->findChildren<InlineNotice*>())
        if (notice->isVisible())
            told += notice->text();
    QVERIFY2(told.contains(QStringLiteral("1 of 4")), qPrintable(told));
    controller->draw({1, 2, 11, 12});
    controller->saver().saveNow();
    reopen();
    QCOMPARE(m_state->annotationFolder(), m_annotations);
    QCOMPARE(m_state->dataset()->dataset.annotation(1)->objects.size(), std::size_t{2});
    QVERIFY(QFileInfo::exists(m_annotations + QStringLiteral("/.boxwright.jsonl")));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("data/.boxwright.jsonl"))));
}

void TestAnnotationFolderChoice::no_box_of_before_can_be_chosen_while_it_opens() {
    auto* panel = m_workspace->findChild<BoxesPanel*>();
    const auto* list = panel->findChild<QTreeView*>();
    QCOMPARE(list->model()->rowCount(), 2);
    int rows = -1;
    connect(m_state.get(), &AppState::datasetChanged, this, [&]() { // before the first image is shown
        rows = list->model()->rowCount();
        Q_EMIT panel->selectionChosen({1}); // as a click would that was on its way
    });
    choose(m_annotations);
    QCOMPARE(rows, 0);
}

void TestAnnotationFolderChoice::a_new_set_begins_with_the_classes_of_the_one_before() {
    const QString fresh = m_folder->filePath(QStringLiteral("fresh"));
    QVERIFY(QDir().mkpath(fresh));
    choose(fresh);
    const std::vector<std::string> names = m_workspace->controller()->classes().names();
    QCOMPARE(names, (std::vector<std::string>{"cat", "dog"}));
    choose(m_annotations); // a set that has classes keeps them
    QCOMPARE(m_workspace->controller()->classes().names(), (std::vector<std::string>{"cow"}));
}

void TestAnnotationFolderChoice::the_own_annotations_come_back() {
    choose(m_annotations);
    QSignalSpy changed(m_state.get(), &AppState::datasetChanged);
    m_button->menu()->actions().at(1)->trigger();
    QVERIFY(changed.wait());
    QVERIFY(m_state->annotationFolder().isEmpty() && !m_button->isVisible());
    QTRY_COMPARE(m_workspace->controller()->image(), 0);
    QCOMPARE(m_workspace->controller()->objects().size(), std::size_t{2});
    reopen();
    QVERIFY(m_state->annotationFolder().isEmpty());
}

void TestAnnotationFolderChoice::the_dialog_chooses_and_cancels() {
    QSignalSpy started(m_state.get(), &AppState::openStarted);
    answerDialog(QString());
    (*m_actions)[ActionId::AnnotationFolder]->trigger(); // returns when the dialog is closed
    QCOMPARE(started.count(), 0);
    choose(m_folder->filePath(QStringLiteral("data/Annotations"))); // the one that they are in anyway
    QVERIFY(m_state->annotationFolder().isEmpty());
    QVERIFY(!m_button->isVisible());
}

void TestAnnotationFolderChoice::a_choice_that_was_overtaken_is_not_kept() {
    QSignalSpy failed(m_state.get(), &AppState::openFailed);
    m_state->openWithAnnotations(m_folder->filePath(QStringLiteral("data")), m_annotations);
    m_state->openFolder(m_folder->filePath(QStringLiteral("nothing")));
    QVERIFY(failed.wait());
    QTRY_COMPARE(workPool().activeThreadCount(), 0);
    QCoreApplication::processEvents();
    QVERIFY(m_state->annotationFolder().isEmpty());
    QCOMPARE(annotationFolderOf(m_folder->filePath(QStringLiteral("data"))), QString());
}

void TestAnnotationFolderChoice::a_folder_that_is_gone_is_told_and_nothing_is_written() {
    choose(m_annotations);
    QVERIFY(QDir(m_annotations).removeRecursively());
    AppState state;
    QSignalSpy missing(&state, &AppState::annotationsMissing);
    QSignalSpy changed(&state, &AppState::datasetChanged);
    const QString data = m_folder->filePath(QStringLiteral("data"));
    state.openFolder(data);
    QVERIFY(missing.wait());
    QCOMPARE(missing.front().at(0).toString(), data);
    QCOMPARE(missing.front().at(1).toString(), m_annotations);
    QVERIFY(!state.dataset() && !state.isOpening());
    state.openWithAnnotations(data, QString()); // one way out
    QVERIFY(changed.wait());
    QVERIFY(state.annotationFolder().isEmpty());
    state.openFolder(data);
    QVERIFY(changed.wait()); // for good
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotationFolderChoice)
#include "tst_annotation_folder_choice.moc"
