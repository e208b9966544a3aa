#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/sample_source.h"

namespace boxwright {

/// Keeps decoded samples in memory up to a budget, so that small data sets are decoded once and not once an epoch.
/// Thread-safe like every source. The wrapped source must outlive it.
class CachedSource : public SampleSource {
public:
    CachedSource(const SampleSource& source, std::size_t budgetBytes);

    [[nodiscard]] std::size_t size() const override { return m_source.size(); }
    [[nodiscard]] const ClassList& classes() const override { return m_source.classes(); }
    [[nodiscard]] Result<SampleTruth> truth(std::size_t index) const override { return m_source.truth(index); }
    [[nodiscard]] Result<Sample> load(std::size_t index) const override;

private:
    const SampleSource& m_source;
    std::size_t m_budgetBytes;
    mutable std::mutex m_mutex;
    mutable std::size_t m_usedBytes = 0;
    mutable std::vector<std::optional<Sample>> m_samples;
};

} // namespace boxwright
