#include "core/model/predictor_transfer.h"

#include <algorithm>

namespace boxwright {
namespace {

constexpr const char* kPrefix = "roi_heads.box_predictor.";

/// Row of each class of `to` in `from`, the background first; -1: not there.
std::vector<int64_t> rowsOf(const ClassList& from, const ClassList& to) {
    std::vector<int64_t> rows{0};
    for (const std::string& name : to.names()) {
        const auto place = std::find(from.names().begin(), from.names().end(), name);
        rows.push_back(place == from.names().end() ? -1 : place - from.names().begin() + 1);
    }
    return rows;
}

/// `perClass` rows belong to each class.
at::Tensor mixed(const at::Tensor& file, const at::Tensor& fresh, const std::vector<int64_t>& rows, int64_t perClass) {
    at::Tensor result = fresh.detach().clone();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i] >= 0)
            result.narrow(0, static_cast<int64_t>(i) * perClass, perClass)
                .copy_(file.narrow(0, rows[i] * perClass, perClass));
    return result;
}

} // namespace

std::size_t transferPredictor(StateDict& state, const ClassList& from, const ClassList& to, const StateDict& fresh) {
    const std::vector<int64_t> rows = rowsOf(from, to);
    const auto kept = std::count_if(rows.begin() + 1, rows.end(), [](int64_t row) { return row >= 0; });
    StateDict moved;
    if (kept > 0)
        for (const auto& [layer, perClass] : {std::pair{"cls_score", 1}, std::pair{"bbox_pred", 4}})
            for (const char* part : {".weight", ".bias"}) {
                const std::string key = std::string(kPrefix) + layer + part;
                const auto old = state.find(key);
                const auto made = fresh.find(key);
                if (old != state.end() && made != fresh.end() && old->second.size(0) == (from.size() + 1) * perClass &&
                    old->second.dim() == made->second.dim() && old->second[0].sizes() == made->second[0].sizes())
                    moved[key] = mixed(old->second, made->second, rows, perClass);
            }
    std::erase_if(state, [](const auto& entry) { return entry.first.starts_with(kPrefix); });
    if (moved.size() != 4)
        return 0;
    state.merge(moved);
    return static_cast<std::size_t>(kept);
}

} // namespace boxwright
