#include "ui/annotate/annotate_header.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/actions.h"
#include "ui/annotate/tone_button.h"

namespace boxwright {

AnnotateHeader::AnnotateHeader(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_zoom(new QLabel(this))
    , m_tone(new ToneButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 5, 8, 5);
    row->setSpacing(2);
    const auto addButtons = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids) {
            auto* button = new QToolButton(this);
            button->setDefaultAction(actions[id]);
            button->setIconSize({20, 20});
            button->setFocusPolicy(Qt::NoFocus);
            row->addWidget(button);
        }
        row->addSpacing(8);
    };
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setProperty("muted", true);
    m_zoom->setMinimumWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")) + 8);
    m_tone->setIconSize({20, 20});
    m_tone->setFocusPolicy(Qt::NoFocus);
    addButtons({ActionId::PreviousImage, ActionId::NextImage});
    row->addStretch(1);
    addButtons({ActionId::DrawTool, ActionId::SelectTool, ActionId::ExtremeTool});
    addButtons({ActionId::Undo, ActionId::Redo});
    addButtons({ActionId::VerifyImage, ActionId::FlagImage});
    addButtons({ActionId::ZoomOut});
    row->addWidget(m_zoom);
    addButtons({ActionId::ZoomIn, ActionId::FitWindow, ActionId::FitWidth, ActionId::ZoomActual});
    row->addWidget(m_tone);
    connect(m_tone, &ToneButton::toneChanged, this, &AnnotateHeader::toneChanged);
}

void AnnotateHeader::setZoom(double zoom) {
    m_zoom->setText(QStringLiteral("%1 %").arg(std::lround(zoom * 100)));
}

ImageTone AnnotateHeader::tone() const {
    return m_tone->tone();
}

} // namespace boxwright
