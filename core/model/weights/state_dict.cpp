#include "core/model/weights/state_dict.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace boxwright {
namespace {

using Kind = PickleNode::Kind;

constexpr std::string_view kParallelPrefix = "module.";

/// "PREFIX.inner_blocks.3.weight" with "PREFIX" ending in "fpn": a convolution that has no name of its own.
bool isOldPyramidLayer(std::string_view layer) {
    const std::size_t digits = layer.find_last_not_of("0123456789");
    if (digits == layer.npos || digits + 1 == layer.size())
        return false;
    layer.remove_suffix(layer.size() - digits - 1);
    return layer.ends_with("fpn.inner_blocks.") || layer.ends_with("fpn.layer_blocks.");
}

/// Today's torchvision name of a key: since 0.13 these convolutions are the first of a block.
std::string modernKey(const std::string& key) {
    const std::size_t dot = key.rfind('.');
    const std::string_view layer = std::string_view(key).substr(0, dot == key.npos ? 0 : dot);
    const std::string leaf = key.substr(layer.size());
    if (leaf != ".weight" && leaf != ".bias")
        return key;
    if (isOldPyramidLayer(layer))
        return std::string(layer) + ".0" + leaf;
    if (layer.ends_with("rpn.head.conv"))
        return std::string(layer) + ".0.0" + leaf;
    return key;
}

/// The dict that holds the tensors, as far as one can tell from outside.
const PickleNode& stateNode(const PickleNode& root) {
    for (const char* name : {"model", "state_dict", "model_state_dict"})
        if (const PickleNode* inner = root.find(name);
            inner != nullptr && (inner->kind == Kind::Dict || inner->kind == Kind::Opaque))
            return *inner;
    return root;
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

Result<StateDictNodes> findStateDict(const WeightsFile& file) {
    const PickleNode& node = stateNode(file.root());
    if (node.kind == Kind::Opaque)
        return fail(ErrorKind::Unsupported,
                    "The file holds a whole Python object (" + node.text.substr(0, 100) +
                        "), not its weights: save model.state_dict() with torch.save in Python.",
                    file.path().string());
    StateDictNodes state;
    bool parallel = true;
    for (const auto& [key, value] : node.entries)
        if (key->kind == Kind::Text && value->kind == Kind::Tensor) {
            state.tensors.push_back({key->text, value});
            parallel = parallel && key->text.starts_with(kParallelPrefix);
        }
    if (state.tensors.empty())
        return fail(ErrorKind::Unreadable, "The file holds no state dict: no named tensors were found.",
                    file.path().string());
    for (NamedNode& named : state.tensors) {
        if (parallel)
            named.name.erase(0, kParallelPrefix.size());
        std::string key = modernKey(named.name);
        state.oldNames = state.oldNames || key != named.name;
        named.name = std::move(key);
    }
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
