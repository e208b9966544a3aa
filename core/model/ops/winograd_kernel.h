#pragma once

#include <cstdint>

namespace boxwright {

/// True if this processor has the kernel for registers of 8 floats (AVX2), which is the least.
[[nodiscard]] bool hasWinogradKernel();
/// True if it has the one for registers of 16 floats too (AVX-512).
[[nodiscard]] bool hasWideWinogradKernel();

/// Winograd's F(4x4, 3x3): an output tile of 4 x 4 pixels comes from 36 products instead of 144. The sizes of one
/// convolution; all maps are float32 in channels-last order, stride 1, padding 1.
struct WinogradShape {
    std::int64_t count = 0; ///< images
    std::int64_t height = 0, width = 0;
    std::int64_t in = 0, out = 0; ///< channels
    bool wide = hasWideWinogradKernel();

    [[nodiscard]] std::int64_t tilesAcross() const { return (width + 3) / 4; }
    [[nodiscard]] std::int64_t tiles() const { return count * ((height + 3) / 4) * tilesAcross(); }
};

inline constexpr std::int64_t kWinogradPoints = 36; ///< products for a tile
inline constexpr std::int64_t kWinogradPanel = 32;  ///< out is a multiple of it
inline constexpr std::int64_t kWinogradLanes = 16;  ///< in is a multiple of it

/// weight [out, in, 3, 3] contiguous -> [out / 32, 36, in, 32], as winogradTiles() reads it.
void transformForWinograd(const float* weight, std::int64_t out, std::int64_t in, float* transformed);

/// Floats of working memory that winogradTiles() needs.
[[nodiscard]] std::int64_t winogradScratch(const WinogradShape& shape);
/// How many tiles to give to one call of winogradTiles(), so that its working memory stays in the cache of a core.
[[nodiscard]] std::int64_t winogradBlock(const WinogradShape& shape);

/// The output tiles first .. last - 1 (at most winogradBlock()) of a convolution; `bias` has `out` numbers. Several
/// threads may work on different tiles. Source: Lavin and Gray, Fast Algorithms for Convolutional Neural Networks.
void winogradTiles(const WinogradShape& shape, const float* input, const float* transformed, const float* bias,
                   std::int64_t first, std::int64_t last, float* scratch, float* output);

} // namespace boxwright
