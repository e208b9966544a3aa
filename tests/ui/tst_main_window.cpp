#include "ui/main_window.h"

#include <QApplication>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "tests/support/sanitized.h"
#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/panels/detect_workspace.h"
#include "ui/panels/mode_bar.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/train_workspace.h"
#include "ui/panels/welcome_page.h"

namespace boxwright {

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void without_a_data_set_it_welcomes();
    void the_keys_of_the_mode_bar_switch_workspaces();
    void the_language_changes_every_visible_text_at_once();
    void language_and_theme_are_remembered();
    void the_theme_changes_at_once();
    void a_dropped_folder_is_opened();
    void dropped_images_are_offered_to_detect();
    void a_folder_that_cannot_be_opened_is_explained();
    void an_opened_folder_is_offered_again();
    void d_and_a_walk_through_the_images();
    void a_sample_data_set_is_made_and_opened();
    void every_key_is_bound_once();
    void the_main_job_is_in_the_shortcuts();

private:
    void drop(const QStringList& paths);
    [[nodiscard]] QWidget* page() const { return m_window->findChild<QStackedWidget*>()->currentWidget(); }
    [[nodiscard]] QAction* action(const char* name) const { return m_window->findChild<QAction*>(QLatin1String(name)); }
    bool openTinyDataset();

