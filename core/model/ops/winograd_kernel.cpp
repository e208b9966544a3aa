#include "core/model/ops/winograd_kernel.h"

#include <algorithm>
#include <cstring>

#include "core/model/ops/cpu_clones.h"

namespace boxwright {
namespace {

constexpr std::int64_t kTile = 6;              ///< input pixels of a tile, each way
constexpr std::int64_t kTileOut = 4;           ///< output pixels of a tile, each way
constexpr std::int64_t kRowsAtOnce = 12;       ///< tiles of one product, on AVX-512
constexpr std::int64_t kCacheFloats = 300'000; ///< of transformed input: most of a core's second cache

/// Channels that a transform takes at once.
using Lanes = float __attribute__((vector_size(64), aligned(4), may_alias));
constexpr std::int64_t kLanes = kWinogradLanes;
static_assert(sizeof(Lanes) == kLanes * sizeof(float));

inline const Lanes& lanesAt(const float* at) {
    return *reinterpret_cast<const Lanes*>(at);
}

inline Lanes& lanesAt(float* at) {
    return *reinterpret_cast<Lanes*>(at);
}

/// One dimension of the input transform (B^T of the paper).
inline void transformInput(const Lanes& a, const Lanes& b, const Lanes& c, const Lanes& d, const Lanes& e,
                           const Lanes& f, float* out, std::int64_t step) {
    const Lanes even = e - 4 * c, odd = d - 4 * b;
    const Lanes evenFar = e - c, oddFar = 2 * (d - b);
    const Lanes first = 4 * a - 5 * c + e, last = 4 * b - 5 * d + f;
    lanesAt(out) = first;
    lanesAt(out + step) = even + odd;
    lanesAt(out + 2 * step) = even - odd;
    lanesAt(out + 3 * step) = evenFar + oddFar;
    lanesAt(out + 4 * step) = evenFar - oddFar;
    lanesAt(out + 5 * step) = last;
}

/// Sixteen channels of one tile: pixels -> 36 points, `step` floats apart.
BOXWRIGHT_CPU_CLONES
void inputPoints(const float* const (&pixel)[kTile][kTile], std::int64_t channel, float* points, std::int64_t step) {
    float half[kTile][kTile][kLanes];
    for (std::int64_t x = 0; x < kTile; ++x)
        transformInput(lanesAt(pixel[0][x] + channel), lanesAt(pixel[1][x] + channel), lanesAt(pixel[2][x] + channel),
                       lanesAt(pixel[3][x] + channel), lanesAt(pixel[4][x] + channel), lanesAt(pixel[5][x] + channel),
                       half[0][x], kTile * kLanes);
    for (std::int64_t y = 0; y < kTile; ++y)
        transformInput(lanesAt(half[y][0]), lanesAt(half[y][1]), lanesAt(half[y][2]), lanesAt(half[y][3]),
                       lanesAt(half[y][4]), lanesAt(half[y][5]), points + y * kTile * step, step);
}

/// One dimension of the output transform (A^T of the paper).
inline void transformOutput(const float* in, std::int64_t step, float* out, std::int64_t outStep) {
    const Lanes a = lanesAt(in), b = lanesAt(in + step), c = lanesAt(in + 2 * step), d = lanesAt(in + 3 * step),
                e = lanesAt(in + 4 * step), f = lanesAt(in + 5 * step);
    const Lanes sum = b + c, difference = b - c, sumFar = d + e, differenceFar = d - e;
    lanesAt(out) = a + sum + sumFar;
    lanesAt(out + outStep) = difference + 2 * differenceFar;
    lanesAt(out + 2 * outStep) = sum + 4 * sumFar;
    lanesAt(out + 3 * outStep) = difference + 8 * differenceFar + f;
}

/// Sixteen channels of one tile: 36 points, `step` floats apart -> 4 x 4 pixels, which begin with the bias.
BOXWRIGHT_CPU_CLONES
void outputPixels(const float* points, std::int64_t step, const float* bias,
                  float (&pixels)[kTileOut][kTileOut][kLanes]) {
    float half[kTileOut][kTile][kLanes];
    for (std::int64_t x = 0; x < kTile; ++x)
        transformOutput(points + x * step, kTile * step, half[0][x], kTile * kLanes);
    for (std::int64_t y = 0; y < kTileOut; ++y) {
        transformOutput(half[y][0], kLanes, pixels[y][0], kLanes);
        for (std::int64_t x = 0; x < kTileOut; ++x)
            lanesAt(pixels[y][x]) += lanesAt(bias);
    }
}

#if defined(__x86_64__) && defined(__GNUC__)

/// result [Rows, 32] = rows [Rows, depth] * panel [depth, 32], with sums in registers.
template <int Rows>
__attribute__((target("arch=x86-64-v4"))) void productWide(const float* rows, std::int64_t depth, const float* panel,
                                                           float* result) {
    Lanes sum[Rows][2] = {};
    for (std::int64_t k = 0; k < depth; ++k) {
        const Lanes left = lanesAt(panel + k * kWinogradPanel);
        const Lanes right = lanesAt(panel + k * kWinogradPanel + kLanes);
#pragma GCC unroll 12
        for (int r = 0; r < Rows; ++r) {
            const float value = rows[r * depth + k];
            sum[r][0] += value * left;
            sum[r][1] += value * right;
        }
    }
#pragma GCC unroll 12
    for (int r = 0; r < Rows; ++r) {
        lanesAt(result + r * kWinogradPanel) = sum[r][0];
        lanesAt(result + r * kWinogradPanel + kLanes) = sum[r][1];
    }
}

/// The same for 16 columns of the panel, for processors with registers of 8 floats.
template <int Rows>
__attribute__((target("arch=x86-64-v3"))) void productHalf(const float* rows, std::int64_t depth, const float* panel,
                                                           float* result) {
    using Half = float __attribute__((vector_size(32), aligned(4), may_alias));
    Half sum[Rows][2] = {};
    for (std::int64_t k = 0; k < depth; ++k) {
        const Half left = *reinterpret_cast<const Half*>(panel + k * kWinogradPanel);
        const Half right = *reinterpret_cast<const Half*>(panel + k * kWinogradPanel + 8);
#pragma GCC unroll 6
        for (int r = 0; r < Rows; ++r) {
            const float value = rows[r * depth + k];
            sum[r][0] += value * left;
            sum[r][1] += value * right;
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < Rows; ++r) {
        *reinterpret_cast<Half*>(result + r * kWinogradPanel) = sum[r][0];
        *reinterpret_cast<Half*>(result + r * kWinogradPanel + 8) = sum[r][1];
    }
}

template <int Rows>
void productNarrow(const float* rows, std::int64_t depth, const float* panel, float* result) {
    productHalf<Rows>(rows, depth, panel, result);
    productHalf<Rows>(rows, depth, panel + 16, result + 16);
}

void product(bool wide, const float* rows, std::int64_t count, std::int64_t depth, const float* panel, float* result) {
    std::int64_t r = 0;
    if (wide) {
        for (; r + 12 <= count; r += 12)
            productWide<12>(rows + r * depth, depth, panel, result + r * kWinogradPanel);
        for (; r + 4 <= count; r += 4)
            productWide<4>(rows + r * depth, depth, panel, result + r * kWinogradPanel);
        for (; r < count; ++r)
            productWide<1>(rows + r * depth, depth, panel, result + r * kWinogradPanel);
        return;
    }
    for (; r + 6 <= count; r += 6)
        productNarrow<6>(rows + r * depth, depth, panel, result + r * kWinogradPanel);
    for (; r < count; ++r)
        productNarrow<1>(rows + r * depth, depth, panel, result + r * kWinogradPanel);
}

#else

void product(bool, const float*, std::int64_t, std::int64_t, const float*, float*) {}

#endif

/// Where a tile lies.
struct TilePlace {
    std::int64_t image = 0, y = 0, x = 0; ///< its first output pixel
};

TilePlace placeOf(const WinogradShape& shape, std::int64_t tile) {
    const std::int64_t across = shape.tilesAcross(), down = (shape.height + 3) / 4;
    return {tile / (across * down), tile / across % down * kTileOut, tile % across * kTileOut};
}

/// points: [36, rows, in] of which this tile is row 0.
void readTile(const WinogradShape& shape, const float* input, const float* zeros, const TilePlace& place, float* points,
              std::int64_t step) {
    const float* pixel[kTile][kTile];
    for (std::int64_t row = 0; row < kTile; ++row)
        for (std::int64_t column = 0; column < kTile; ++column) {
            const std::int64_t y = place.y + row - 1, x = place.x + column - 1;
            const bool inside = y >= 0 && y < shape.height && x >= 0 && x < shape.width;
            pixel[row][column] =
                inside ? input + ((place.image * shape.height + y) * shape.width + x) * shape.in : zeros;
        }
    for (std::int64_t channel = 0; channel < shape.in; channel += kLanes)
        inputPoints(pixel, channel, points + channel, step);
}

/// points: [36, rows, 32] of which this tile is row 0; writes the 32 channels from `channel` on.
void writeTile(const WinogradShape& shape, const float* points, std::int64_t step, const float* bias,
               const TilePlace& place, std::int64_t channel, float* output) {
    float pixels[kTileOut][kTileOut][kLanes];
    const std::int64_t bottom = std::min(kTileOut, shape.height - place.y);
    const std::int64_t right = std::min(kTileOut, shape.width - place.x);
    for (std::int64_t part = channel; part < channel + kWinogradPanel; part += kLanes) {
        outputPixels(points + part - channel, step, bias + part, pixels);
        for (std::int64_t y = 0; y < bottom; ++y) {
            float* to =
                output + ((place.image * shape.height + place.y + y) * shape.width + place.x) * shape.out + part;
            for (std::int64_t x = 0; x < right; ++x)
                std::memcpy(to + x * shape.out, pixels[y][x], sizeof(Lanes));
        }
    }
}

} // namespace

bool hasWinogradKernel() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#else
    return false;
#endif
}

bool hasWideWinogradKernel() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd");
#else
    return false;
#endif
}

