#pragma once

#include <cstddef>
#include <limits>
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
    /// Points with x ascending; those that are not finite are left out.
    void replace(std::vector<QPointF> points);
    void clear();

    [[nodiscard]] const std::vector<QPointF>& points() const { return m_points; }
    [[nodiscard]] bool isEmpty() const { return m_points.empty(); }
    // Of a series with points, without looking at them again:
    [[nodiscard]] double lowest() const { return m_lowest; }
    [[nodiscard]] double highest() const { return m_highest; }
    /// Infinite if nothing is above 0.
    [[nodiscard]] double lowestAboveZero() const { return m_lowestAboveZero; }

    /// At most 2 * bins + 4 points that draw like all points in [from, to]: smallest and largest of each bin, the last
    /// point, and one neighbour outside on either side. Bins have a power of two of points and start at fixed points,
    /// so that a growing curve does not shimmer.
    [[nodiscard]] QList<QPointF> decimated(double from, double to, std::size_t bins = 500) const;

    /// The point nearest in x; nothing if the series is empty.
    [[nodiscard]] std::optional<QPointF> nearest(double x) const;

private:
    void widenRange(double y);
    void measureRange();

    std::vector<QPointF> m_points;
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_highest = -std::numeric_limits<double>::infinity();
    double m_lowestAboveZero = std::numeric_limits<double>::infinity();
};

} // namespace boxwright
