#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include "core/model/conv.h"

namespace boxwright {

/// Scales each channel by a gate computed from the means of all channels. Parameter names fc1, fc2 (1x1 convolutions).
/// Source: torchvision SqueezeExcitation.
class SqueezeExcitationImpl : public torch::nn::Module {
public:
    enum class Gate {
        Hard,   ///< ReLU, then hard sigmoid: MobileNetV3
        Smooth, ///< SiLU, then sigmoid: EfficientNet
    };
    SqueezeExcitationImpl(int64_t channels, int64_t hidden, Gate gate);

    /// x [N, C, H, W] -> the same shape.
    at::Tensor forward(const at::Tensor& x);

private:
    Conv fc1, fc2;
    Gate m_gate;
};
TORCH_MODULE(SqueezeExcitation);

} // namespace boxwright
