#include "ui/annotate/tone_button.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QWidgetAction>

#include "ui/support/svg_icon.h"

namespace boxwright {

ToneButton::ToneButton(QWidget* parent)
    : QToolButton(parent) {
    auto* content = new QWidget;
    auto* grid = new QGridLayout(content);
    grid->setContentsMargins(14, 12, 14, 12);
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        const auto row = static_cast<int>(i);
        QSlider* slider = m_sliders[i] = new QSlider(Qt::Horizontal, content);
        grid->addWidget(m_names[i] = new QLabel(content), row, 0);
        grid->addWidget(slider, row, 1);
        grid->addWidget(m_values[i] = new QLabel(QStringLiteral("0"), content), row, 2);
        m_values[i]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_values[i]->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("-100")));
        slider->setRange(-100, 100);
        slider->setPageStep(20);
        slider->setMinimumWidth(200);
        connect(slider, &QSlider::valueChanged, this, [this, i](int value) {
            m_values[i]->setNum(value);
            Q_EMIT toneChanged(tone());
        });
    }
    m_reset = new QPushButton(content);
    grid->addWidget(m_reset, static_cast<int>(m_sliders.size()), 0, 1, 3, Qt::AlignRight);
    for (QWidget* part : {static_cast<QWidget*>(m_sliders[0]), static_cast<QWidget*>(m_sliders[1]),
                          static_cast<QWidget*>(m_sliders[2]), static_cast<QWidget*>(m_reset)})
        part->installEventFilter(this);
    connect(m_reset, &QPushButton::clicked, this, [this]() { setTone({}); });
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
    return {m_sliders[0]->value(), m_sliders[1]->value(), m_sliders[2]->value()};
}

void ToneButton::setTone(ImageTone wanted) {
    const ImageTone before = tone();
    const std::array<int, 3> values{wanted.brightness, wanted.contrast, wanted.gamma};
    for (std::size_t i = 0; i < m_sliders.size(); ++i) {
        const QSignalBlocker block(m_sliders[i]);
        m_sliders[i]->setValue(values[i]);
        m_values[i]->setNum(m_sliders[i]->value());
    }
    if (tone() != before)
        Q_EMIT toneChanged(tone());
}

void ToneButton::openSliders() {
    QTimer::singleShot(0, m_sliders[0], [slider = m_sliders[0]]() { slider->setFocus(Qt::ShortcutFocusReason); });
    showMenu();
}

bool ToneButton::eventFilter(QObject* watched, QEvent* event) {
    const auto* key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent*>(event) : nullptr;
    const bool back = key != nullptr && key->key() == Qt::Key_Backtab;
    if (key == nullptr || (key->key() != Qt::Key_Tab && !back))
        return QToolButton::eventFilter(watched, event);
    const std::array<QWidget*, 4> parts{m_sliders[0], m_sliders[1], m_sliders[2], m_reset};
    const auto at = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), watched) - parts.begin());
    parts[(at + (back ? parts.size() - 1 : 1)) % parts.size()]->setFocus(Qt::TabFocusReason);
    return true;
}

void ToneButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

void ToneButton::retranslate() {
    setToolTip(tr("Brightness, contrast and gamma of what is shown; files stay as they are"));
    setAccessibleName(tr("Brightness and contrast"));
    const std::array<QString, 3> names{tr("Brightness"), tr("Contrast"), tr("Gamma")};
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        m_names[i]->setText(names[i]);
        m_sliders[i]->setAccessibleName(names[i]);
    }
    m_sliders[2]->setToolTip(tr("Lightens or darkens what lies between black and white"));
    m_reset->setText(tr("Reset"));
}

} // namespace boxwright
