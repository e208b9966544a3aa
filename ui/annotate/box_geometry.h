#pragma once

#include <cstddef>
#include <vector>

#include <QPointF>
#include <QSize>

#include "core/base/geometry.h"

namespace boxwright {

/// A side or corner of a box to pull at; bits can be combined.
enum BoxSides : unsigned { NoSide = 0, LeftSide = 1, TopSide = 2, RightSide = 4, BottomSide = 8 };

// How far around a handle it is still hit, view pixels.
inline constexpr double handleZone = 8;
inline constexpr double touchedHandleZone = 12; ///< by a finger

/// Which handle is at the point; NoSide for none. The zone of a handle is as large on the screen at every zoom, and
/// inwards at most a quarter of the box, so that a small one can still be moved.
[[nodiscard]] unsigned handleAt(const Box& boxInImage, QPointF pointInImage, double zoom,
                                double zoneInView = handleZone);

/// The box with the given sides at the point, turned over where sides have passed each other; whole pixels within the
/// image, at least one pixel wide and high.
[[nodiscard]] Box resized(const Box& boxInImage, unsigned sides, QPointF pointInImage, QSize image);

/// Moved as one group by whole pixels, as far as the image lets the whole group go.
[[nodiscard]] std::vector<Box> movedTogether(const std::vector<Box>& boxes, QPointF by, QSize image);

/// How a box is drawn out.
struct DrawStyle {
    bool square = false;
    bool fromCentre = false;
};

/// From one corner (or the centre) to another, whole pixels within the image; has no extent if that is less than a
/// pixel.
[[nodiscard]] Box drawnBox(QPointF from, QPointF to, DrawStyle style, QSize image);

/// The smallest box around the points.
[[nodiscard]] Box boundsOf(const std::vector<QPointF>& points, QSize image);

/// Boxes that contain the point, the smallest first.
[[nodiscard]] std::vector<std::size_t> boxesAt(const std::vector<Box>& boxes, QPointF pointInImage, double slack);

} // namespace boxwright
