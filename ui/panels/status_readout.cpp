#include "ui/panels/status_readout.h"

#include <cmath>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace boxwright {

StatusReadout::StatusReadout(QWidget* parent)
    : QWidget(parent)
    , m_undo(new QLabel(this))
    , m_gesture(new QLabel(this))
    , m_cursor(new QLabel(this))
    , m_zoom(new QLabel(this))
    , m_size(new QLabel(this))
    , m_boxes(new QLabel(this))
    , m_position(new QLabel(this))
    , m_save(new QLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    m_undo->setFocusPolicy(Qt::NoFocus); // the key is nearer
    m_undo->hide();
    row->addWidget(m_undo);
    connect(m_undo, &QLabel::linkActivated, this, &StatusReadout::undoWanted);
    for (QLabel* label : {m_gesture, m_cursor, m_zoom, m_size, m_boxes, m_position, m_save})
        row->addWidget(label);
    m_cursor->setMinimumWidth(96); // or the others would dance while the cursor moves
    m_cursor->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    refresh();
}

void StatusReadout::setStatus(const ViewStatus& status) {
    m_status = status;
    refresh();
}

void StatusReadout::offerUndo(bool offered) {
    m_undo->setVisible(offered);
}

void StatusReadout::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

void StatusReadout::refresh() {
    const bool hasImage = !m_status.imageSize.isEmpty();
    const QLocale locale;
    const auto pixel = [this](double place) { return std::floor(place) + m_status.firstPixel; };
    m_cursor->setText(m_status.cursorInImage && hasImage ? QStringLiteral("x %1  y %2")
                                                               .arg(pixel(m_status.cursorInImage->x()))
                                                               .arg(pixel(m_status.cursorInImage->y()))
                                                         : QString());
    m_cursor->setToolTip(m_status.firstPixel == 1
                             ? tr("Image pixels, counted from 1 as in the annotation files of this data set")
                             : tr("Image pixels, counted from 0"));
    m_zoom->setText(QStringLiteral("%1 %").arg(std::lround(m_status.zoom * 100)));
    QString size = QStringLiteral("%1 × %2").arg(m_status.imageSize.width()).arg(m_status.imageSize.height());
    if (m_status.channels > 0)
        size += QStringLiteral(" × %1").arg(m_status.channels);
    m_size->setText(size);
    m_size->setToolTip(tr("Width, height and channels of the image"));
    m_boxes->setText(m_status.hiddenBoxes == 0
                         ? tr("%Ln box(es)", nullptr, m_status.boxes)
                         : tr("%1 of %Ln box(es)", nullptr, m_status.boxes).arg(m_status.boxes - m_status.hiddenBoxes));
    m_position->setText(m_status.position > 0
                            ? tr("%1 of %2").arg(locale.toString(m_status.position), locale.toString(m_status.images))
                            : QString());
    m_position->setToolTip(tr("%Ln image(s) are verified", nullptr, m_status.verified));
    m_undo->setText(QStringLiteral("<a href=\"undo\">%1</a>").arg(tr("Undo")));
    for (QLabel* label : {m_zoom, m_size, m_boxes})
        label->setVisible(hasImage);
    m_position->setVisible(m_status.position > 0);
    m_save->setText(m_status.saveState);
    m_save->setVisible(!m_status.saveState.isEmpty());
    const QSizeF gesture = m_status.gesture.value_or(QSizeF());
    const double area = static_cast<double>(m_status.imageSize.width()) * m_status.imageSize.height();
    m_gesture->setVisible(m_status.gesture.has_value() && hasImage);
    if (hasImage)
        m_gesture->setText(QStringLiteral("%1 × %2  (%3 %)")
                               .arg(gesture.width())
                               .arg(gesture.height())
                               .arg(100 * gesture.width() * gesture.height() / area, 0, 'f', 1));
}

} // namespace boxwright
