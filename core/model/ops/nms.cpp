#include "core/model/ops/nms.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>
#include <vector>

#include "core/model/ops/box_ops.h"

namespace boxwright {
namespace {

/// Kept boxes of one group as structure of arrays, so that the overlap loop vectorises.
struct KeptBoxes {
    std::vector<float> xmin, ymin, xmax, ymax, area;

    void add(const float* box, float boxArea) {
        xmin.push_back(box[0]);
        ymin.push_back(box[1]);
        xmax.push_back(box[2]);
        ymax.push_back(box[3]);
        area.push_back(boxArea);
    }

    [[nodiscard]] bool suppresses(const float* box, float boxArea, float threshold) const {
        constexpr std::size_t kBlock = 32;
        for (std::size_t first = 0; first < area.size(); first += kBlock) {
            const std::size_t last = std::min(first + kBlock, area.size());
            int hits = 0;
            for (std::size_t i = first; i < last; ++i) {
                const float width = std::max(0.0F, std::min(xmax[i], box[2]) - std::max(xmin[i], box[0]));
                const float height = std::max(0.0F, std::min(ymax[i], box[3]) - std::max(ymin[i], box[1]));
                const float intersection = width * height;
                hits += intersection / (area[i] + boxArea - intersection) > threshold ? 1 : 0;
            }
            if (hits > 0)
                return true;
        }
        return false;
    }
};

at::Tensor nmsCpu(const at::Tensor& boxesIn, const at::Tensor& scoresIn, const at::Tensor& groupsIn, float threshold) {
    const at::Tensor boxes = boxesIn.to(at::kFloat).contiguous();
    const at::Tensor scores = scoresIn.to(at::kFloat).contiguous();
    const at::Tensor groups = groupsIn.to(at::kLong).contiguous();
    const auto count = static_cast<std::size_t>(boxes.size(0));
    const float* box = boxes.data_ptr<float>();
    const float* score = scores.data_ptr<float>();
    const std::int64_t* group = groups.data_ptr<std::int64_t>();

    std::vector<std::int64_t> order(count);
    std::iota(order.begin(), order.end(), std::int64_t{0});
    std::stable_sort(order.begin(), order.end(), [score](auto a, auto b) { return score[a] > score[b]; });

    std::unordered_map<std::int64_t, KeptBoxes> keptOfGroup;
    std::vector<std::int64_t> kept;
    for (const std::int64_t index : order) {
        const float* candidate = box + index * 4;
        const float area = (candidate[2] - candidate[0]) * (candidate[3] - candidate[1]);
        KeptBoxes& rivals = keptOfGroup[group[index]];
        if (rivals.suppresses(candidate, area, threshold))
            continue;
        rivals.add(candidate, area);
        kept.push_back(index);
    }
    return at::tensor(kept, at::kLong);
}

} // namespace

at::Tensor batchedNms(const at::Tensor& boxes, const at::Tensor& scores, const at::Tensor& groups,
                      double iouThreshold) {
    TORCH_CHECK(boxes.dim() == 2 && boxes.size(1) == 4, "nms: boxes must be [N, 4], got ", boxes.sizes());
    TORCH_CHECK(scores.sizes() == groups.sizes() && scores.dim() == 1 && scores.size(0) == boxes.size(0),
                "nms: scores and groups must be [N] for N boxes, got ", scores.sizes(), " and ", groups.sizes());
    if (!boxes.is_cpu())
        return nmsReference(boxes, scores, groups, iouThreshold);
    return nmsCpu(boxes, scores, groups, static_cast<float>(iouThreshold));
}

at::Tensor nmsReference(const at::Tensor& boxes, const at::Tensor& scores, const at::Tensor& groups,
                        double iouThreshold) {
    if (boxes.size(0) == 0)
        return at::empty({0}, boxes.options().dtype(at::kLong));
    const at::Tensor order = std::get<1>(at::sort(scores, /*stable=*/true, /*dim=*/0, /*descending=*/true));
    const at::Tensor sorted = boxes.index_select(0, order);
    const at::Tensor sortedGroups = groups.index_select(0, order);
    const at::Tensor overlaps = boxIou(sorted, sorted)
                                    .gt(iouThreshold)
                                    .logical_and(sortedGroups.unsqueeze(1).eq(sortedGroups.unsqueeze(0)))
                                    .cpu()
                                    .contiguous();
    const auto count = static_cast<std::size_t>(boxes.size(0));
    const bool* suppress = overlaps.data_ptr<bool>();
    std::vector<bool> gone(count, false);
    std::vector<std::int64_t> kept;
    for (std::size_t i = 0; i < count; ++i) {
        if (gone[i])
            continue;
        kept.push_back(static_cast<std::int64_t>(i));
        for (std::size_t j = i + 1; j < count; ++j)
            gone[j] = gone[j] || suppress[i * count + j];
    }
    return order.index_select(0, at::tensor(kept, at::kLong).to(boxes.device()));
}

} // namespace boxwright
