#include "core/model/ops/batch_norm_kernel.h"

#include "core/model/ops/cpu_clones.h"

namespace boxwright {

BOXWRIGHT_CPU_CLONES
void addMoments(const float* x, std::int64_t rows, std::int64_t channels, double* __restrict sums,
                double* __restrict squares) {
    for (std::int64_t row = 0; row < rows; ++row, x += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const double value = x[c];
            sums[c] += value;
            squares[c] += value * value;
        }
}

BOXWRIGHT_CPU_CLONES
void outputRows(const float* x, std::int64_t rows, std::int64_t channels, const OutputFactors& factors,
                float* __restrict out) {
    const float *mean = factors.mean, *scale = factors.scale, *bias = factors.bias;
    for (std::int64_t row = 0; row < rows; ++row, x += channels, out += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            out[c] = (x[c] - mean[c]) * scale[c] + bias[c];
}

BOXWRIGHT_CPU_CLONES
void addGradientSums(const float* x, const float* dy, std::int64_t rows, std::int64_t channels, const double* mean,
                     double* __restrict sums, double* __restrict dots) {
    for (std::int64_t row = 0; row < rows; ++row, x += channels, dy += channels)
        for (std::int64_t c = 0; c < channels; ++c) {
            const double gradient = dy[c];
            sums[c] += gradient;
            dots[c] += gradient * (x[c] - mean[c]);
        }
}

BOXWRIGHT_CPU_CLONES
void inputGradientRows(const float* x, const float* dy, std::int64_t rows, std::int64_t channels,
                       const InputGradientFactors& factors, float* __restrict dx) {
    const float *mean = factors.mean, *onGradient = factors.onGradient, *onInput = factors.onInput,
                *constant = factors.constant;
    for (std::int64_t row = 0; row < rows; ++row, x += channels, dy += channels, dx += channels)
        for (std::int64_t c = 0; c < channels; ++c)
            dx[c] = dy[c] * onGradient[c] + (x[c] - mean[c]) * onInput[c] + constant[c];
}

} // namespace boxwright
