#pragma once

#include <vector>

#include <torch/nn/module.h>

namespace boxwright {

/// What the detector needs of a backbone: feature maps of one channel count.
class Backbone : public torch::nn::Module {
public:
    /// x [N, 3, H, W] -> maps for the RPN, highest resolution first. The first strides().size() of them also feed the
    /// RoI heads.
    virtual std::vector<at::Tensor> features(const at::Tensor& x) = 0;
    [[nodiscard]] virtual int64_t outChannels() const = 0;
    /// Input pixels per map pixel of the maps that the RoI heads pool from, e.g. 4, 8, 16, 32.
    [[nodiscard]] virtual std::vector<int64_t> strides() const = 0;
};

} // namespace boxwright
