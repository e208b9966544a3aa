// The menu bar: what is in it, where, and by which letter.
#include <map>
#include <memory>
#include <set>

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

#include "tests/ui/support/test_settings.h"
#include "ui/app_state.h"
#include "ui/main_window.h"
#include "ui/support/language.h"

namespace boxwright {

namespace {

constexpr int leastScreenHeight = 800;

/// The menus of the bar and those within them.
QList<QMenu*> menusOf(const QMenuBar& bar) {
    QList<QMenu*> menus;
    for (const QAction* title : bar.actions())
        menus.append(title->menu());
    for (qsizetype i = 0; i < menus.size(); ++i)
        for (const QAction* action : menus[i]->actions())
            if (action->menu())
                menus.append(action->menu());
    return menus;
}

/// The letter after "&"; null if there is none.
QChar letterOf(QString text) {
    const qsizetype at = text.replace(QStringLiteral("&&"), QString()).indexOf(QLatin1Char('&'));
    return at < 0 ? QChar() : text[at + 1].toUpper();
}

QStringList namesIn(const QMenu& menu) {
    QStringList names;
    for (const QAction* action : menu.actions())
        if (!action->isSeparator() && !action->menu())
            names.append(action->objectName());
    return names;
}

/// Two entries that are called by one letter.
QStringList conflicts(const QList<QAction*>& actions) {
    std::map<QChar, QString> first;
    QStringList found;
    for (const QAction* action : actions) {
        const QChar letter = letterOf(action->text());
        if (!letter.isNull() && !first.emplace(letter, action->text()).second)
            found.append(first[letter] + QStringLiteral(" / ") + action->text());
    }
    return found;
}

} // namespace

class TestMenus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_state = std::make_unique<AppState>();
        m_window = std::make_unique<MainWindow>(m_state.get());
    }
    void cleanup() {
        m_window.reset();
        m_state.reset();
        setLanguage(*QCoreApplication::instance(), Language::English);
    }

    void every_command_is_in_one_menu() {
        std::map<QString, int> places;
        for (const QMenu* menu : menusOf(*m_window->menuBar()))
            for (const QString& name : namesIn(*menu))
                ++places[name];
        std::set<QString> commands;
        for (const QAction* action : m_window->findChildren<QAction*>())
            if (!action->objectName().isEmpty() && action->parent()->inherits("boxwright::Actions"))
                commands.insert(action->objectName());
        QVERIFY(commands.size() > 60);
        for (const QString& name : commands)
            QVERIFY2(places[name] == 1, qPrintable(QStringLiteral("%1: %2").arg(name).arg(places[name])));
    }

    void go_moves_among_images() {
        const QMenu* go = nullptr;
        for (const QAction* title : m_window->menuBar()->actions())
            if (title->text() == QStringLiteral("&Go"))
                go = title->menu();
        QVERIFY(go);
        QCOMPARE(namesIn(*go), QStringList({"previousImage", "nextImage", "backTen", "aheadTen", "firstImage",
                                            "lastImage", "nextToDo", "findImage", "nextPanel"}));
    }

    void a_letter_calls_one_entry_of_a_menu_data() {
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << Language::English;
        QTest::newRow("Chinese") << Language::ChineseSimplified;
    }

    void a_letter_calls_one_entry_of_a_menu() {
        QFETCH(Language, language);
        setLanguage(*QCoreApplication::instance(), language);
        QCoreApplication::sendPostedEvents(m_window.get());
        QCOMPARE(m_window->menuBar()->actions().first()->text().contains(QStringLiteral("File")),
                 language == Language::English);
        QStringList found = conflicts(m_window->menuBar()->actions());
        for (const QMenu* menu : menusOf(*m_window->menuBar()))
            found += conflicts(menu->actions());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void every_menu_fits_a_small_screen() {
        for (const QMenu* menu : menusOf(*m_window->menuBar()))
            QVERIFY2(menu->sizeHint().height() < leastScreenHeight, qPrintable(menu->title()));
    }

private:
    test::TestSettings m_settings;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace boxwright

QTEST_MAIN(boxwright::TestMenus)
#include "tst_menus.moc"
