#include "core/model/ops/winograd.h"

#include <algorithm>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include "core/model/ops/winograd_kernel.h"

namespace boxwright {
namespace {

constexpr int64_t kFewestChannels = 64; // of fewer the transforms cost what the products save
constexpr int64_t kMostChannels = 256;  // of more the transformed weights do not stay in the caches
constexpr int64_t kFewestTiles = 24;

} // namespace

bool suitsWinograd(const at::Tensor& x, const at::Tensor& weight) {
    static const bool hasKernel = hasWinogradKernel();
    if (!hasKernel || !x.is_cpu() || x.scalar_type() != at::kFloat || weight.scalar_type() != at::kFloat ||
        c10::GradMode::is_enabled() || x.dim() != 4)
        return false;
    const WinogradShape shape{x.size(0), x.size(2), x.size(3), x.size(1), weight.size(0)};
    return weight.size(2) == 3 && weight.size(3) == 3 && weight.size(1) == shape.in && shape.in >= kFewestChannels &&
           shape.in <= kMostChannels && shape.in % kWinogradLanes == 0 && shape.out % kWinogradPanel == 0 &&
           shape.tiles() >= kFewestTiles;
}

at::Tensor winogradWeights(const at::Tensor& weight) {
    const int64_t out = weight.size(0), in = weight.size(1);
    const at::Tensor plain = weight.detach().contiguous();
    at::Tensor transformed = at::empty({out / kWinogradPanel, kWinogradPoints, in, kWinogradPanel}, plain.options());
    transformForWinograd(plain.data_ptr<float>(), out, in, transformed.data_ptr<float>());
    return transformed;
}

at::Tensor winogradConv2d(const at::Tensor& x, const at::Tensor& transformed, const at::Tensor& bias) {
    const WinogradShape shape{x.size(0), x.size(2), x.size(3), x.size(1), transformed.size(0) * kWinogradPanel};
    const at::Tensor input = x.contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor shift = bias.defined() ? bias.contiguous() : at::zeros({shape.out}, x.options());
    at::Tensor output =
        at::empty({shape.count, shape.out, shape.height, shape.width}, x.options(), at::MemoryFormat::ChannelsLast);
    const int64_t block = winogradBlock(shape), tiles = shape.tiles();
    at::parallel_for(0, (tiles + block - 1) / block, 1, [&](int64_t begin, int64_t end) {
        const at::Tensor scratch = at::empty({winogradScratch(shape)}, input.options());
        for (int64_t i = begin; i < end; ++i)
            winogradTiles(shape, input.data_ptr<float>(), transformed.data_ptr<float>(), shift.data_ptr<float>(),
                          i * block, std::min(tiles, (i + 1) * block), scratch.data_ptr<float>(),
                          output.data_ptr<float>());
    });
    return output;
}

} // namespace boxwright
