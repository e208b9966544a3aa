#pragma once

#include <cstdint>

namespace boxwright {

/// Loops of batchNorm over rows of one float a channel (a channels-last image is such a table: a row a pixel). No
/// threads of their own; sums are added to what is there.

/// sums[c] += x, squares[c] += x * x
void addMoments(const float* x, std::int64_t rows, std::int64_t channels, double* sums, double* squares);

/// out = (x - mean[c]) * scale[c] + bias[c]
struct OutputFactors {
    const float *mean, *scale, *bias;
};
void outputRows(const float* x, std::int64_t rows, std::int64_t channels, const OutputFactors& factors, float* out);

/// sums[c] += dy, dots[c] += dy * (x - mean[c])
void addGradientSums(const float* x, const float* dy, std::int64_t rows, std::int64_t channels, const double* mean,
                     double* sums, double* dots);

/// dx = dy * onGradient[c] + (x - mean[c]) * onInput[c] + constant[c]
struct InputGradientFactors {
    const float *mean, *onGradient, *onInput, *constant;
};
void inputGradientRows(const float* x, const float* dy, std::int64_t rows, std::int64_t channels,
                       const InputGradientFactors& factors, float* dx);

} // namespace boxwright
