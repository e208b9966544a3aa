#include "ui/help/help_browser.h"

#include <QEvent>
#include <QScrollBar>

#include "ui/help/help_figures.h"
#include "ui/help/help_pages.h"
#include "ui/support/theme.h"

namespace boxwright {

namespace {

constexpr double widestFigure = 640;
constexpr int margin = 22;

} // namespace

HelpBrowser::HelpBrowser(const Actions& actions, QWidget* parent)
    : QTextBrowser(parent)
    , m_actions(actions) {
    setObjectName(QStringLiteral("helpBrowser"));
    setOpenExternalLinks(false);
    document()->setDocumentMargin(margin);
    applyStyle();
}

void HelpBrowser::showPlace(const QString& place) {
    setSource(QUrl(place), QTextDocument::HtmlResource);
}

void HelpBrowser::refresh() {
    const int scroll = verticalScrollBar()->value();
    applyStyle();
    document()->clear(); // drawings are kept with the document
    reload();
    verticalScrollBar()->setValue(scroll);
}

QVariant HelpBrowser::loadResource(int type, const QUrl& name) {
    if (name.scheme() == QStringLiteral("figure"))
        return HelpFigures::image(name.path(), palette(), devicePixelRatioF(), widestFigure);
    if (type == QTextDocument::HtmlResource)
        return HelpPages::html(name.path(), m_actions);
    return QTextBrowser::loadResource(type, name);
}

void HelpBrowser::applyStyle() {
    const ThemeColors& colors = themeColors(palette().color(QPalette::Window).lightness() < 128);
    document()->setDefaultStyleSheet(
        QStringLiteral("h1 { font-size: 20pt; font-weight: 600; margin-bottom: 10px; }"
                       "h2 { font-size: 13pt; font-weight: 600; margin-top: 22px; margin-bottom: 4px; }"
                       "p, ul { margin-top: 4px; margin-bottom: 8px; line-height: 135%; }"
                       ".figure { line-height: 100%; margin-top: 10px; } li { margin-bottom: 3px; line-height: 130%; } "
                       "td { line-height: 125%; }"
                       "a { color: %1; text-decoration: none; } small, pre, tt { color: %2; }"
                       "pre { background-color: %3; }")
            .arg(colors.accent.name(), colors.muted.name(), colors.raised.name()));
}

void HelpBrowser::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) && !source().isEmpty())
        refresh();
}

} // namespace boxwright
