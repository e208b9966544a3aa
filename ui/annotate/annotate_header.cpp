#include "ui/annotate/annotate_header.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/actions.h"
#include "ui/annotate/tone_button.h"

namespace boxwright {

namespace {

constexpr int brightnessStep = 5;

} // namespace

AnnotateHeader::AnnotateHeader(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_zoom(new QLineEdit(this))
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
    m_zoom->setFixedWidth(m_zoom->fontMetrics().horizontalAdvance(QStringLiteral("6400 %")) + 18);
    connect(m_zoom, &QLineEdit::returnPressed, this, &AnnotateHeader::takeZoom);
    connect(m_zoom, &QLineEdit::editingFinished, this, &AnnotateHeader::showZoom);
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
    retranslate();
}

void AnnotateHeader::setZoom(double zoom) {
    m_shownZoom = zoom;
    if (!m_zoom->hasFocus() || !m_zoom->isModified())
        showZoom();
}

void AnnotateHeader::showZoom() {
    m_zoom->setText(QStringLiteral("%1 %").arg(std::lround(m_shownZoom * 100)));
}

/// "150", "150 %", "150%".
void AnnotateHeader::takeZoom() {
    bool isNumber = false;
    const double percent = m_zoom->text().remove(QLatin1Char('%')).trimmed().toDouble(&isNumber);
    if (isNumber && percent > 0)
        Q_EMIT zoomWanted(percent / 100);
    showZoom();
}

ImageTone AnnotateHeader::tone() const {
    return m_tone->tone();
}

void AnnotateHeader::stepBrightness(int step) {
    ImageTone tone = m_tone->tone();
    tone.brightness += step * brightnessStep;
    m_tone->setTone(tone);
}

void AnnotateHeader::openTone() {
    m_tone->openSliders();
}

void AnnotateHeader::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AnnotateHeader::retranslate() {
    m_zoom->setToolTip(tr("Zoom; type a number to set it"));
    m_zoom->setAccessibleName(tr("Zoom"));
}

} // namespace boxwright
