#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace boxwright {

/// Counts over fixed bins: bin i holds values in [edges[i], edges[i + 1]), the last bin everything from its edge on;
/// what lies below the first edge counts in the first bin.
class Histogram {
public:
    Histogram() = default;
    explicit Histogram(std::vector<double> edges)
        : m_edges(std::move(edges))
        , m_counts(m_edges.size()) {}

    /// `times` may be negative: what was counted is taken away.
    void add(double value, int times) {
        const auto above = std::upper_bound(m_edges.begin(), m_edges.end(), value);
        const auto bin = std::max<std::ptrdiff_t>(above - m_edges.begin() - 1, 0);
        m_counts[static_cast<std::size_t>(bin)] += times;
    }
    [[nodiscard]] const std::vector<double>& edges() const { return m_edges; }
    [[nodiscard]] const std::vector<long>& counts() const { return m_counts; }
    [[nodiscard]] long total() const { return std::accumulate(m_counts.begin(), m_counts.end(), 0L); }

    bool operator==(const Histogram&) const = default;

private:
    std::vector<double> m_edges;
    std::vector<long> m_counts;
};

} // namespace boxwright
