#include "ui/panels/empty_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/support/svg_icon.h"

namespace boxwright {

EmptyPage::EmptyPage(const QString& icon, QWidget* parent)
    : QFrame(parent)
    , m_iconName(icon)
    , m_icon(new QLabel(this))
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_buttons(new QHBoxLayout) {
    m_title->setProperty("heading", true);
    m_hint->setProperty("muted", true);
    m_hint->setWordWrap(true);
    m_buttons->setSpacing(10);
    for (QLabel* label : {m_icon, m_title, m_hint})
        label->setAlignment(Qt::AlignCenter);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 30, 40, 30);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(10);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_hint);
    layout->addSpacing(18);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(m_buttons);
    row->addStretch();
    layout->addLayout(row);
    layout->addStretch(3);
    updateIcon();
}

void EmptyPage::setTexts(const QString& title, const QString& hint) {
    m_title->setText(title);
    m_hint->setText(hint);
}

void EmptyPage::addButton(QWidget* button) {
    m_buttons->addWidget(button);
}

QString EmptyPage::hint() const {
    return m_hint->text();
}

void EmptyPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QFrame::changeEvent(event);
}

void EmptyPage::updateIcon() {
    m_icon->setPixmap(svgIcon(m_iconName).pixmap(QSize(56, 56), devicePixelRatioF()));
}

} // namespace boxwright
