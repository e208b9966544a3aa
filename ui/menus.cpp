#include "ui/menus.h"

#include <QDir>
#include <QMenuBar>

#include "ui/actions.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

namespace {

constexpr int classActions = 10;

void addActions(QMenu* menu, const Actions& actions, std::initializer_list<ActionId> ids) {
    for (const ActionId id : ids)
        menu->addAction(actions[id]);
}

} // namespace

Menus::Menus(const Actions& actions, QMenuBar* bar)
    : QObject(bar)
    , m_file(bar->addMenu(QString()))
    , m_recent(new QMenu(m_file))
    , m_edit(bar->addMenu(QString()))
    , m_boxes(bar->addMenu(QString()))
    , m_classes(new QMenu(m_boxes))
    , m_proposals(new QMenu(m_boxes))
    , m_go(bar->addMenu(QString()))
    , m_view(bar->addMenu(QString()))
    , m_wheel(new QMenu(m_view))
    , m_theme(new QMenu(m_view))
    , m_language(new QMenu(m_view))
    , m_help(bar->addMenu(QString())) {
    addActions(m_file, actions, {ActionId::OpenFolder});
    m_file->addMenu(m_recent);
    addActions(m_file, actions, {ActionId::AnnotationFolder});
    addActions(m_file, actions, {ActionId::MakeSample, ActionId::FetchWeights, ActionId::SaveNow});
    m_file->addSeparator();
    addActions(m_file, actions, {ActionId::Quit});

    addEditActions(actions);
    addActions(m_go, actions,
               {ActionId::PreviousImage, ActionId::NextImage, ActionId::BackTen, ActionId::AheadTen,
                ActionId::FirstImage, ActionId::LastImage});
    m_go->addSeparator();
    addActions(m_go, actions, {ActionId::NextToDo, ActionId::FindImage});
    m_go->addSeparator();
    addActions(m_go, actions, {ActionId::NextPanel});
    addActions(m_view, actions, {ActionId::Annotate, ActionId::Train, ActionId::Evaluate, ActionId::Detect});
    m_view->addSeparator();
    addActions(m_view, actions, {ActionId::Statistics, ActionId::CheckData});
    m_view->addSeparator();
    addActions(m_view, actions,
               {ActionId::FitWindow, ActionId::FitWidth, ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomActual,
                ActionId::ZoomBox, ActionId::Tone});
    m_view->addSeparator();
    addActions(m_view, actions,
               {ActionId::HideBoxes, ActionId::Crosshair, ActionId::KeepView, ActionId::Minimap, ActionId::Thumbnails});
    m_view->addMenu(m_wheel);
    addActions(m_wheel, actions, {ActionId::WheelZooms, ActionId::WheelScrolls, ActionId::WheelTurns});
    m_view->addSeparator();
    addActions(m_view, actions, {ActionId::ResetLayout});
    m_theme->setIcon(svgIcon(QStringLiteral("theme")));
    m_language->setIcon(svgIcon(QStringLiteral("language")));
    m_view->addMenu(m_theme);
    m_view->addMenu(m_language);
    addActions(m_theme, actions, {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark});
    addActions(m_language, actions, {ActionId::LanguageEnglish, ActionId::LanguageChinese});

    addActions(m_help, actions, {ActionId::HelpContents, ActionId::HowItSees});
    m_help->addSeparator();
    addActions(m_help, actions, {ActionId::CommandPalette, ActionId::Shortcuts, ActionId::EditKeys});
    m_help->addSeparator();
    addActions(m_help, actions, {ActionId::About});
    retranslate();
}

void Menus::addEditActions(const Actions& actions) {
    addActions(m_edit, actions, {ActionId::Undo, ActionId::Redo});
    m_edit->addSeparator();
    addActions(m_edit, actions,
               {ActionId::Cut, ActionId::Copy, ActionId::Paste, ActionId::Duplicate, ActionId::CopyPrevious,
                ActionId::DeleteBoxes});
    m_edit->addSeparator();
    addActions(m_edit, actions, {ActionId::SelectAll, ActionId::Deselect});
    m_edit->addSeparator();
    addActions(m_edit, actions, {ActionId::DeleteImage});
    m_edit->addSeparator();
    addActions(m_edit, actions, {ActionId::Preferences});

    addActions(m_boxes, actions, {ActionId::DrawTool, ActionId::SelectTool, ActionId::ExtremeTool});
    m_boxes->addSeparator();
    addActions(m_boxes, actions,
               {ActionId::EditClass, ActionId::AskForClass, ActionId::ToggleDifficult, ActionId::ToggleTruncated,
                ActionId::ToggleOccluded, ActionId::RightClickDeletes});
    m_boxes->addMenu(m_classes);
    for (int i = 0; i < classActions; ++i)
        m_classes->addAction(actions[static_cast<ActionId>(static_cast<int>(ActionId::Class1) + i)]);
    m_boxes->addSeparator();
    addActions(m_boxes, actions, {ActionId::VerifyImage, ActionId::FlagImage});
    m_boxes->addMenu(m_proposals);
    addActions(m_proposals, actions,
               {ActionId::ProposeImage, ActionId::ProposeAll, ActionId::AcceptProposal, ActionId::RejectProposal,
                ActionId::AcceptAll});
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
    m_edit->setTitle(tr("&Edit"));
    m_boxes->setTitle(tr("&Boxes"));
    m_classes->setTitle(tr("Class by &Number"));
    m_proposals->setTitle(tr("&Proposals"));
    m_go->setTitle(tr("&Go"));
    m_view->setTitle(tr("&View"));
    m_wheel->setTitle(tr("Mo&use Wheel"));
    m_theme->setTitle(tr("T&heme"));
    m_language->setTitle(tr("&Language"));
    m_help->setTitle(tr("&Help"));
}

} // namespace boxwright
