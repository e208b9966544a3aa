#include "ui/charts/metric_series.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace boxwright {

namespace {

bool liesLeft(const QPointF& point, double x) {
    return point.x() < x;
}

void appendExtremes(std::span<const QPointF> bin, QList<QPointF>& out) {
    const auto [lowest, highest] =
        std::minmax_element(bin.begin(), bin.end(), [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    const auto first = std::min(lowest, highest);
    const auto second = std::max(lowest, highest);
    out.append(*first);
    if (second != first)
        out.append(*second);
}

} // namespace

void MetricSeries::append(double x, double y) {
    if (!std::isfinite(x) || !std::isfinite(y))
        return;
    if (!m_points.empty() && m_points.back().x() >= x) {
        m_points.erase(std::lower_bound(m_points.begin(), m_points.end(), x, liesLeft), m_points.end());
        measureRange();
    }
    m_points.emplace_back(x, y);
    widenRange(y);
}

void MetricSeries::replace(std::vector<QPointF> points) {
    std::erase_if(points, [](const QPointF& at) { return !std::isfinite(at.x()) || !std::isfinite(at.y()); });
    m_points = std::move(points);
    measureRange();
}

void MetricSeries::clear() {
    m_points.clear();
    measureRange();
}

void MetricSeries::widenRange(double y) {
    m_lowest = std::min(m_lowest, y);
    m_highest = std::max(m_highest, y);
    if (y > 0)
        m_lowestAboveZero = std::min(m_lowestAboveZero, y);
}

void MetricSeries::measureRange() {
    m_lowest = m_lowestAboveZero = std::numeric_limits<double>::infinity();
    m_highest = -m_lowest;
    for (const QPointF& point : m_points)
        widenRange(point.y());
}

QList<QPointF> MetricSeries::decimated(double from, double to, std::size_t bins) const {
    const auto begin = std::lower_bound(m_points.begin(), m_points.end(), from, liesLeft);
    const auto end = std::upper_bound(begin, m_points.end(), to, [](double x, const QPointF& p) { return x < p.x(); });
    const auto first = static_cast<std::size_t>(begin - m_points.begin());
    const auto last = static_cast<std::size_t>(end - m_points.begin());

    std::size_t binSize = 1;
    while ((last - first) / binSize >= std::max<std::size_t>(bins, 1))
        binSize *= 2;

    QList<QPointF> out;
    if (first > 0)
        out.append(m_points[first - 1]);
    for (std::size_t at = first; at < last;) {
        const std::size_t next = std::min(last, (at / binSize + 1) * binSize);
        appendExtremes(std::span(m_points).subspan(at, next - at), out);
        at = next;
    }
    if (last > first && out.last() != m_points[last - 1])
        out.append(m_points[last - 1]);
    if (last < m_points.size())
        out.append(m_points[last]);
    return out;
}

std::optional<QPointF> MetricSeries::nearest(double x) const {
    if (m_points.empty())
        return std::nullopt;
    const auto right = std::lower_bound(m_points.begin(), m_points.end(), x, liesLeft);
    if (right == m_points.begin())
        return *right;
    if (right == m_points.end())
        return m_points.back();
    return right->x() - x < x - (right - 1)->x() ? *right : *(right - 1);
}

} // namespace boxwright
