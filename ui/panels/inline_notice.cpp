#include "ui/panels/inline_notice.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "ui/support/status_colors.h"
#include "ui/support/svg_icon.h"

namespace boxwright {

InlineNotice::InlineNotice(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this)) {
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(svgIcon(QStringLiteral("close")));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 8, 8);
    layout->setSpacing(10);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] { m_action(); });
    retranslate();
    hide();
}

void InlineNotice::showText(Tone tone, const QString& sentence) {
    showText(tone, sentence, QString(), {});
}

void InlineNotice::showText(Tone tone, const QString& sentence, const QString& buttonText,
                            std::function<void()> action) {
    m_tone = tone;
    m_action = std::move(action);
    m_text->setText(sentence);
    m_button->setText(buttonText);
    m_button->setVisible(static_cast<bool>(m_action));
    updateIcon();
    update();
    show();
}

QString InlineNotice::text() const {
    return m_text->text();
}

void InlineNotice::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        updateIcon();
    QFrame::changeEvent(event);
}

void InlineNotice::paintEvent(QPaintEvent*) {
    const QColor mark = m_tone == Tone::Problem ? dangerColor(palette()) : palette().color(QPalette::Highlight);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(mixedColor(palette().color(QPalette::Base), mark, 0.5), 1));
    painter.setBrush(mixedColor(palette().color(QPalette::Base), mark, 0.1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void InlineNotice::retranslate() {
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(m_close->toolTip());
}

void InlineNotice::updateIcon() {
    const QString name = m_tone == Tone::Problem ? QStringLiteral("warning") : QStringLiteral("info");
    m_icon->setPixmap(svgIcon(name).pixmap(QSize(20, 20), devicePixelRatioF()));
}

} // namespace boxwright
