#include "ui/panels/score_slider.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSlider>

namespace boxwright {

ScoreSlider::ScoreSlider(QWidget* parent, Kind kind)
    : QWidget(parent)
    , m_kind(kind)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_number(new QDoubleSpinBox(this)) {
    m_slider->setRange(5, 100);
    m_slider->setPageStep(10);
    m_number->setRange(0.05, 1.0);
    m_number->setSingleStep(0.01);
    m_number->setDecimals(2);
    m_slider->setValue(50);
    m_number->setValue(0.5);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, this, [this](int hundredths) {
        const QSignalBlocker blocker(m_number);
        m_number->setValue(hundredths / 100.0);
        Q_EMIT scoreChanged(score());
    });
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &ScoreSlider::setScore);
    retranslate();
}

float ScoreSlider::score() const {
    return static_cast<float>(m_slider->value()) / 100.0F;
}

void ScoreSlider::setScore(double score) {
    m_slider->setValue(qRound(score * 100));
}

void ScoreSlider::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ScoreSlider::retranslate() {
    const bool isScore = m_kind == Kind::Score;
    setToolTip(isScore
                   ? tr("Boxes with a lower score are hidden and not exported")
                   : tr("Of two boxes of a class that overlap more (IoU), only the better one is shown and exported"));
    for (QWidget* part : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_number)})
        part->setAccessibleName(isScore ? tr("Lowest score") : tr("Largest overlap"));
}

} // namespace boxwright
