#pragma once

#include <QRectF>
#include <QSizeF>

class QPainter;

namespace boxwright {

struct CanvasBox;

/// How much a box stands out.
enum class BoxEmphasis { Normal, Hovered, Selected };

/// Where a label of `size` goes: on top of the box, or inside it where there is no room above; always within `area`
/// unless it is larger than `area`. All in view pixels.
[[nodiscard]] QRectF placeLabel(const QRectF& boxInView, QSizeF size, const QRectF& area);

/// Draws outline and fill of a box.
void paintBoxFrame(QPainter& painter, const CanvasBox& box, const QRectF& boxInView, BoxEmphasis emphasis);

/// Draws its label inside `area`, with text that reads on the box's colour.
void paintBoxLabel(QPainter& painter, const CanvasBox& box, const QRectF& boxInView, const QRectF& area);

} // namespace boxwright
