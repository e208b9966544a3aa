#include "ui/annotate/minimap.h"

#include <algorithm>

#include <QPainter>

namespace boxwright {

namespace {

constexpr double longestSide = 170;
constexpr double margin = 12;

} // namespace

Minimap::Minimap(QSize view, QSize image, const QRectF& imageInView) {
    const QRectF whole(QPointF(0, 0), QSizeF(view));
    if (image.isEmpty() || whole.adjusted(-1, -1, 1, 1).contains(imageInView))
        return;
    scale = std::min(longestSide / image.width(), longestSide / image.height());
    const QSizeF size = QSizeF(image) * scale;
    place = QRectF(QPointF(view.width() - size.width() - margin, view.height() - size.height() - margin), size);
}

void Minimap::paint(QPainter& painter, ImagePyramid& pyramid, const QRectF& seenInImage) const {
    if (place.isEmpty())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, pyramid.levelFor(scale));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawRect(place);
    const QRectF seen =
        QRectF(place.topLeft() + seenInImage.topLeft() * scale, seenInImage.size() * scale).intersected(place);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(place);
    painter.setPen(QPen(Qt::black, 3));
    painter.drawRect(seen);
    painter.setPen(QPen(Qt::yellow, 1.5));
    painter.drawRect(seen);
}

} // namespace boxwright
