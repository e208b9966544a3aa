#include "ui/canvas/box_painter.h"

#include <algorithm>

#include <QFontMetricsF>
#include <QPainter>

#include "ui/canvas/image_canvas.h"
#include "ui/support/contrast.h"

namespace boxwright {

namespace {

constexpr double labelPadding = 5;

QPen framePen(const QColor& color, double width, bool dashed) {
    QPen pen(color, width, dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed)
        pen.setDashPattern({4, 3});
    return pen;
}

} // namespace

QRectF placeLabel(const QRectF& boxInView, QSizeF size, const QRectF& area) {
    const double highestLeft = std::max(area.left(), area.right() - size.width());
    const double left = std::clamp(boxInView.left(), area.left(), highestLeft);
    const bool roomAbove = boxInView.top() - size.height() >= area.top();
    const double top = roomAbove ? boxInView.top() - size.height() : boxInView.top();
    const double lowestTop = std::max(area.top(), area.bottom() - size.height());
    return {QPointF(left, std::clamp(top, area.top(), lowestTop)), size};
}

void paintBoxFrame(QPainter& painter, const CanvasBox& box, const QRectF& boxInView, BoxEmphasis emphasis) {
    if (emphasis != BoxEmphasis::Normal) {
        QColor fill = box.color;
        fill.setAlpha(emphasis == BoxEmphasis::Selected ? 70 : 36);
        painter.fillRect(boxInView, fill);
    }
    const double width = emphasis == BoxEmphasis::Selected ? 3 : 2;
    painter.setBrush(Qt::NoBrush);
    // A dark rim keeps the frame visible on a background of its own colour.
    painter.setPen(framePen(QColor(0, 0, 0, 110), width + 2, false));
    painter.drawRect(boxInView);
    painter.setPen(framePen(box.color, width, box.dashed));
    painter.drawRect(boxInView);
}

void paintBoxLabel(QPainter& painter, const CanvasBox& box, const QRectF& boxInView, const QRectF& area) {
    if (box.label.isEmpty() || area.isEmpty())
        return;
    const QFontMetricsF metrics(painter.font());
    const double room = std::max(0.0, area.width() - 2 * labelPadding);
    const QString text = metrics.elidedText(box.label, Qt::ElideRight, room);
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * labelPadding, metrics.height() + 2);
    const QRectF rect = placeLabel(boxInView.adjusted(-1, -1, 1, 1), size, area);
    painter.setPen(Qt::NoPen);
    painter.setBrush(box.color);
    painter.drawRoundedRect(rect, 3, 3);
    painter.setPen(readableTextOn(box.color));
    painter.drawText(rect, Qt::AlignCenter, text);
}

} // namespace boxwright
