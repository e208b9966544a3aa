#pragma once

#include <ATen/core/Tensor.h>

namespace boxwright {

/// Winograd's form of a 3x3 convolution with stride 1 and padding 1, for detection on the CPU: about twice as fast as
/// the direct one and, at 1e-5 of the largest value, a tenth as exact. No gradient.

/// True if winogradConv2d() can and should compute this convolution of x [N, C, H, W]: float32 on a CPU that has the
/// kernel, no gradient asked for, C a multiple of 16 between 64 and 256, weight [K, C, 3, 3] with K a multiple of 32,
/// and pixels enough to be worth it.
[[nodiscard]] bool suitsWinograd(const at::Tensor& x, const at::Tensor& weight);

/// weight [K, C, 3, 3] -> what winogradConv2d() takes; four times as large.
[[nodiscard]] at::Tensor winogradWeights(const at::Tensor& weight);

/// x [N, C, H, W], transformed from winogradWeights(), bias [K] or undefined -> [N, K, H, W] in channels-last order.
[[nodiscard]] at::Tensor winogradConv2d(const at::Tensor& x, const at::Tensor& transformed, const at::Tensor& bias);

} // namespace boxwright
