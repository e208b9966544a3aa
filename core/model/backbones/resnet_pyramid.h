#pragma once

#include "core/model/backbones/backbone.h"
#include "core/model/backbones/feature_pyramid.h"
#include "core/model/backbones/resnet.h"

namespace boxwright {

/// ResNet with a feature pyramid. Parameter names: body.*, fpn.*.
class ResNetPyramid : public Backbone {
public:
    ResNetPyramid(const ResNetOptions& resnet, const ModelOptions& options);

    std::vector<at::Tensor> features(const at::Tensor& x) override;
    [[nodiscard]] int64_t outChannels() const override { return m_outChannels; }
    [[nodiscard]] std::vector<int64_t> strides() const override { return {4, 8, 16, 32}; }

private:
    int64_t m_outChannels;
    ResNet body{nullptr};
    FeaturePyramid fpn{nullptr};
};

} // namespace boxwright
