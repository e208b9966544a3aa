#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QToolButton>

#include "tests/ui/support/test_settings.h"
#include "ui/app_state.h"
#include "ui/help/help_browser.h"
#include "ui/help/help_button.h"
#include "ui/help/help_desk.h"
#include "ui/help/help_dialog.h"
#include "ui/help/help_figures.h"
#include "ui/help/help_pages.h"
#include "ui/main_window.h"
#include "ui/support/language.h"
#include "ui/support/theme.h"

namespace boxwright {

namespace {

QSet<QString> matches(const QString& text, const char* pattern) {
    QSet<QString> found;
    QRegularExpressionMatchIterator all = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
    while (all.hasNext())
        found.insert(all.next().captured(1));
    return found;
}

} // namespace

class TestHelp : public QObject {
    Q_OBJECT

    test::TestSettings m_settings;

private Q_SLOTS:
    void cleanup() { setLanguage(*qApp, Language::English); }

    void both_languages_have_every_page_with_the_same_sections();
    void every_link_and_figure_leads_somewhere();
    void figures_have_no_gap_in_either_theme_data();
    void figures_have_no_gap_in_either_theme();
    void a_page_that_was_read_is_one_step_back();
    void searching_leaves_the_pages_that_have_the_words();
    void the_page_about_shortcuts_follows_the_keys();
    void the_page_changes_its_language_with_the_window();
    void every_question_mark_of_the_window_leads_to_a_section();
};

void TestHelp::both_languages_have_every_page_with_the_same_sections() {
    const Actions actions;
    for (const HelpPages::Page& page : HelpPages::pages()) {
        setLanguage(*qApp, Language::English);
        const QString english = HelpPages::html(page.name, actions);
        setLanguage(*qApp, Language::ChineseSimplified);
        const QString chinese = HelpPages::html(page.name, actions);
        QVERIFY2(!english.isEmpty() && !chinese.isEmpty() && english != chinese, qPrintable(page.name));
        for (const char* pattern : {"<a name=\"([^\"]+)\"", "href=\"([^\"]+)\"", "src=\"([^\"]+)\""})
            QCOMPARE(matches(chinese, pattern), matches(english, pattern));
        QCOMPARE(chinese.count(QStringLiteral("<li>")), english.count(QStringLiteral("<li>")));
        QCOMPARE(chinese.count(QStringLiteral("<tr>")), english.count(QStringLiteral("<tr>")));
    }
}

void TestHelp::every_link_and_figure_leads_somewhere() {
    const Actions actions;
    for (const HelpPages::Page& page : HelpPages::pages()) {
        const QString html = HelpPages::html(page.name, actions);
        for (const QString& link : matches(html, "href=\"([^\"]+)\"")) {
            const QString target = HelpPages::html(link.section(QLatin1Char('#'), 0, 0), actions);
            QVERIFY2(!target.isEmpty(), qPrintable(link));
            const QString section = link.section(QLatin1Char('#'), 1);
            QVERIFY2(section.isEmpty() || target.contains(QStringLiteral("name=\"%1\"").arg(section)),
                     qPrintable(link));
        }
        for (const QString& figure : matches(html, "src=\"figure:([^\"]+)\""))
            QVERIFY2(!HelpFigures::svg(figure, qApp->palette()).isEmpty(), qPrintable(figure));
    }
}

void TestHelp::figures_have_no_gap_in_either_theme_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestHelp::figures_have_no_gap_in_either_theme() {
    QFETCH(bool, dark);
    for (const char* name : {"anchors", "iou", "losses", "pipeline", "roialign"}) {
        const QString svg = QString::fromUtf8(HelpFigures::svg(QLatin1String(name), themePalette(dark)));
        QVERIFY2(!svg.contains(QLatin1Char('{')) && !svg.contains(QLatin1Char('@')), name);
        QVERIFY(svg.contains(themeColors(dark).text.name()));
        const QImage image = HelpFigures::image(QLatin1String(name), themePalette(dark), 2, 400);
        QVERIFY(!image.isNull());
        QVERIFY(image.width() <= 800);
    }
    QVERIFY(HelpFigures::image(QStringLiteral("none"), themePalette(dark), 1, 400).isNull());
}

void TestHelp::a_page_that_was_read_is_one_step_back() {
    const Actions actions;
    HelpDialog dialog(actions);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("helpPages"));
    QCOMPARE(list->count(), static_cast<int>(HelpPages::pages().size()));
    QCOMPARE(dialog.browser()->page(), QStringLiteral("start"));
    list->setCurrentRow(1);
    QCOMPARE(dialog.browser()->page(), QStringLiteral("numbers"));
    dialog.findChildren<QToolButton*>().front()->click();
    QCOMPARE(dialog.browser()->page(), QStringLiteral("start"));
    QCOMPARE(list->currentRow(), 0);
}

void TestHelp::searching_leaves_the_pages_that_have_the_words() {
    const Actions actions;
    HelpDialog dialog(actions);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("helpPages"));
    auto* search = dialog.findChild<QLineEdit*>();
    search->setText(QStringLiteral("RoIAlign map"));
    QCOMPARE(list->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(dialog.browser()->page(), QStringLiteral("detector"));
    search->setText(QStringLiteral("unicorn"));
    QCOMPARE(list->count(), 0);
}

void TestHelp::the_page_about_shortcuts_follows_the_keys() {
    Actions actions;
    QVERIFY(HelpPages::html(QStringLiteral("shortcuts"), actions).contains(QStringLiteral("Ctrl+U")));
    actions.setKeys({{QStringLiteral("openFolder"), QStringLiteral("Ctrl+Alt+J")}});
    QVERIFY(HelpPages::html(QStringLiteral("shortcuts"), actions).contains(QStringLiteral("Ctrl+Alt+J")));
    QVERIFY(!HelpPages::html(QStringLiteral("shortcuts"), actions).contains(QStringLiteral("Ctrl+U")));
}

void TestHelp::the_page_changes_its_language_with_the_window() {
    const Actions actions;
    HelpDialog dialog(actions);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.showPlace(QStringLiteral("numbers#AP50"));
    QVERIFY(dialog.browser()->toPlainText().contains(QStringLiteral("average precision")));
    setLanguage(*qApp, Language::ChineseSimplified);
    QTRY_VERIFY(dialog.browser()->toPlainText().contains(QStringLiteral("平均精度")));
}

void TestHelp::every_question_mark_of_the_window_leads_to_a_section() {
    AppState state;
    MainWindow window(&state);
    const auto buttons = window.findChildren<HelpButton*>();
    QVERIFY(buttons.size() >= 9);
    const Actions actions;
    QSet<QString> places;
    for (HelpButton* button : buttons) {
        const QString html = HelpPages::html(button->place().section(QLatin1Char('#'), 0, 0), actions);
        places.insert(button->place());
        QVERIFY2(html.contains(QStringLiteral("name=\"%1\"").arg(button->place().section(QLatin1Char('#'), 1))),
                 qPrintable(button->place()));
        button->click();
        auto* dialog = window.findChild<HelpDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QCOMPARE(dialog->browser()->source().toString(), button->place());
    }
    for (const char* place : {"numbers#errors", "training#data", "training#model", "training#advanced"})
        QVERIFY2(places.contains(QLatin1String(place)), place);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestHelp)
#include "tst_help.moc"
