#pragma once

#include <string>
#include <vector>

#include "core/model/backbones/backbone.h"
#include "core/model/backbones/backbone_node.h"
#include "core/model/backbones/feature_pyramid.h"
#include "core/model/backbones/tap_options.h"
#include "core/model/options.h"

namespace boxwright {

/// A chain of nodes up to the last tapped one, with or without a feature pyramid. Parameter names: with pyramid
/// body.PATH and fpn.*, else PATH, as torchvision's BackboneWithFPN and bare extractors have them.
class ChainBackbone : public Backbone {
public:
    /// layers must be nodes of the chain, in its order; exactly one without pyramid.
    ChainBackbone(NodeChain chain, const TapOptions& taps, const ModelOptions& options);

    std::vector<at::Tensor> features(const at::Tensor& x) override;
    [[nodiscard]] int64_t outChannels() const override { return m_outChannels; }
    [[nodiscard]] std::vector<int64_t> strides() const override { return m_strides; }

private:
    void setTrainableStages(int stages);

    NodeChain m_chain;
    std::vector<bool> m_tapped; ///< by node
    std::vector<int64_t> m_strides;
    int64_t m_outChannels = 0;
    FeaturePyramid fpn{nullptr};
};

} // namespace boxwright