void transformForWinograd(const float* weight, std::int64_t out, std::int64_t in, float* transformed) {
    constexpr double kPoint[kTile][3] = {{1. / 4, 0, 0},
                                         {-1. / 6, -1. / 6, -1. / 6},
                                         {-1. / 6, 1. / 6, -1. / 6},
                                         {1. / 24, 1. / 12, 1. / 6},
                                         {1. / 24, -1. / 12, 1. / 6},
                                         {0, 0, 1}};
    for (std::int64_t o = 0; o < out; ++o)
        for (std::int64_t i = 0; i < in; ++i) {
            const float* kernel = weight + (o * in + i) * 9;
            double half[kTile][3];
            for (std::int64_t p = 0; p < kTile; ++p)
                for (std::int64_t x = 0; x < 3; ++x)
                    half[p][x] = kPoint[p][0] * static_cast<double>(kernel[x]) +
                                 kPoint[p][1] * static_cast<double>(kernel[3 + x]) +
                                 kPoint[p][2] * static_cast<double>(kernel[6 + x]);
            float* to = transformed + o / kWinogradPanel * kWinogradPoints * in * kWinogradPanel + i * kWinogradPanel +
                        o % kWinogradPanel;
            for (std::int64_t p = 0; p < kTile; ++p)
                for (std::int64_t q = 0; q < kTile; ++q)
                    to[(p * kTile + q) * in * kWinogradPanel] = static_cast<float>(
                        half[p][0] * kPoint[q][0] + half[p][1] * kPoint[q][1] + half[p][2] * kPoint[q][2]);
        }
}

