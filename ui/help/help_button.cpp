#include "ui/help/help_button.h"

#include <QEvent>

#include "ui/help/help_desk.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

HelpButton::HelpButton(const QString& place, QWidget* parent)
    : QToolButton(parent)
    , m_place(place) {
    setIcon(svgIcon(QStringLiteral("help")));
    setIconSize(QSize(16, 16));
    setAutoRaise(true);
    connect(this, &QToolButton::clicked, this, [this]() {
        if (auto* desk = window()->findChild<HelpDesk*>())
            desk->openHelp(m_place);
    });
    retranslate();
}

void HelpButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void HelpButton::retranslate() {
    setToolTip(tr("What does this mean?"));
    setAccessibleName(toolTip());
}

} // namespace boxwright
