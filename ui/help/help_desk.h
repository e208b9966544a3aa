#pragma once

#include <functional>

#include <QObject>
#include <QPointer>

#include "ui/inspect/inspection_subject.h"

class QWidget;

namespace boxwright {

class Actions;
class AppState;
class HelpDialog;
class HowItSeesDialog;

/// What the Help menu opens. Each window is opened once, and raised when it is asked for again.
class HelpDesk : public QObject {
    Q_OBJECT

public:
    /// `subject` tells the image that is on the screen.
    HelpDesk(AppState* state, Actions* actions, std::function<InspectionSubject()> subject, QWidget* window);

    /// The help at a page or a section of it: "numbers#AP50".
    HelpDialog* openHelp(const QString& place);
    /// How the model sees the image that is on the screen.
    HowItSeesDialog* showHowItSees();

private:
    AppState* m_state;
    Actions* m_actions;
    std::function<InspectionSubject()> m_subject;
    QWidget* m_window;
    QPointer<HowItSeesDialog> m_howItSees;
    QPointer<HelpDialog> m_pages;
};

} // namespace boxwright
