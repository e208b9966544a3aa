#pragma once

#include <ATen/core/Tensor.h>

namespace boxwright {

/// True if batchNorm() has a kernel for x: float32 in channels-last memory on the CPU.
[[nodiscard]] bool hasBatchNormKernel(const at::Tensor& x);

/// Batch norm by the statistics of the batch, which it also moves into running_mean and running_var (with n / (n - 1),
/// as torch does). x [N, C, H, W] of which hasBatchNormKernel() is true, the others [C] float32. Sums are float64:
/// torch 1.13 sums channels last in float32, which alone moves a gradient by a per cent, and converting to contiguous
/// memory and back costs up to half of a training step. Differentiable in x, weight and bias. Uses the threads of
/// at::parallel_for; repeats to the bit with the same number of them.
[[nodiscard]] at::Tensor batchNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                   const at::Tensor& runningMean, const at::Tensor& runningVar, double momentum,
                                   double eps);

} // namespace boxwright
