#include "ui/support/theme.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <QStyleHints>
#include <QWidget>

#include "ui/support/resources.h"

namespace boxwright {

namespace {

const ThemeColors light{
    .window = QColor(0xF3F5F4),
    .panel = QColor(0xFFFFFF),
    .raised = QColor(0xECEFEE),
    .pressed = QColor(0xDFE4E2),
    .border = QColor(0xDDE2E0),
    .borderStrong = QColor(0xC3CBC8),
    .text = QColor(0x18211F),
    .muted = QColor(0x56625F),
    .disabled = QColor(0x97A19E),
    .accent = QColor(0x0F766E),
    .accentHover = QColor(0x0B625B),
    .accentText = QColor(0xFFFFFF),
    .accentSoft = QColor(0xD5ECE8),
};

const ThemeColors dark{
    .window = QColor(0x171B1C),
    .panel = QColor(0x1F2426),
    .raised = QColor(0x2A3032),
    .pressed = QColor(0x343B3D),
    .border = QColor(0x30373A),
    .borderStrong = QColor(0x475053),
    .text = QColor(0xE7ECEA),
    .muted = QColor(0xA3AFAC),
    .disabled = QColor(0x67716F),
    .accent = QColor(0x35C4AE),
    .accentHover = QColor(0x55D6C2),
    .accentText = QColor(0x06231F),
    .accentSoft = QColor(0x1C423D),
};

bool isDarkDesktop() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    // The palette that the desktop gave us, asked before we set our own.
    static const bool startedDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return startedDark;
#endif
}

/// The style sheet with each @name replaced by the colour of that name.
QString styleSheet(bool isDark) {
    QFile file(QStringLiteral(":/style/boxwright.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const ThemeColors& c = themeColors(isDark);
    // Longer names first: @accent is the beginning of @accentSoft.
    const std::array<std::pair<const char*, QColor>, 13> colors{{{"@window", c.window},
                                                                 {"@panel", c.panel},
                                                                 {"@raised", c.raised},
                                                                 {"@pressed", c.pressed},
                                                                 {"@borderStrong", c.borderStrong},
                                                                 {"@border", c.border},
                                                                 {"@text", c.text},
                                                                 {"@muted", c.muted},
                                                                 {"@disabled", c.disabled},
                                                                 {"@accentHover", c.accentHover},
                                                                 {"@accentText", c.accentText},
                                                                 {"@accentSoft", c.accentSoft},
                                                                 {"@accent", c.accent}}};
    for (const auto& [name, color] : colors)
        sheet.replace(QLatin1String(name), color.name());
    return sheet.replace(QLatin1String("@theme"), QLatin1String(isDark ? "dark" : "light"));
}

/// The best-looking of the fonts that are there; Chinese comes from Noto CJK in any case.
QFont applicationFont() {
    const QStringList wanted{QStringLiteral("Inter"),      QStringLiteral("Noto Sans"),
                             QStringLiteral("Cantarell"),  QStringLiteral("Ubuntu"),
                             QStringLiteral("Open Sans"),  QStringLiteral("Noto Sans CJK SC"),
                             QStringLiteral("DejaVu Sans")};
    QStringList families;
    for (const QString& family : wanted)
        if (QFontDatabase::hasFamily(family))
            families.append(family);
    QFont font = QGuiApplication::font();
    if (!families.isEmpty())
        font.setFamilies(families);
    font.setPointSizeF(10);
    return font;
}

/// Draws the widget and all in it anew by the style sheet of now.
void polishAgain(QWidget* widget) {
    if (widget->testAttribute(Qt::WA_WState_Polished)) { // else it will be when it is first shown
        widget->style()->polish(widget);
        QEvent event(QEvent::StyleChange);
        QCoreApplication::sendEvent(widget, &event);
    }
    const QObjectList children = widget->children();
    for (QObject* child : children)
        if (child->isWidgetType())
            polishAgain(static_cast<QWidget*>(child));
}

/// QApplication::setStyleSheet() polishes every widget once for itself and once for each of those around it, ten times
/// and more. Without its memory of them it polishes none, and we do.
void setStyleSheet(QApplication& application, const QString& sheet) {
    const bool isFirst = application.styleSheet().isEmpty();
    if (!isFirst)
        application.style()->unpolish(&application);
    application.setStyleSheet(sheet);
    if (isFirst)
        return;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (!widget->parentWidget())
            polishAgain(widget);
}

} // namespace

const ThemeColors& themeColors(bool isDark) {
    return isDark ? dark : light;
}

QPalette themePalette(bool isDark) {
    const ThemeColors& c = themeColors(isDark);
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.panel);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.accentText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.panel);
    palette.setColor(QPalette::Midlight, c.border);
    palette.setColor(QPalette::Mid, c.borderStrong);
    palette.setColor(QPalette::Dark, c.borderStrong);
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.borderStrong);
    return palette;
}

bool isDarkTheme(ThemeChoice choice) {
    return choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDarkDesktop());
}

void applyTheme(QApplication& application, ThemeChoice choice) {
    ensureResources();
    const bool isDark = isDarkTheme(choice);
    const QString sheet = styleSheet(isDark);
    if (application.styleSheet() == sheet)
        return; // polishing every widget again takes a moment
    if (application.style()->objectName() != QLatin1String("fusion") && application.styleSheet().isEmpty())
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(themePalette(isDark));
    setStyleSheet(application, sheet);
    QApplication::setFont(applicationFont());
    QFont dockTitleFont = applicationFont();
    dockTitleFont.setWeight(QFont::DemiBold);
    QApplication::setFont(dockTitleFont, "QDockWidgetTitle");
    // Before exec() Qt tells no widget that is there already.
    for (QWidget* widget : QApplication::allWidgets()) {
        QEvent event(QEvent::ApplicationFontChange);
        QCoreApplication::sendEvent(widget, &event);
    }
}

} // namespace boxwright