std::int64_t winogradBlock(const WinogradShape& shape) {
    const std::int64_t rows = kCacheFloats / (kWinogradPoints * shape.in) / kRowsAtOnce * kRowsAtOnce;
    return std::clamp(rows, kRowsAtOnce, 8 * kRowsAtOnce);
}

std::int64_t winogradScratch(const WinogradShape& shape) {
    return winogradBlock(shape) * kWinogradPoints * (shape.in + kWinogradPanel) + shape.in;
}

void winogradTiles(const WinogradShape& shape, const float* input, const float* transformed, const float* bias,
                   std::int64_t first, std::int64_t last, float* scratch, float* output) {
    const std::int64_t rows = last - first;
    float* points = scratch;                                      // [36, rows, in]
    float* products = points + kWinogradPoints * rows * shape.in; // [36, rows, 32]
    float* zeros = products + kWinogradPoints * rows * kWinogradPanel;
    std::fill_n(zeros, shape.in, 0.0F);
    for (std::int64_t row = 0; row < rows; ++row)
        readTile(shape, input, zeros, placeOf(shape, first + row), points + row * shape.in, rows * shape.in);
    for (std::int64_t channel = 0; channel < shape.out; channel += kWinogradPanel) {
        const float* panels = transformed + channel * kWinogradPoints * shape.in;
        for (std::int64_t p = 0; p < kWinogradPoints; ++p)
            product(shape.wide, points + p * rows * shape.in, rows, shape.in, panels + p * shape.in * kWinogradPanel,
                    products + p * rows * kWinogradPanel);
        for (std::int64_t row = 0; row < rows; ++row)
            writeTile(shape, products + row * kWinogradPanel, rows * kWinogradPanel, bias, placeOf(shape, first + row),
                      channel, output);
    }
}

} // namespace boxwright
