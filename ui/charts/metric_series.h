#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <QList>
#include <QPointF>

namespace boxwright {

/// The points of one curve, x ascending, and the few of them that a chart needs to draw. Value type, no thread of its
/// own.
class MetricSeries {
public:
    /// Ignores a point that is not finite. A point that does not lie to the right of the last one replaces what it
    /// overlaps: a resumed run repeats the steps after its checkpoint.
    void append(double x, double y);
    void clear() { m_points.clear(); }

    [[nodiscard]] const std::vector<QPointF>& points() const { return m_points; }
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }

    /// At most 2 * bins + 4 points that draw like all points in [from, to]: smallest and largest of each bin, the last
    /// point, and one neighbour outside on either side. Bins have a power of two of points and start at fixed points,
    /// so that a growing curve does not shimmer.
    [[nodiscard]] QList<QPointF> decimated(double from, double to, std::size_t bins = 500) const;

    /// The point nearest in x; nothing if the series is empty.
    [[nodiscard]] std::optional<QPointF> nearest(double x) const;

private:
    std::vector<QPointF> m_points;
};

} // namespace boxwright
