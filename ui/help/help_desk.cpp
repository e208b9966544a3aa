#include "ui/help/help_desk.h"

#include <utility>

#include "ui/actions.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/help/help_dialog.h"
#include "ui/inspect/how_it_sees_dialog.h"

namespace boxwright {

namespace {

void bringUp(QWidget* window) {
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

HelpDesk::HelpDesk(AppState* state, Actions* actions, std::function<InspectionSubject()> subject, QWidget* window)
    : QObject(window)
    , m_state(state)
    , m_actions(actions)
    , m_subject(std::move(subject))
    , m_window(window) {
    const Actions& all = *actions;
    connect(all[ActionId::Shortcuts], &QAction::triggered, this,
            [this]() { (new ShortcutsDialog(*m_actions, m_window))->open(); });
    connect(all[ActionId::About], &QAction::triggered, this, [this]() { (new AboutDialog(m_window))->open(); });
    connect(all[ActionId::HelpContents], &QAction::triggered, this, [this]() { openHelp(QStringLiteral("start")); });
    connect(all[ActionId::HowItSees], &QAction::triggered, this, &HelpDesk::showHowItSees);
}

HelpDialog* HelpDesk::openHelp(const QString& place) {
    if (!m_pages)
        m_pages = new HelpDialog(*m_actions, m_window);
    m_pages->showPlace(place);
    bringUp(m_pages);
    return m_pages;
}

HowItSeesDialog* HelpDesk::showHowItSees() {
    if (!m_howItSees) {
        m_howItSees = new HowItSeesDialog(m_state, m_window);
        connect(m_howItSees, &HowItSeesDialog::helpWanted, this, &HelpDesk::openHelp);
    }
    if (const InspectionSubject subject = m_subject(); !subject.path.isEmpty())
        m_howItSees->setSubject(subject);
    bringUp(m_howItSees);
    return m_howItSees;
}

} // namespace boxwright
