#include "ui/support/theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QImage>
#include <QPalette>
#include <QProxyStyle>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

#include "ui/support/contrast.h"
#include "ui/support/question_box.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

/// As on desktops where buttons of dialogs have pictures.
class PictureStyle : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

class TestTheme : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_has_enough_contrast_data();
    void text_has_enough_contrast();
    void applying_a_theme_changes_what_is_drawn();
    void the_first_theme_gives_widgets_their_font();
    void no_name_of_a_colour_is_left_in_the_style_sheet();
    void the_pictures_of_the_style_sheet_can_be_read();
    void icons_follow_the_theme();
    void an_icon_of_no_size_is_nothing();
    void buttons_of_dialogs_have_words_and_no_pictures();
    void a_question_follows_the_theme_while_it_is_open();
};

void TestTheme::text_has_enough_contrast_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::text_has_enough_contrast() {
    QFETCH(bool, dark);
    const ThemeColors& c = themeColors(dark);
    for (const QColor& ground : {c.window, c.panel, c.raised}) {
        QVERIFY2(contrastRatio(c.text, ground) >= 7, qPrintable(ground.name()));
        QVERIFY2(contrastRatio(c.muted, ground) >= 4.5, qPrintable(ground.name()));
    }
    QVERIFY(contrastRatio(c.text, c.pressed) >= 4.5);
    QVERIFY(contrastRatio(c.text, c.accentSoft) >= 4.5);
    QVERIFY(contrastRatio(c.accentText, c.accent) >= 4.5);
    QVERIFY(contrastRatio(c.accentText, c.accentHover) >= 4.5);
    QVERIFY(contrastRatio(c.accent, c.panel) >= 3);
}

void TestTheme::applying_a_theme_changes_what_is_drawn() {
    QPushButton button(QStringLiteral("Start"));
    button.show();
    applyTheme(*qApp, ThemeChoice::Light);
    const QImage light = button.grab().toImage();
    applyTheme(*qApp, ThemeChoice::Dark);
    const QImage dark = button.grab().toImage();
    const QPoint ground(light.width() / 8, light.height() / 2);
    QVERIFY(light.pixelColor(ground).lightness() > 200);
    QVERIFY(dark.pixelColor(ground).lightness() < 80);
    QCOMPARE(QApplication::palette().color(QPalette::Window), themeColors(true).window);
}

void TestTheme::the_first_theme_gives_widgets_their_font() {
    qApp->setStyleSheet({});
    QApplication::setFont(QFont(QStringLiteral("Monospace"), 17));
    QWidget window;
    QPushButton button(QStringLiteral("Start"), &window);
    window.show();
    applyTheme(*qApp, ThemeChoice::Light);
    QCOMPARE(button.font().families(), QApplication::font().families());
    QCOMPARE(button.font().pointSizeF(), QApplication::font().pointSizeF());
}

void TestTheme::no_name_of_a_colour_is_left_in_the_style_sheet() {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*qApp, choice);
        QVERIFY(qApp->styleSheet().size() > 1000);
        const QString rules = qApp->styleSheet().section(QStringLiteral("*/"), 1); // the first comment explains names
        QVERIFY2(!rules.contains(QLatin1Char('@')), qPrintable(rules.mid(rules.indexOf(QLatin1Char('@')), 30)));
    }
}

/// Arrows of lists and spin boxes: Debian 13 has Qt's reader of SVG files in a package of its own.
void TestTheme::the_pictures_of_the_style_sheet_can_be_read() {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*qApp, choice);
        static const QRegularExpression url(QStringLiteral("url\\(([^)]+)\\)"));
        const QString rules = qApp->styleSheet();
        int pictures = 0;
        for (auto match = url.globalMatch(rules); match.hasNext(); ++pictures) {
            const QString path = match.next().captured(1);
            QVERIFY2(!QImage(path).isNull(), qPrintable(path));
        }
        QVERIFY(pictures > 2);
    }
}

void TestTheme::icons_follow_the_theme() {
    const QIcon icon = svgIcon(QStringLiteral("folder"));
    applyTheme(*qApp, ThemeChoice::Light);
    const QImage light = icon.pixmap(24, 24).toImage();
    applyTheme(*qApp, ThemeChoice::Dark);
    const QImage dark = icon.pixmap(24, 24).toImage();
    QVERIFY(!light.isNull());
    QVERIFY(light != dark);
}

void TestTheme::an_icon_of_no_size_is_nothing() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter")));
    QVERIFY(svgIcon(QStringLiteral("folder")).pixmap(QSize(0, 0)).isNull());
}

void TestTheme::buttons_of_dialogs_have_words_and_no_pictures() {
    applyTheme(*qApp, ThemeChoice::Light);
    QApplication::setStyle(new PictureStyle);
    const QDialogButtonBox box(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QCOMPARE(box.buttons().size(), 2);
    for (const QAbstractButton* button : box.buttons())
        QVERIFY2(button->icon().isNull(), qPrintable(button->text()));
}

void TestTheme::a_question_follows_the_theme_while_it_is_open() {
    applyTheme(*qApp, ThemeChoice::Light);
    QuestionBox question(QMessageBox::Question, QStringLiteral("Title"), QStringLiteral("Really?"), nullptr);
    question.setAttribute(Qt::WA_DeleteOnClose, false);
    question.show();
    const QImage light = question.iconPixmap().toImage();
    QVERIFY(!light.isNull());
    applyTheme(*qApp, ThemeChoice::Dark);
    QVERIFY(question.iconPixmap().toImage() != light);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestTheme)
#include "tst_theme.moc"
