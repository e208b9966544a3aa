#include "core/model/ops/rows_linear.h"

#include <string_view>

#include <dlfcn.h>

#include <ATen/ATen.h>

namespace boxwright {
namespace {

bool hasAvx2() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx2") > 0;
#else
    return false;
#endif
}

/// OpenBLAS is LibTorch's dependency, not ours: it is asked only if it is there.
bool blasIsOld() {
    using CoreName = const char* (*)();
    const auto coreName = reinterpret_cast<CoreName>(dlsym(RTLD_DEFAULT, "openblas_get_corename"));
    return coreName != nullptr && hasAvx2() && isOldBlasKernel(coreName());
}

/// a b^T + bias, a [M, K], b [N, K]: a as an image of M x 1 pixels of K channels in channels-last memory, without a
/// copy.
at::Tensor pixelwise(const at::Tensor& a, const at::Tensor& b, const at::Tensor& bias) {
    const int64_t rows = a.size(0), depth = a.size(1), columns = b.size(0);
    const at::Tensor image = a.contiguous().view({1, rows, 1, depth}).permute({0, 3, 1, 2});
    const at::Tensor map = at::conv2d(image, b.contiguous().view({columns, depth, 1, 1}), bias);
    return map.permute({0, 2, 3, 1}).reshape({rows, columns});
}

} // namespace

bool isOldBlasKernel(const char* name) {
    // All x86-64 kernels of OpenBLAS without AVX2.
    constexpr std::string_view kOld[] = {"Katmai",       "Coppermine", "Northwood",  "Prescott", "Banias", "Atom",
                                         "Core2",        "Penryn",     "Dunnington", "Nehalem",  "Athlon", "Opteron",
                                         "Opteron_SSE3", "Barcelona",  "Bobcat",     "Nano",     "Generic"};
    for (const std::string_view old : kOld)
        if (old == name)
            return true;
    return false;
}

at::Tensor rowsLinearByConvolution(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    // oneDNN copies the kernel of a convolution into blocks each time: the smaller matrix shall be the kernel.
    if (x.size(0) < weight.size(0))
        return pixelwise(weight, x, {}).t() + bias;
    return pixelwise(x, weight, bias);
}

at::Tensor rowsLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) {
    static const bool old = blasIsOld();
    if (old && x.is_cpu() && x.scalar_type() == at::kFloat && x.size(0) > 0)
        return rowsLinearByConvolution(x, weight, bias);
    return at::linear(x, weight, bias);
}

} // namespace boxwright
