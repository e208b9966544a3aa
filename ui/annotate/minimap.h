#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>

#include "ui/canvas/image_pyramid.h"

class QPainter;

namespace boxwright {

/// The whole image small in a corner of the view, with a frame around what is seen.
struct Minimap {
    QRectF place;     ///< in the view; empty while all of the image is seen
    double scale = 1; ///< view pixels per image pixel

    /// `imageInView` is where the image lies in a view of this size.
    Minimap(QSize view, QSize image, const QRectF& imageInView);
    [[nodiscard]] QPointF toImage(QPointF inView) const { return (inView - place.topLeft()) / scale; }
    void paint(QPainter& painter, ImagePyramid& pyramid, const QRectF& seenInImage) const;
};

} // namespace boxwright
