#include "core/model/key_mapping.h"

#include <string_view>

namespace boxwright {
namespace {

/// A prefix in the file and what stands there in the model.
struct Renaming {
    std::string_view from, to;
};
constexpr Renaming kRenamings[] = {
    {"", ""}, // first: it wins a tie
    {"", "backbone.body."},
    {"", "backbone."},
    {"features.", "backbone.body."},
    {"features.", "backbone."},
    {"backbone.", "backbone.body."},
    {"backbone.body.", "backbone."},
    {"backbone.features.", "backbone.body."},
    {"backbone.body.features.", "backbone.body."},
    {"backbone.", "backbone.features."},
    {"backbone.body.", "backbone.features."},
    {"backbone.body.", "backbone.body.features."},
};

std::string renamed(const std::string& key, const Renaming& renaming) {
    if (!key.starts_with(renaming.from))
        return key;
    return std::string(renaming.to) + key.substr(renaming.from.size());
}

bool fits(const StateDict& model, const std::string& key, const at::Tensor& tensor) {
    const auto own = model.find(key);
    return own != model.end() && own->second.sizes() == tensor.sizes();
}

std::size_t fitting(const StateDict& model, const StateDict& file, const Renaming& renaming) {
    std::size_t count = 0;
    for (const auto& [key, tensor] : file)
        count += fits(model, renamed(key, renaming), tensor) ? 1 : 0;
    return count;
}

} // namespace

StateDict underNamesOf(const StateDict& model, const StateDict& file) {
    const Renaming* best = &kRenamings[0];
    std::size_t most = 0;
    for (const Renaming& renaming : kRenamings)
        if (const std::size_t count = fitting(model, file, renaming); count > most) {
            most = count;
            best = &renaming;
        }
    StateDict result;
    for (const auto& [key, tensor] : file) {
        const std::string other = renamed(key, *best);
        result[model.contains(other) ? other : key] = tensor;
    }
    return result;
}

} // namespace boxwright
