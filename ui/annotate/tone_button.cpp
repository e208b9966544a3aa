#include "ui/annotate/tone_button.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSlider>
#include <QWidgetAction>

#include "ui/support/svg_icon.h"

namespace boxwright {

ToneButton::ToneButton(QWidget* parent)
    : QToolButton(parent)
    , m_brightness(new QSlider(Qt::Horizontal))
    , m_contrast(new QSlider(Qt::Horizontal)) {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    m_brightnessLabel = new QLabel(content);
    m_contrastLabel = new QLabel(content);
    m_reset = new QPushButton(content);
    grid->addWidget(m_brightnessLabel, 0, 0);
    grid->addWidget(m_brightness, 0, 1);
    grid->addWidget(m_contrastLabel, 1, 0);
    grid->addWidget(m_contrast, 1, 1);
    grid->addWidget(m_reset, 2, 0, 1, 2, Qt::AlignRight);
    for (QSlider* slider : {m_brightness, m_contrast}) {
        slider->setRange(-100, 100);
        slider->setMinimumWidth(200);
        connect(slider, &QSlider::valueChanged, this, [this]() { Q_EMIT toneChanged(tone()); });
    }
    connect(m_reset, &QPushButton::clicked, this, [this]() {
        m_brightness->setValue(0);
        m_contrast->setValue(0);
    });
    auto* menu = new QMenu(this);
    auto* action = new QWidgetAction(menu);
    action->setDefaultWidget(content);
    menu->addAction(action);
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setIcon(svgIcon(QStringLiteral("tone")));
    retranslate();
}

ImageTone ToneButton::tone() const {
    return {m_brightness->value(), m_contrast->value()};
}

void ToneButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void ToneButton::retranslate() {
    setToolTip(tr("Brightness and contrast of what is shown; files stay as they are"));
    setAccessibleName(tr("Brightness and contrast"));
    m_brightnessLabel->setText(tr("Brightness"));
    m_contrastLabel->setText(tr("Contrast"));
    m_brightness->setAccessibleName(tr("Brightness"));
    m_contrast->setAccessibleName(tr("Contrast"));
    m_reset->setText(tr("Reset"));
}

} // namespace boxwright