    std::unique_ptr<test::TestSettings> m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::init() {
    m_settings = std::make_unique<test::TestSettings>();
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->filePath(QStringLiteral("tiny")));
    m_state = std::make_unique<AppState>();
    m_state->setRunsFolder(m_folder->filePath(QStringLiteral("runs")));
    m_window = std::make_unique<MainWindow>(m_state.get());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup() {
    m_window.reset();
    m_state.reset();
}

void TestMainWindow::drop(const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter({50, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({50, 200}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &event);
}

/// False after a timeout.
bool TestMainWindow::openTinyDataset() {
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    m_state->openFolder(m_folder->filePath(QStringLiteral("tiny")));
    return settled.wait();
}

void TestMainWindow::without_a_data_set_it_welcomes() {
    QVERIFY(qobject_cast<WelcomePage*>(page()));
    m_window->showWorkspace(Workspace::Train);
    QVERIFY(qobject_cast<WelcomePage*>(page()));
    m_window->showWorkspace(Workspace::Detect); // needs a model and pictures only
    QVERIFY(qobject_cast<DetectWorkspace*>(page()));
}

void TestMainWindow::the_keys_of_the_mode_bar_switch_workspaces() {
    QVERIFY(openTinyDataset());
    QVERIFY(qobject_cast<AnnotateWorkspace*>(page()));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(qobject_cast<TrainWorkspace*>(page()));
    QCOMPARE(m_window->workspace(), Workspace::Train);
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(qobject_cast<DetectWorkspace*>(page()));
    const auto buttons = m_window->findChild<ModeBar*>()->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 4);
    QVERIFY(buttons.last()->isChecked());
    buttons.first()->click();
    QVERIFY(qobject_cast<AnnotateWorkspace*>(page()));
}

void TestMainWindow::the_language_changes_every_visible_text_at_once() {
    const auto texts = [this]() {
        QStringList found;
        for (const QAction* menu : m_window->menuBar()->actions())
            found.append(menu->text());
        for (const QPushButton* button : m_window->findChild<WelcomePage*>()->findChildren<QPushButton*>())
            found.append(button->text());
        for (const QToolButton* button : m_window->findChild<ModeBar*>()->findChildren<QToolButton*>())
            found.append(button->text());
        return found;
    };
    const QStringList english = texts();
    QVERIFY(english.contains(QStringLiteral("Open Folder…")));
    action("languageChinese")->trigger();
    QTRY_VERIFY(texts() != english); // Qt tells the windows through the event queue
    const QStringList chinese = texts();
    QCOMPARE(chinese.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i)
        QVERIFY2(chinese[i] != english[i], qPrintable(english[i]));
    action("languageEnglish")->trigger();
    QTRY_COMPARE(texts(), english);
}

void TestMainWindow::language_and_theme_are_remembered() {
    action("languageChinese")->trigger();
    action("themeDark")->trigger();
    m_window.reset();
    m_window = std::make_unique<MainWindow>(m_state.get());
    QVERIFY(action("languageChinese")->isChecked());
    QVERIFY(action("themeDark")->isChecked());
    QCOMPARE(QApplication::palette().color(QPalette::Window), themeColors(true).window);
    action("languageEnglish")->trigger();
}

void TestMainWindow::the_theme_changes_at_once() {
    action("themeLight")->trigger();
    const QPoint ground(m_window->width() - 30, m_window->height() / 2);
    QVERIFY(m_window->grab().toImage().pixelColor(ground).lightness() > 200);
    action("themeDark")->trigger();
    QVERIFY(m_window->grab().toImage().pixelColor(ground).lightness() < 60);
}

void TestMainWindow::a_dropped_folder_is_opened() {
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    drop({m_folder->filePath(QStringLiteral("tiny"))});
    QVERIFY(settled.wait());
    QVERIFY(qobject_cast<AnnotateWorkspace*>(page()));
    QCOMPARE(m_window->windowTitle(), QStringLiteral("tiny – a – 1/4 – Boxwright"));
}

void TestMainWindow::dropped_images_are_offered_to_detect() {
    drop({m_folder->filePath(QStringLiteral("tiny/JPEGImages/a.png"))});
    auto* notice = m_window->findChild<NoticeBar*>();
    QVERIFY(notice->isVisible());
    QCOMPARE(m_window->workspace(), Workspace::Annotate);
    notice->findChild<QPushButton*>()->click();
    QCOMPARE(m_window->workspace(), Workspace::Detect);
    QVERIFY(!notice->isVisible());
}

void TestMainWindow::a_folder_that_cannot_be_opened_is_explained() {
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    m_state->openFolder(m_folder->filePath(QStringLiteral("nothing")));
    QVERIFY(settled.wait());
    const auto* notice = m_window->findChild<NoticeBar*>();
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(QStringLiteral("nothing")), qPrintable(notice->text()));
    QVERIFY(qobject_cast<WelcomePage*>(page()));
}

void TestMainWindow::an_opened_folder_is_offered_again() {
    QVERIFY(openTinyDataset());
    m_window.reset();
    m_state = std::make_unique<AppState>();
    m_window = std::make_unique<MainWindow>(m_state.get());
    QPushButton* recent = nullptr;
    for (QPushButton* button : m_window->findChild<WelcomePage*>()->findChildren<QPushButton*>())
        if (button->toolTip().endsWith(QStringLiteral("tiny")))
            recent = button;
    QVERIFY(recent);
    QSignalSpy changed(m_state.get(), &AppState::datasetChanged);
    recent->click();
    QVERIFY(changed.wait());
}

void TestMainWindow::d_and_a_walk_through_the_images() {
    QVERIFY(openTinyDataset());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D);
    QVERIFY2(m_window->windowTitle().contains(QStringLiteral("b – 2/4")), qPrintable(m_window->windowTitle()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A);
    QVERIFY2(m_window->windowTitle().contains(QStringLiteral("a – 1/4")), qPrintable(m_window->windowTitle()));
}

void TestMainWindow::a_sample_data_set_is_made_and_opened() {
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    action("makeSample")->trigger();
    QVERIFY(!action("makeSample")->isEnabled());
    QVERIFY(settled.wait(60000 * test::slowdown));
    QCOMPARE(m_state->dataset()->dataset.images().size(), std::size_t{200});
    QVERIFY(m_state->datasetFolder().startsWith(m_folder->path()));
    QVERIFY(action("makeSample")->isEnabled());
}

void TestMainWindow::every_key_is_bound_once() {
    QStringList keys;
    for (const QAction* each : m_window->findChildren<QAction*>())
        for (const QKeySequence& key : each->shortcuts())
            keys.append(key.toString());
    keys.sort();
    QVERIFY(keys.size() > 10);
    for (qsizetype i = 1; i < keys.size(); ++i)
        QVERIFY2(keys[i] != keys[i - 1], qPrintable(keys[i]));
}

void TestMainWindow::the_main_job_is_in_the_shortcuts() {
    const auto rows = m_window->findChild<Actions*>()->shortcuts();
    const auto has = [&](const QString& text, const QString& keys) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const Actions::Shortcut& row) { return row.text == text && row.keys == keys; });
    };
    QVERIFY(has(QStringLiteral("Open Folder"), QStringLiteral("Ctrl+U")));
    QVERIFY(has(QStringLiteral("Next Image"), QStringLiteral("D")));
    QVERIFY(has(QStringLiteral("Detect"), QStringLiteral("Ctrl+4")));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestMainWindow)
#include "tst_main_window.moc"
