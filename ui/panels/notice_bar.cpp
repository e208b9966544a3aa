#include "ui/panels/notice_bar.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include "ui/support/svg_icon.h"

namespace boxwright {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
    , m_secondButton(new QPushButton(this))
    , m_close(new QToolButton(this)) {
    setObjectName(QStringLiteral("noticeBar"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setWordWrap(true);
    m_progress->setFixedWidth(220);
    m_progress->setTextVisible(false);
    m_close->setIcon(svgIcon(QStringLiteral("close")));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 10, 8);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    row->addWidget(m_secondButton);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this]() { press({}); });
    connect(m_button, &QPushButton::clicked, this, [this]() { press(m_first); });
    connect(m_secondButton, &QPushButton::clicked, this, [this]() { press(m_second); });
    retranslate();
    clear();
}

void NoticeBar::showMessage(const QString& text, const QString& buttonText, std::function<void()> onClick) {
    showMessage(text, {buttonText, std::move(onClick)}, {});
}

void NoticeBar::showMessage(const QString& text, const NoticeButton& first, const NoticeButton& second) {
    m_text->setText(text);
    m_first = first;
    m_second = second;
    for (const auto& [button, shown] : {std::pair(m_button, &m_first), std::pair(m_secondButton, &m_second)}) {
        button->setText(shown->text);
        button->setVisible(!shown->text.isEmpty());
    }
    m_progress->hide();
    m_close->show();
    show();
}

void NoticeBar::press(const NoticeButton& button) {
    const NoticeButton pressed = button; // clear() forgets it
    if (pressed.closes)
        clear();
    if (pressed.onClick)
        pressed.onClick();
    if (pressed.closes)
        Q_EMIT closed();
}

void NoticeBar::showProgress(const QString& text, int done, int all, std::function<void()> onCancel) {
    m_text->setText(text);
    m_progress->setRange(0, all);
    m_progress->setValue(done);
    m_progress->show();
    m_button->setText(tr("Cancel"));
    m_button->show();
    m_secondButton->hide();
    m_first = {m_button->text(), std::move(onCancel), false};
    m_close->hide();
    show();
}

void NoticeBar::clear() {
    m_text->clear();
    m_first = {};
    m_second = {};
    hide();
}

QString NoticeBar::text() const {
    return m_text->text();
}

void NoticeBar::changeEvent(QEvent* event) {
    // The icon is a picture of the old palette's colour.
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::retranslate() {
    m_icon->setPixmap(svgIcon(QStringLiteral("info")).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

} // namespace boxwright
