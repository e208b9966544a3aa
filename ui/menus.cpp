#include "ui/menus.h"

#include <QDir>
#include <QMenuBar>

#include "ui/actions.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

void addActions(QMenu* menu, const Actions& actions, std::initializer_list<ActionId> ids) {
    for (const ActionId id : ids)
        menu->addAction(actions[id]);
}

} // namespace

Menus::Menus(const Actions& actions, QMenuBar* bar)
    : QObject(bar)
    , m_file(bar->addMenu(QString()))
    , m_recent(new QMenu(m_file))
    , m_view(bar->addMenu(QString()))
    , m_theme(new QMenu(m_view))
    , m_language(new QMenu(m_view))
    , m_help(bar->addMenu(QString())) {
    addActions(m_file, actions, {ActionId::OpenFolder});
    m_file->addMenu(m_recent);
    addActions(m_file, actions, {ActionId::MakeSample, ActionId::FetchWeights});
    m_file->addSeparator();
    addActions(m_file, actions, {ActionId::Quit});

    addActions(m_view, actions, {ActionId::Annotate, ActionId::Train, ActionId::Evaluate, ActionId::Detect});
    m_view->addSeparator();
    addActions(m_view, actions, {ActionId::PreviousImage, ActionId::NextImage, ActionId::Deselect});
    m_view->addSeparator();
    addActions(m_view, actions,
               {ActionId::FitWindow, ActionId::FitWidth, ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomActual});
    m_view->addSeparator();
    m_theme->setIcon(svgIcon(QStringLiteral("theme")));
    m_language->setIcon(svgIcon(QStringLiteral("language")));
    m_view->addMenu(m_theme);
    m_view->addMenu(m_language);
    addActions(m_theme, actions, {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark});
    addActions(m_language, actions, {ActionId::LanguageEnglish, ActionId::LanguageChinese});

    addActions(m_help, actions, {ActionId::Shortcuts, ActionId::About});
    retranslate();
}

void Menus::setRecentFolders(const QStringList& folders) {
    m_recent->clear();
    for (const QString& folder : folders) {
        QString shown = QDir::toNativeSeparators(folder);
        const QAction* action = m_recent->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, folder]() { Q_EMIT recentChosen(folder); });
    }
    m_recent->setEnabled(!folders.isEmpty());
}

void Menus::retranslate() {
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("Open &Recent"));
    m_view->setTitle(tr("&View"));
    m_theme->setTitle(tr("&Theme"));
    m_language->setTitle(tr("&Language"));
    m_help->setTitle(tr("&Help"));
}

} // namespace boxwright
