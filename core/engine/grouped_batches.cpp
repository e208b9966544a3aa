#include "core/engine/grouped_batches.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/engine/batch_loader.h"

namespace boxwright {
namespace {

std::vector<double> groupEdges(int factor) {
    if (factor == 0)
        return {1.0};
    std::vector<double> edges;
    for (int i = 0; i <= 2 * factor; ++i)
        edges.push_back(std::exp2(-1.0 + static_cast<double>(i) / factor));
    return edges;
}

double aspectRatio(ImageSize size) {
    return size.width > 0 && size.height > 0 ? static_cast<double>(size.width) / size.height : 1.0;
}

} // namespace

std::vector<int> aspectRatioGroups(const std::vector<ImageSize>& sizes, int factor) {
    if (factor < 0)
        return std::vector<int>(sizes.size(), 0);
    const std::vector<double> edges = groupEdges(factor);
    std::vector<int> groups;
    groups.reserve(sizes.size());
    for (const ImageSize size : sizes) {
        const auto above = std::upper_bound(edges.begin(), edges.end(), aspectRatio(size));
        groups.push_back(static_cast<int>(above - edges.begin()));
    }
    return groups;
}

std::vector<std::vector<std::size_t>> groupedBatches(const std::vector<int>& groups, std::size_t batchSize,
                                                     std::uint64_t seed, int epoch) {
    std::vector<std::vector<std::size_t>> batches;
    std::map<int, std::vector<std::size_t>> filling;
    for (const auto& single : shuffledBatches(groups.size(), 1, seed, epoch)) {
        std::vector<std::size_t>& batch = filling[groups[single.front()]];
        batch.push_back(single.front());
        if (batch.size() == batchSize)
            batches.push_back(std::exchange(batch, {}));
    }
    const std::size_t full = batches.size();
    for (auto& [group, rest] : filling)
        if (!rest.empty())
            batches.push_back(std::move(rest));
    std::stable_sort(batches.begin() + static_cast<std::ptrdiff_t>(full), batches.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return batches;
}

std::size_t groupedBatchCount(const std::vector<int>& groups, std::size_t batchSize) {
    std::map<int, std::size_t> sizes;
    for (const int group : groups)
        ++sizes[group];
    std::size_t count = 0;
    for (const auto& [group, size] : sizes)
        count += (size + batchSize - 1) / batchSize;
    return count;
}

} // namespace boxwright
