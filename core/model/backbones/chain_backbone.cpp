#include "core/model/backbones/chain_backbone.h"

#include <algorithm>

namespace boxwright {
namespace {

/// A module that only holds others under their names.
class Container : public torch::nn::Module {};

/// Registers `module` under a dotted path below `root`, with containers on the way.
void registerAt(torch::nn::Module& root, const std::string& path, const std::shared_ptr<torch::nn::Module>& module) {
    const std::size_t dot = path.find('.');
    if (dot == std::string::npos) {
        root.register_module(path, module);
        return;
    }
    const std::string first = path.substr(0, dot);
    const auto children = root.named_children();
    const auto* found = children.find(first);
    registerAt(found != nullptr ? **found : *root.register_module(first, std::make_shared<Container>()),
               path.substr(dot + 1), module);
}

} // namespace

ChainBackbone::ChainBackbone(NodeChain chain, const TapOptions& taps, const ModelOptions& options)
    : m_chain(std::move(chain)) {
    std::vector<int64_t> channels;
    std::size_t used = 0;
    for (const BackboneNode& node : m_chain) {
        m_tapped.push_back(std::find(taps.layers.begin(), taps.layers.end(), node.name) != taps.layers.end());
        if (!m_tapped.back())
            continue;
        channels.push_back(node.channels);
        m_strides.push_back(node.stride);
        used = m_tapped.size();
    }
    TORCH_CHECK(channels.size() == taps.layers.size() && !channels.empty() && (taps.pyramid || channels.size() == 1),
                "the layers of a backbone must be nodes of its chain");
    m_chain.resize(used);
    const std::shared_ptr<torch::nn::Module> body =
        taps.pyramid ? register_module("body", std::make_shared<Container>()) : nullptr;
    for (const BackboneNode& node : m_chain)
        for (const auto& [path, module] : node.modules) {
            const bool cut = path.starts_with(taps.dropPrefix);
            registerAt(taps.pyramid ? *body : *this, cut ? path.substr(taps.dropPrefix.size()) : path, module);
        }
    setTrainableStages(options.trainableStages);
    m_outChannels = taps.pyramid ? options.pyramidChannels : channels.front();
    if (taps.pyramid)
        fpn = register_module("fpn", FeaturePyramid(channels, options));
}

std::vector<at::Tensor> ChainBackbone::features(const at::Tensor& x) {
    std::vector<at::Tensor> maps;
    at::Tensor y = x;
    for (std::size_t i = 0; i < m_chain.size(); ++i) {
        y = m_chain[i].forward(y);
        if (m_tapped[i])
            maps.push_back(y);
    }
    return fpn ? fpn->forward(maps) : maps;
}

void ChainBackbone::setTrainableStages(int stages) {
    const int firstTrained = m_chain.back().stage + 1 - stages;
    for (const BackboneNode& node : m_chain)
        for (const auto& [path, module] : node.modules)
            for (auto& parameter : module->parameters())
                parameter.set_requires_grad(node.stage >= firstTrained);
}

} // namespace boxwright
