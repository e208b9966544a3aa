#include "ui/panels/state_button.h"

#include <QEvent>
#include <QMenu>

namespace boxwright {

StateButton::StateButton(const QString& name, QWidget* parent)
    : QToolButton(parent) {
    setObjectName(name);
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setStyleSheet(QStringLiteral("QToolButton { padding-right: 14px; }")); // the arrow stands beside the text
    setMenu(new QMenu(this));
    hide();
}

void StateButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

} // namespace boxwright
