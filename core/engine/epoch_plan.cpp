#include "core/engine/epoch_plan.h"

#include "core/engine/batch_loader.h"
#include "core/engine/grouped_batches.h"

namespace boxwright {
namespace {

std::vector<ImageSize> sizesOf(const SampleSource& source) {
    std::vector<ImageSize> sizes;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const auto truth = source.truth(i);
        sizes.push_back(truth ? truth->size : ImageSize{}); // an unreadable one is skipped when its turn comes
    }
    return sizes;
}

} // namespace

EpochPlan::EpochPlan(const SampleSource& training, const TrainOptions& options, int processes)
    : m_samples(training.size())
    , m_images(static_cast<std::size_t>(options.imagesPerIteration()) * static_cast<std::size_t>(processes))
    , m_seed(options.seed) {
    if (options.aspectRatioGroups >= 0)
        m_groups = aspectRatioGroups(sizesOf(training), options.aspectRatioGroups);
    const std::size_t count =
        m_groups.empty() ? (m_samples + m_images - 1) / m_images : groupedBatchCount(m_groups, m_images);
    m_iterations = static_cast<int>(count);
}

std::vector<std::vector<std::size_t>> EpochPlan::batches(int epoch) const {
    return m_groups.empty() ? shuffledBatches(m_samples, m_images, m_seed, epoch)
                            : groupedBatches(m_groups, m_images, m_seed, epoch);
}

std::vector<std::size_t> shareOf(const std::vector<std::size_t>& batch, int rank, int processes) {
    const auto place = [&](int part) {
        return batch.begin() + static_cast<std::ptrdiff_t>(batch.size() * static_cast<std::size_t>(part) /
                                                           static_cast<std::size_t>(processes));
    };
    return {place(rank), place(rank + 1)};
}

} // namespace boxwright
