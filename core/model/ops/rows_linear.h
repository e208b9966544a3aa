#pragma once

#include <ATen/core/Tensor.h>

namespace boxwright {

/// at::linear: x [R, K], weight [N, K], bias [N] -> [R, N], differentiable. Where OpenBLAS runs kernels older than this
/// processor (0.3.21 falls back to SSE3 on one that it does not know) the product goes through oneDNN as a convolution
/// of one pixel, which asks the processor itself: four times as fast there, as fast as OpenBLAS's best elsewhere.
[[nodiscard]] at::Tensor rowsLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// The way through oneDNN, whatever OpenBLAS does. For tests.
[[nodiscard]] at::Tensor rowsLinearByConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias);

/// True if a matrix product of OpenBLAS does not use what this processor can do, by the name of its kernels, such as
/// "Prescott" on a processor with AVX2. The same in each run on a machine.
[[nodiscard]] bool isOldBlasKernel(const char* name);

} // namespace boxwright
