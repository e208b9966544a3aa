#include "ui/help/help_pages.h"

#include <algorithm>

#include <QFile>
#include <QTextDocument>

#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/support/language.h"
#include "ui/support/resources.h"

namespace boxwright {

namespace {

const QString shortcutsPage = QStringLiteral("shortcuts");

QString shortcutsHtml(const QString& title, const std::vector<Actions::Shortcut>& shortcuts) {
    QString html = QStringLiteral("<h1>%1</h1>").arg(title);
    QString group;
    for (const Actions::Shortcut& shortcut : shortcuts) {
        if (shortcut.group != group) {
            html += QStringLiteral("%1<h2>%2</h2><table width='100%' cellpadding='3'>")
                        .arg(group.isEmpty() ? QString() : QStringLiteral("</table>"), shortcut.group.toHtmlEscaped());
            group = shortcut.group;
        }
        html += QStringLiteral("<tr><td>%1</td><td width='40%'><b>%2</b></td></tr>")
                    .arg(shortcut.text.toHtmlEscaped(), shortcut.keys.toHtmlEscaped());
    }
    return html + QStringLiteral("</table>");
}

} // namespace

std::vector<HelpPages::Page> HelpPages::pages() {
    return {{QStringLiteral("start"), tr("Getting started")},
            {QStringLiteral("numbers"), tr("What the numbers mean")},
            {QStringLiteral("detector"), tr("How the detector works")},
            {QStringLiteral("data"), tr("Data and folders")},
            {QStringLiteral("training"), tr("Training options")},
            {QStringLiteral("trouble"), tr("Troubleshooting")},
            {shortcutsPage, tr("Keyboard shortcuts")}};
}

QString HelpPages::html(const QString& name, const Actions& actions) {
    if (name == shortcutsPage)
        return shortcutsHtml(tr("Keyboard shortcuts"), ShortcutsDialog::allShortcuts(actions));
    ensureResources();
    const std::string_view language = toText(currentLanguage());
    QFile file(QStringLiteral(":/help/%1/%2.html")
                   .arg(QString::fromLatin1(language.data(), static_cast<qsizetype>(language.size())), name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

std::vector<HelpPages::Page> HelpPages::search(const QString& query, const Actions& actions) {
    const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<Page> found = pages();
    std::erase_if(found, [&](const Page& page) {
        if (words.isEmpty())
            return false;
        QTextDocument document;
        document.setHtml(html(page.name, actions));
        const QString text = document.toPlainText();
        return !std::all_of(words.begin(), words.end(),
                            [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    });
    return found;
}

} // namespace boxwright
