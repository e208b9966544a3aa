#include "ui/panels/prediction_thumbnail.h"

#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/support/qt_convert.h"

namespace boxwright {

PredictionThumbnail::PredictionThumbnail(QWidget* parent)
    : QWidget(parent) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PredictionThumbnail::setPicture(const QImage& picture, QSize original) {
    m_picture = picture;
    m_original = original;
    update();
}

void PredictionThumbnail::setBoxes(std::vector<CanvasBox> boxes) {
    m_boxes = std::move(boxes);
    update();
}

void PredictionThumbnail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QSize shown = (m_original.isEmpty() ? QSize(4, 3) : m_original).scaled(size(), Qt::KeepAspectRatio);
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    if (m_picture.isNull())
        painter.fillRect(place, palette().color(QPalette::Midlight));
    else
        painter.drawImage(place, m_picture);
    if (m_original.isEmpty())
        return;
    const double scale = static_cast<double>(shown.width()) / m_original.width();
    painter.setBrush(Qt::NoBrush);
    for (const CanvasBox& box : m_boxes) {
        const QRectF inImage = toQRectF(box.boxInImage);
        painter.setPen(QPen(box.color, 1.5));
        painter.drawRect(QRectF(place.topLeft() + inImage.topLeft() * scale, inImage.size() * scale));
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(place.adjusted(1, 1, -1, -1));
    }
}

void PredictionThumbnail::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void PredictionThumbnail::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

} // namespace boxwright
