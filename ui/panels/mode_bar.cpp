#include "ui/panels/mode_bar.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/actions.h"

namespace boxwright {

ModeBar::ModeBar(const Actions& actions, QWidget* parent)
    : QFrame(parent) {
    setObjectName(QStringLiteral("modeBar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 8, 12);
    column->setSpacing(6);
    for (const ActionId id : {ActionId::Annotate, ActionId::Train, ActionId::Evaluate, ActionId::Detect}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions[id]);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({26, 26});
        button->setFixedSize(78, 68);
        column->addWidget(button);
    }
    column->addStretch();
}

} // namespace boxwright
