#include "ui/support/layout_memory.h"

#include <algorithm>
#include <map>
#include <memory>

#include <QAction>
#include <QDockWidget>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/app_state.h"
#include "ui/main_window.h"
#include "ui/panels/findings_panel.h"

namespace boxwright {

class TestLayoutMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void what_was_moved_goes_back();
    void what_another_start_has_restored_goes_back();
    void it_is_in_the_menu_and_in_the_palette();

private:
    using Places = std::map<QString, QRect>;
    void openWindow();
    [[nodiscard]] Places places() const;
    [[nodiscard]] static QStringList unlike(const Places& now, const Places& first);
    void moveThings();
    [[nodiscard]] QDockWidget* dock(const char* name) const {
        return m_window->findChild<QDockWidget*>(QLatin1String(name));
    }
    [[nodiscard]] QAction* action() const { return m_window->findChild<QAction*>(QStringLiteral("resetLayout")); }

    std::unique_ptr<test::TestSettings> m_settings;
    QTemporaryDir m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

void TestLayoutMemory::init() {
    m_settings = std::make_unique<test::TestSettings>();
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    test::makeTinyDataset(m_folder.filePath(QStringLiteral("tiny")));
    openWindow();
}

void TestLayoutMemory::cleanup() {
    m_window.reset();
    m_state.reset();
}

void TestLayoutMemory::openWindow() {
    m_window.reset();
    m_state = std::make_unique<AppState>();
    m_state->setRunsFolder(m_folder.filePath(QStringLiteral("runs")));
    m_window = std::make_unique<MainWindow>(m_state.get());
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QSignalSpy settled(m_window.get(), &MainWindow::settled);
    m_state->openFolder(m_folder.filePath(QStringLiteral("tiny")));
    QVERIFY(settled.wait());
    for (const Workspace space : {Workspace::Train, Workspace::Evaluate, Workspace::Detect, Workspace::Annotate}) {
        m_window->showWorkspace(space);
        QCoreApplication::processEvents();
    }
}

/// Of the docks, and of the columns of Train.
TestLayoutMemory::Places TestLayoutMemory::places() const {
    QCoreApplication::processEvents();
    Places all;
    for (const QDockWidget* each : m_window->findChildren<QDockWidget*>())
        all[each->objectName()] = each->geometry();
    const auto* columns = m_window->findChild<QSplitter*>(QStringLiteral("trainColumns"));
    for (int i = 0; i < columns->count(); ++i)
        all[QStringLiteral("column %1").arg(i)] = columns->widget(i)->geometry();
    return all;
}

/// What is not where it was, up to what rounding shares out.
QStringList TestLayoutMemory::unlike(const Places& now, const Places& first) {
    QStringList names;
    for (const auto& [name, rect] : first)
        if ((now.at(name).topLeft() - rect.topLeft()).manhattanLength() > 60 ||
            (now.at(name).bottomRight() - rect.bottomRight()).manhattanLength() > 60)
            names.append(name);
    return names;
}

void TestLayoutMemory::moveThings() {
    auto* annotate = m_window->findChild<AnnotateWorkspace*>();
    annotate->addDockWidget(Qt::LeftDockWidgetArea, dock("boxesDock"));
    annotate->resizeDocks({dock("filesDock")}, {400}, Qt::Horizontal);
    annotate->splitDockWidget(dock("propertiesDock"), dock("classesDock"), Qt::Vertical);
    m_window->findChild<QSplitter*>(QStringLiteral("trainColumns"))->setSizes({500, 400, 330});
}

void TestLayoutMemory::what_was_moved_goes_back() {
    const Places first = places();
    moveThings();
    dock("classesDock")->setFloating(true);
    auto* header = m_window->findChild<FindingsPanel*>()->findChild<QTreeView*>()->header();
    header->moveSection(0, 1);
    const Places moved = places();
    for (const char* name : {"boxesDock", "classesDock", "filesDock", "column 0"})
        QVERIFY2(moved.at(QLatin1String(name)) != first.at(QLatin1String(name)), name);
    action()->trigger();
    QVERIFY(!dock("classesDock")->isFloating());
    QVERIFY2(unlike(places(), first).isEmpty(), qPrintable(unlike(places(), first).join(QLatin1Char(' '))));
    QCOMPARE(header->visualIndex(0), 0);
}

void TestLayoutMemory::what_another_start_has_restored_goes_back() {
    const Places first = places();
    moveThings();
    m_window->close();
    openWindow();
    QVERIFY(unlike(places(), first).contains(QStringLiteral("boxesDock")));
    QVERIFY(places().at(QStringLiteral("column 0")) != first.at(QStringLiteral("column 0")));
    action()->trigger();
    QVERIFY2(unlike(places(), first).isEmpty(), qPrintable(unlike(places(), first).join(QLatin1Char(' '))));
    m_window->close();
    openWindow();
    QVERIFY2(unlike(places(), first).isEmpty(), qPrintable(unlike(places(), first).join(QLatin1Char(' '))));
}

void TestLayoutMemory::it_is_in_the_menu_and_in_the_palette() {
    bool listed = false;
    for (const QMenu* menu : m_window->findChildren<QMenu*>())
        listed = listed || (menu->title() == QStringLiteral("&View") && menu->actions().contains(action()));
    QVERIFY(listed);
    const auto entries = m_window->findChild<Actions*>()->entries();
    QVERIFY(std::any_of(entries.begin(), entries.end(),
                        [this](const Actions::Entry& entry) { return entry.action == action(); }));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestLayoutMemory)
#include "tst_layout_memory.moc"
