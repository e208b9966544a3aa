#include "core/model/weights/state_dict.h"

#include <regex>
#include <sstream>

namespace boxwright {
namespace {

/// Today's torchvision name of a key.
std::string modernKey(std::string key) {
    if (key.starts_with("module."))
        key.erase(0, std::string_view("module.").size());
    static const std::regex pyramid(R"((.*fpn\.(?:inner|layer)_blocks\.\d+)\.(weight|bias))");
    static const std::regex rpn(R"((.*rpn\.head\.conv)\.(weight|bias))");
    key = std::regex_replace(key, pyramid, "$1.0.$2");
    return std::regex_replace(key, rpn, "$1.0.0.$2");
}

std::string shapeText(const at::Tensor& tensor) {
    std::ostringstream text;
    text << tensor.sizes();
    return text.str();
}

bool isCounter(const std::string& key) {
    return key.ends_with("num_batches_tracked");
}

std::string listText(const char* what, const std::vector<std::string>& keys) {
    constexpr std::size_t kShown = 3;
    if (keys.empty())
        return {};
    std::string text = ", " + std::to_string(keys.size()) + " " + what + " (";
    for (std::size_t i = 0; i < std::min(kShown, keys.size()); ++i)
        text += (i > 0 ? "; " : "") + keys[i];
    return text + (keys.size() > kShown ? "; ...)" : ")");
}

} // namespace

std::string LoadReport::summary() const {
    return std::to_string(loaded.size()) + " tensors loaded" + listText("missing in the file", missing) +
           listText("not part of the model", unexpected) + listText("of another shape", mismatched) + ".";
}

Result<StateDict> readStateDict(const WeightsFile& file) {
    const PickleNode* root = &file.root();
    for (const char* name : {"model", "state_dict"})
        if (const PickleNode* inner = root->find(name); inner != nullptr && inner->kind == PickleNode::Kind::Dict) {
            root = inner;
            break;
        }
    StateDict state;
    if (root->kind == PickleNode::Kind::Dict)
        for (const auto& [key, value] : root->entries) {
            if (key->kind != PickleNode::Kind::Text || value->kind != PickleNode::Kind::Tensor)
                continue;
            auto tensor = file.tensor(*value);
            if (!tensor) {
                Error error = tensor.error();
                error.place = "tensor " + key->text;
                return tl::unexpected(error);
            }
            state[modernKey(key->text)] = std::move(*tensor);
        }
    if (state.empty())
        return fail(ErrorKind::Unreadable, "The file holds no state dict: no named tensors were found.",
                    file.path().string());
    return state;
}

StateDict stateDict(const torch::nn::Module& module) {
    StateDict state;
    for (const auto& parameter : module.named_parameters())
        state[parameter.key()] = parameter.value();
    for (const auto& buffer : module.named_buffers())
        state[buffer.key()] = buffer.value();
    return state;
}

LoadReport loadState(torch::nn::Module& module, const StateDict& state) {
    const at::NoGradGuard noGradient;
    LoadReport report;
    StateDict own = stateDict(module);
    for (auto& [key, tensor] : own) {
        const auto found = state.find(key);
        if (found == state.end()) {
            if (!isCounter(key))
                report.missing.push_back(key);
        } else if (found->second.sizes() != tensor.sizes()) {
            report.mismatched.push_back(key + ": file " + shapeText(found->second) + ", model " + shapeText(tensor));
        } else {
            tensor.copy_(found->second);
            report.loaded.push_back(key);
        }
    }
    for (const auto& [key, tensor] : state)
        if (!own.contains(key) && !isCounter(key))
            report.unexpected.push_back(key);
    return report;
}

} // namespace boxwright
