#pragma once

#include <cstddef>
#include <vector>

#include <QPointF>
#include <QRectF>

#include "ui/annotate/box_tool.h"
#include "ui/canvas/crosshair_style.h"
#include "ui/canvas/image_canvas.h"

class QPainter;

namespace boxwright {

/// What the annotation canvas shows: the boxes that are not hidden, the selection, and proposals as ghosts.
struct EditView {
    std::vector<CanvasBox> boxes;
    std::vector<std::size_t> numbers;  ///< parallel to boxes: the object that it is
    std::vector<std::size_t> selected; ///< objects
    std::vector<CanvasBox> ghosts;
    std::vector<std::size_t> ghostNumbers; ///< parallel to ghosts: the proposal that it is
    std::vector<std::size_t> selectedGhosts;

    [[nodiscard]] bool isSelected(std::size_t number) const;
    [[nodiscard]] bool isGhostSelected(std::size_t number) const;
    /// The same objects in the same places, whatever is selected and however they look.
    [[nodiscard]] bool hasSameObjects(const EditView& other) const;
};

/// How image pixels come to be view pixels.
struct ViewMapping {
    QPointF origin;
    double zoom = 1;
    QRectF area; ///< part of the view that shows the image

    [[nodiscard]] QRectF toView(const Box& boxInImage) const;
    [[nodiscard]] QPointF toView(QPointF pointInImage) const { return origin + pointInImage * zoom; }
};

/// The rectangle on top of which the label of a box with handles goes (placeLabel()): above the box, or below it where
/// there is no room, never on a corner. View pixels.
[[nodiscard]] QRectF besideHandles(const QRectF& box, double labelHeight, const QRectF& area);

/// Draws boxes, then labels, then what is selected with its handles. Above a few hundred boxes at once outlines only,
/// so that a crowded picture stays quick. `hovered` is an object, -1 for none.
void paintEditView(QPainter& painter, const EditView& view, const ViewMapping& mapping, int hovered);

/// Outlines of the boxes that a click, and clicks after it, would choose; `candidates` are objects.
void paintCandidates(QPainter& painter, const EditView& view, const ViewMapping& mapping,
                     const std::vector<std::size_t>& candidates);

/// Draws what a gesture is about to do.
void paintGesture(QPainter& painter, const BoxTool& tool, const EditView& view, const ViewMapping& mapping,
                  const QColor& color);

/// Two lines across the image through the cursor, with a shade beside them that keeps them apart from any ground.
void paintCrosshair(QPainter& painter, QPointF cursorInView, const QRectF& area, const CrosshairStyle& style);

} // namespace boxwright
