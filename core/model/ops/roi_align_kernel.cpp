#include "core/model/ops/roi_align_kernel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>

#include "core/model/ops/cpu_clones.h"

namespace boxwright {
namespace {

/// The four pixels of one bilinear sample: offsets into a map (in pixels) and weights, already divided by the number of
/// samples of the bin.
template <class Scalar>
struct BilinearSample {
    std::array<std::int64_t, 4> pixel;
    std::array<Scalar, 4> weight;
};

/// out[c] += sum of weight[k] * pixel[k][c]: `weights` and `pixels` come in fours.
template <class Scalar>
struct PixelGroup {
    const Scalar* pixel[4];
    Scalar weight[4];
};

BOXWRIGHT_CPU_CLONES
void gather(float* out, const PixelGroup<float>& from, std::int64_t channels) {
    const float *a = from.pixel[0], *b = from.pixel[1], *c = from.pixel[2], *d = from.pixel[3];
    const float wa = from.weight[0], wb = from.weight[1], wc = from.weight[2], wd = from.weight[3];
    for (std::int64_t i = 0; i < channels; ++i)
        out[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
}

BOXWRIGHT_CPU_CLONES
void scatter(float* to, const float* grad, float weight, std::int64_t channels) {
    for (std::int64_t i = 0; i < channels; ++i)
        to[i] += weight * grad[i];
}

void gather(double* out, const PixelGroup<double>& from, std::int64_t channels) {
    for (std::int64_t i = 0; i < channels; ++i)
        for (std::size_t k = 0; k < 4; ++k)
            out[i] += from.weight[k] * from.pixel[k][i];
}

void scatter(double* to, const double* grad, double weight, std::int64_t channels) {
    for (std::int64_t i = 0; i < channels; ++i)
        to[i] += weight * grad[i];
}

/// Bilinear neighbours at (y, x) of a height x width map; false if the sample lies outside and counts as zero.
template <class Scalar>
bool bilinearSample(Scalar y, Scalar x, std::int64_t height, std::int64_t width, Scalar share,
                    BilinearSample<Scalar>& sample) {
    if (!(y >= -1 && y <= static_cast<Scalar>(height) && x >= -1 && x <= static_cast<Scalar>(width)))
        return false;
    const auto axis = [](Scalar position, std::int64_t size, std::int64_t& low, std::int64_t& high, Scalar& fraction) {
        position = std::max(position, Scalar(0));
        low = static_cast<std::int64_t>(position);
        high = low + 1;
        if (low >= size - 1) {
            low = high = size - 1;
            position = static_cast<Scalar>(low);
        }
        fraction = position - static_cast<Scalar>(low);
    };
    std::int64_t top = 0, bottom = 0, left = 0, right = 0;
    Scalar down = 0, across = 0;
    axis(y, height, top, bottom, down);
    axis(x, width, left, right, across);
    sample.pixel = {top * width + left, top * width + right, bottom * width + left, bottom * width + right};
    sample.weight = {(1 - down) * (1 - across) * share, (1 - down) * across * share, down * (1 - across) * share,
                     down * across * share};
    return true;
}

/// One box on its map: calls visit(bin, sample) for every sample that lies on the map.
template <class Scalar, class Visit>
void visitSamples(const Scalar* roi, Scalar scale, std::int64_t height, std::int64_t width, const RoiAlignShape& shape,
                  const Visit& visit) {
    const std::int64_t size = shape.poolSize;
    const Scalar startX = roi[1] * scale, startY = roi[2] * scale;
    const Scalar boxWidth = std::max(roi[3] * scale - startX, Scalar(1));
    const Scalar boxHeight = std::max(roi[4] * scale - startY, Scalar(1));
    const Scalar binWidth = boxWidth / static_cast<Scalar>(size), binHeight = boxHeight / static_cast<Scalar>(size);
    const auto samplesOf = [&](Scalar side) {
        return shape.samplingRatio > 0 ? shape.samplingRatio
                                       : static_cast<std::int64_t>(std::ceil(side / static_cast<Scalar>(size)));
    };
    const std::int64_t rows = samplesOf(boxHeight), columns = samplesOf(boxWidth);
    const Scalar share = Scalar(1) / static_cast<Scalar>(std::max<std::int64_t>(rows * columns, 1));
    BilinearSample<Scalar> sample;
    for (std::int64_t bin = 0; bin < size * size; ++bin) {
        const Scalar binY = startY + static_cast<Scalar>(bin / size) * binHeight;
        const Scalar binX = startX + static_cast<Scalar>(bin % size) * binWidth;
        for (std::int64_t row = 0; row < rows; ++row) {
            const Scalar y = binY + (static_cast<Scalar>(row) + Scalar(.5)) * binHeight / static_cast<Scalar>(rows);
            for (std::int64_t column = 0; column < columns; ++column) {
                const Scalar x =
                    binX + (static_cast<Scalar>(column) + Scalar(.5)) * binWidth / static_cast<Scalar>(columns);
                if (bilinearSample(y, x, height, width, share, sample))
                    visit(bin, sample);
            }
        }
    }
}

template <class Scalar>
void forwardTyped(const std::vector<at::Tensor>& features, const at::Tensor& rois, const at::Tensor& levels,
                  const RoiAlignShape& shape, const at::Tensor& output) {
    const std::int64_t channels = output.size(3);
    const std::int64_t stride = output.stride(0);
    const Scalar* roi = rois.data_ptr<Scalar>();
    const std::int64_t* level = levels.data_ptr<std::int64_t>();
    Scalar* out = output.data_ptr<Scalar>();
    at::parallel_for(0, rois.size(0), 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            const at::Tensor& map = features[static_cast<std::size_t>(level[r])];
            const auto image = static_cast<std::int64_t>(roi[r * 5]);
            const Scalar* pixels = map.data_ptr<Scalar>() + image * map.stride(0);
            const auto scale = static_cast<Scalar>(shape.scales[static_cast<std::size_t>(level[r])]);
            Scalar* box = out + r * stride;
            std::fill(box, box + stride, Scalar(0));
            visitSamples(roi + r * 5, scale, map.size(1), map.size(2), shape,
                         [&](std::int64_t bin, const BilinearSample<Scalar>& sample) {
                             PixelGroup<Scalar> group{};
                             for (std::size_t k = 0; k < 4; ++k) {
                                 group.pixel[k] = pixels + sample.pixel[k] * channels;
                                 group.weight[k] = sample.weight[k];
                             }
                             gather(box + bin * channels, group, channels);
                         });
        }
    });
}

template <class Scalar>
void backwardTyped(const std::vector<at::Tensor>& gradFeatures, const at::Tensor& rois, const at::Tensor& levels,
                   const RoiAlignShape& shape, const at::Tensor& gradOutput) {
    const std::int64_t channels = gradOutput.size(3);
    const std::int64_t stride = gradOutput.stride(0);
    const Scalar* roi = rois.data_ptr<Scalar>();
    const std::int64_t* level = levels.data_ptr<std::int64_t>();
    const Scalar* grad = gradOutput.data_ptr<Scalar>();
    // Each thread owns a range of channels of every map, so no two threads write the same number.
    at::parallel_for(0, channels, 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = 0; r < rois.size(0); ++r) {
            const at::Tensor& map = gradFeatures[static_cast<std::size_t>(level[r])];
            const auto image = static_cast<std::int64_t>(roi[r * 5]);
            Scalar* pixels = map.data_ptr<Scalar>() + image * map.stride(0) + begin;
            const auto scale = static_cast<Scalar>(shape.scales[static_cast<std::size_t>(level[r])]);
            const Scalar* box = grad + r * stride + begin;
            visitSamples(roi + r * 5, scale, map.size(1), map.size(2), shape,
                         [&](std::int64_t bin, const BilinearSample<Scalar>& sample) {
                             for (std::size_t k = 0; k < 4; ++k)
                                 scatter(pixels + sample.pixel[k] * channels, box + bin * channels, sample.weight[k],
                                         end - begin);
                         });
        }
    });
}

} // namespace

void roiAlignForwardCpu(const std::vector<at::Tensor>& features, const at::Tensor& rois, const at::Tensor& levels,
                        const RoiAlignShape& shape, const at::Tensor& output) {
    AT_DISPATCH_FLOATING_TYPES(output.scalar_type(), "roiAlignForward",
                               [&] { forwardTyped<scalar_t>(features, rois, levels, shape, output); });
}

void roiAlignBackwardCpu(const std::vector<at::Tensor>& gradFeatures, const at::Tensor& rois, const at::Tensor& levels,
                         const RoiAlignShape& shape, const at::Tensor& gradOutput) {
    AT_DISPATCH_FLOATING_TYPES(gradOutput.scalar_type(), "roiAlignBackward",
                               [&] { backwardTyped<scalar_t>(gradFeatures, rois, levels, shape, gradOutput); });
}

} // namespace boxwright
