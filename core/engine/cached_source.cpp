#include "core/engine/cached_source.h"

namespace boxwright {

CachedSource::CachedSource(const SampleSource& source, std::size_t budgetBytes)
    : m_source(source)
    , m_budgetBytes(budgetBytes)
    , m_samples(source.size()) {}

Result<Sample> CachedSource::load(std::size_t index) const {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_samples[index])
            return *m_samples[index];
    }
    Result<Sample> sample = m_source.load(index);
    if (sample) {
        const std::scoped_lock lock(m_mutex);
        const std::size_t bytes = sample->image.pixels.size();
        if (!m_samples[index] && m_usedBytes + bytes <= m_budgetBytes) {
            m_samples[index] = *sample;
            m_usedBytes += bytes;
        }
    }
    return sample;
}

} // namespace boxwright
