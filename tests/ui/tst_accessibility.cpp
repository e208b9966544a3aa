// What a person needs who works with the keyboard, a screen reader, or eyes that see less.
#include <QAbstractAnimation>
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QChart>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMainWindow>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

#include "tests/ui/support/window_tour.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/charts/chart_view.h"
#include "ui/support/contrast.h"
#include "ui/support/status_colors.h"
#include "ui/support/theme.h"

namespace boxwright {

namespace {

/// In a text, which Tab goes through.
qsizetype mostLinks(const QWidget* widget) {
    const auto* browser = qobject_cast<const QTextBrowser*>(widget);
    return browser ? browser->toHtml().count(QStringLiteral("href=")) + 1 : 2;
}

/// Whether it is a part of a control that is looked at as a whole.
bool isInner(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    return qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget) ||
           widget->objectName().startsWith(QStringLiteral("qt_")) || widget->focusProxy() ||
           qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
           qobject_cast<const QTabBar*>(parent) || (parent && parent->inherits("QComboBoxPrivateContainer")) ||
           widget->inherits("QAbstractScrollAreaScrollBarContainer") || widget->inherits("QLineEditIconButton");
}

bool isSeen(const QWidget* widget) {
    return widget->isVisible() && !widget->visibleRegion().isEmpty();
}

/// What a person acts on in the page: everything that takes the focus or a click.
QList<QWidget*> controlsOf(QWidget* page) {
    QList<QWidget*> controls;
    for (QWidget* widget : page->findChildren<QWidget*>())
        if (widget->isVisible() && widget->window() == page->window() && !isInner(widget) &&
            (widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton*>(widget)))
            controls.append(widget);
    return controls;
}

/// Whether Tab has to reach it: in a group of buttons it reaches the chosen one, and the arrow keys the others.
bool isTabStop(const QWidget* widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool inGroup = button && ((button->group() && button->isCheckable()) || button->autoExclusive());
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && (!inGroup || button->isChecked());
}

bool isMoving(const QWidget* widget) {
    const auto animations = widget->findChildren<QAbstractAnimation*>(QString(), Qt::FindDirectChildrenOnly);
    return std::any_of(animations.begin(), animations.end(),
                       [](const QAbstractAnimation* animation) { return animation->duration() > 0; });
}

QString nameOf(QWidget* widget) {
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name).trimmed() : QString();
}

QString described(const QString& page, const QWidget* widget) {
    QStringList path;
    for (const QWidget* each = widget; each && !each->isWindow(); each = each->parentWidget())
        path.prepend(QLatin1String(each->metaObject()->className()) +
                     (each->objectName().isEmpty() ? QString() : QStringLiteral("#") + each->objectName()));
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QStringLiteral("%1: %2 %3").arg(page, path.join(QStringLiteral(" > ")), button ? button->text() : QString());
}

QImage pictureAround(QWidget* widget) {
    QWidget* window = widget->window();
    const QRect around(widget->mapTo(window, QPoint()) - QPoint(4, 4), widget->size() + QSize(8, 8));
    return window->grab(around.intersected(window->rect())).toImage();
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_control_has_a_name();
    void tab_reaches_every_control_and_leaves_it_again();
    void the_focus_can_be_seen();
    void nothing_moves_by_itself();
    void text_of_the_palette_has_enough_contrast_data();
    void text_of_the_palette_has_enough_contrast();

private:
    static void report(QStringList findings) {
        findings.removeDuplicates();
        for (const QString& finding : findings)
            qWarning("%s", qPrintable(finding)); // a message of QVERIFY2 is cut
        QVERIFY(findings.isEmpty());
    }
};

void TestAccessibility::every_control_has_a_name() {
    QStringList nameless;
    int controls = 0;
    test::WindowTour().run([&](const QString& name, QWidget* page) {
        for (QWidget* control : controlsOf(page)) {
            ++controls;
            if (nameOf(control).isEmpty())
                nameless.append(described(name, control));
            const auto* button = qobject_cast<QAbstractButton*>(control);
            if (button && button->text().isEmpty() && button->toolTip().isEmpty())
                nameless.append(described(name, control) + QStringLiteral(" has no tool tip"));
        }
    });
    qInfo("%d controls", controls);
    QVERIFY(controls > 200);
    report(nameless);
}

