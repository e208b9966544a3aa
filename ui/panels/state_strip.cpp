#include "ui/panels/state_strip.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include "ui/panels/file_delegate.h"
#include "ui/support/color_swatch.h"

namespace boxwright {

namespace {

constexpr int barHeight = 6;

} // namespace

StateStrip::StateStrip(QWidget* parent)
    : QWidget(parent)
    , m_parts{new QToolButton(this), new QToolButton(this), new QToolButton(this), new QToolButton(this)} {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, barHeight + 6, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(0);
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        QToolButton* part = m_parts[i];
        part->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        part->setAutoRaise(true);
        part->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        grid->addWidget(part, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
        connect(part, &QToolButton::clicked, this, [this, i]() { Q_EMIT wanted(static_cast<Part>(i)); });
    }
    retranslate();
}

void StateStrip::setCounts(const StateCounts& counts) {
    if (counts == m_counts)
        return;
    m_counts = counts;
    retranslate();
    update();
}

QColor StateStrip::colorOf(Part part) const {
    switch (part) {
    case Part::Annotated:
        return QApplication::palette().color(QPalette::Highlight);
    case Part::Verified:
        return verifiedColor();
    case Part::Flagged:
        return flaggedColor();
    case Part::ToDo:
        break;
    }
    QColor quiet = QApplication::palette().color(QPalette::PlaceholderText);
    quiet.setAlpha(70);
    return quiet;
}

void StateStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(0, 1, width(), barHeight);
    QPainterPath rounded;
    rounded.addRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    painter.setClipPath(rounded);
    painter.fillRect(bar, colorOf(Part::ToDo));
    const double all = static_cast<double>(std::max<std::size_t>(1, m_counts.images));
    double left = 0;
    for (const auto& [part, count] :
         {std::pair(Part::Verified, m_counts.verified), std::pair(Part::Annotated, m_counts.annotated)}) {
        const double across = bar.width() * static_cast<double>(count) / all;
        painter.fillRect(QRectF(left, bar.top(), across, bar.height()), colorOf(part));
        left += across;
    }
}

void StateStrip::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StateStrip::retranslate() {
    const QLocale locale;
    const auto number = [&locale](std::size_t count) { return locale.toString(static_cast<qulonglong>(count)); };
    const std::array<QString, 4> texts{
        tr("%1 to do").arg(number(m_counts.toDo)), tr("%1 annotated").arg(number(m_counts.annotated)),
        tr("%1 verified").arg(number(m_counts.verified)), tr("%1 flagged").arg(number(m_counts.flagged))};
    const std::array<QString, 4> tips{tr("Show the images without annotation"), tr("Show the annotated images"),
                                      tr("Show the verified images"), tr("Show the flagged images")};
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_parts[i]->setText(texts[i]);
        m_parts[i]->setToolTip(tips[i]);
        m_parts[i]->setIcon(colorSwatch(colorOf(static_cast<Part>(i))));
    }
    const double all = static_cast<double>(std::max<std::size_t>(1, m_counts.images));
    const double verified = 100 * static_cast<double>(m_counts.verified) / all;
    setToolTip(m_counts.complete ? tr("%1 % of the images are verified").arg(locale.toString(verified, 'f', 0))
                                 : tr("The images are still being counted"));
}

} // namespace boxwright