void TestAccessibility::tab_reaches_every_control_and_leaves_it_again() {
    QStringList findings;
    test::WindowTour().run([&](const QString& name, QWidget* page) {
        QSet<QWidget*> missing;
        for (QWidget* control : controlsOf(page))
            if (isTabStop(control))
                missing.insert(control);
        const qsizetype stops = missing.size();
        int surfaceVisits = 0;
        qsizetype kept = 0;
        for (qsizetype press = 0; press < 3 * stops + 20 && !missing.isEmpty(); ++press) {
            QWidget* before = QApplication::focusWidget();
            QTest::keyClick(before ? before : page, Qt::Key_Tab);
            QWidget* now = QApplication::focusWidget();
            kept = now == before ? kept + 1 : 0;
            if (qobject_cast<EditCanvas*>(now)) {
                // The drawing surface steps through the boxes with Tab; F6 goes to one dock after the other.
                ++surfaceVisits;
                for (int dock = 0; dock < surfaceVisits; ++dock)
                    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
                missing.remove(now);
                now = QApplication::focusWidget();
            } else if (before && kept > mostLinks(now) && stops > 1) {
                findings.append(described(name, now) + QStringLiteral(" keeps Tab"));
                break;
            }
            for (QWidget* each = now; each; each = each->parentWidget())
                missing.remove(each);
        }
        for (QWidget* control : missing)
            findings.append(described(name, control) + QStringLiteral(" is not reached by Tab"));
    });
    report(findings);
}

void TestAccessibility::the_focus_can_be_seen() {
    QStringList invisible;
    test::WindowTour().run([&](const QString& name, QWidget* page) {
        for (QWidget* control : controlsOf(page)) {
            if (!isTabStop(control) || !isSeen(control))
                continue;
            page->window()->setAttribute(Qt::WA_KeyboardFocusChange); // as after a press of Tab
            control->setFocus(Qt::TabFocusReason);
            const QImage with = pictureAround(control);
            control->clearFocus();
            if (with == pictureAround(control))
                invisible.append(described(name, control));
        }
    });
    report(invisible);
}

void TestAccessibility::nothing_moves_by_itself() {
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo, Qt::UI_AnimateTooltip,
                                      Qt::UI_FadeTooltip, Qt::UI_AnimateToolBox})
        QVERIFY(!QApplication::isEffectEnabled(effect));
    QStringList moving;
    test::WindowTour().run([&](const QString& name, QWidget* page) {
        QList<QWidget*> widgets = page->findChildren<QWidget*>();
        widgets.append(page);
        for (QWidget* widget : widgets) {
            const auto* window = qobject_cast<QMainWindow*>(widget);
            const auto* tree = qobject_cast<QTreeView*>(widget);
            const auto* chart = qobject_cast<ChartView*>(widget);
            if ((window && window->isAnimated()) || (tree && tree->isAnimated()) ||
                (chart && chart->chart()->animationOptions() != QChart::NoAnimation) || isMoving(widget))
                moving.append(described(name, widget));
        }
    });
    report(moving);
}

void TestAccessibility::text_of_the_palette_has_enough_contrast_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestAccessibility::text_of_the_palette_has_enough_contrast() {
    QFETCH(bool, dark);
    const QPalette palette = themePalette(dark);
    using Role = QPalette::ColorRole;
    constexpr std::array<std::pair<Role, Role>, 11> pairs{{{Role::WindowText, Role::Window},
                                                           {Role::Text, Role::Base},
                                                           {Role::Text, Role::AlternateBase},
                                                           {Role::ButtonText, Role::Button},
                                                           {Role::ToolTipText, Role::ToolTipBase},
                                                           {Role::HighlightedText, Role::Highlight},
                                                           {Role::PlaceholderText, Role::Base},
                                                           {Role::PlaceholderText, Role::Window},
                                                           {Role::Link, Role::Base},
                                                           {Role::Link, Role::Window},
                                                           {Role::LinkVisited, Role::Base}}};
    for (const auto& [text, ground] : pairs) {
        const double ratio = contrastRatio(palette.color(text), palette.color(ground));
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text).arg(ground).arg(ratio)));
    }
    const ThemeColors& colors = themeColors(dark);
    for (const QColor& ground : {colors.window, colors.panel})
        for (const QColor& text : {dangerColor(palette), successColor(palette), colors.accent}) // + and -, links
            QVERIFY2(contrastRatio(text, ground) >= 4.5, qPrintable(text.name()));
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAccessibility)
#include "tst_accessibility.moc"
