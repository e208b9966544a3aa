#include "core/model/ops/batch_norm.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

#include "core/model/ops/batch_norm_kernel.h"

namespace boxwright {

namespace {

/// An image as a table of pixels.
struct PixelTable {
    explicit PixelTable(const at::Tensor& image)
        : channels(image.size(1))
        , rows(image.numel() / std::max<int64_t>(channels, 1)) {}

    void forEachRange(const std::function<void(int64_t begin, int64_t end)>& work) const {
        at::parallel_for(0, rows, std::max<int64_t>(1, 32768 / std::max<int64_t>(channels, 1)), work);
    }

    int64_t channels, rows;
};

/// Two sums a channel, float64 [2, C]; `add` gets a range of rows and where its thread adds.
at::Tensor summed(const PixelTable& table,
                  const std::function<void(int64_t begin, int64_t end, double* first, double* second)>& add) {
    const int64_t threads = at::get_num_threads();
    const at::Tensor parts = at::zeros({threads, 2, table.channels}, at::kDouble);
    double* sums = parts.data_ptr<double>();
    table.forEachRange([&](int64_t begin, int64_t end) {
        double* mine = sums + at::get_thread_num() * 2 * table.channels;
        add(begin, end, mine, mine + table.channels);
    });
    return parts.sum(0);
}

class BatchNormFunction : public torch::autograd::Function<BatchNormFunction> {
public:
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& x, const at::Tensor& weight,
                              const at::Tensor& bias, const at::Tensor& runningMean, const at::Tensor& runningVar,
                              double momentum, double eps) {
        const PixelTable table(x);
        const auto* input = x.data_ptr<float>();
        const at::Tensor moments = summed(table, [&](int64_t begin, int64_t end, double* sums, double* squares) {
            addMoments(input + begin * table.channels, end - begin, table.channels, sums, squares);
        });
        const auto count = static_cast<double>(table.rows);
        const at::Tensor mean = moments[0] / count;
        const at::Tensor variance = (moments[1] / count - mean * mean).clamp_min(0);
        const at::Tensor inverse = (variance + eps).rsqrt();
        runningMean.mul_(1 - momentum).add_(mean, momentum);
        runningVar.mul_(1 - momentum).add_(variance * (count / std::max(count - 1, 1.0)), momentum);

        const at::Tensor factors =
            at::stack({mean, weight.to(at::kDouble) * inverse, bias.to(at::kDouble)}).to(at::kFloat);
        const auto* factor = factors.data_ptr<float>();
        at::Tensor y = at::empty_like(x);
        auto* output = y.data_ptr<float>();
        table.forEachRange([&](int64_t begin, int64_t end) {
            outputRows(input + begin * table.channels, end - begin, table.channels,
                       {factor, factor + table.channels, factor + 2 * table.channels}, output + begin * table.channels);
        });
        context->save_for_backward({x, weight, mean, inverse});
        return y;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   const torch::autograd::variable_list& gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], weight = saved[1], mean = saved[2], inverse = saved[3];
        const at::Tensor dy = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const PixelTable table(x);
        const auto *input = x.data_ptr<float>(), *gradient = dy.data_ptr<float>();
        const at::Tensor sums = summed(table, [&](int64_t begin, int64_t end, double* sum, double* dot) {
            addGradientSums(input + begin * table.channels, gradient + begin * table.channels, end - begin,
                            table.channels, mean.data_ptr<double>(), sum, dot);
        });
        const auto count = static_cast<double>(table.rows);
        const at::Tensor weightGradient = sums[1] * inverse;
        const at::Tensor scale = weight.to(at::kDouble) * inverse;
        const at::Tensor factors =
            at::stack({mean, scale, -scale * inverse * weightGradient / count, -scale * sums[0] / count})
                .to(at::kFloat);
        const auto* factor = factors.data_ptr<float>();
        at::Tensor dx = at::empty_like(x);
        auto* output = dx.data_ptr<float>();
        table.forEachRange([&](int64_t begin, int64_t end) {
            inputGradientRows(
                input + begin * table.channels, gradient + begin * table.channels, end - begin, table.channels,
                {factor, factor + table.channels, factor + 2 * table.channels, factor + 3 * table.channels},
                output + begin * table.channels);
        });
        return {dx, weightGradient.to(at::kFloat), sums[0].to(at::kFloat), {}, {}, {}, {}};
    }
};

} // namespace

bool hasBatchNormKernel(const at::Tensor& x) {
    return x.dim() == 4 && x.is_cpu() && x.scalar_type() == at::kFloat &&
           x.is_contiguous(at::MemoryFormat::ChannelsLast);
}

at::Tensor batchNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                     const at::Tensor& runningMean, const at::Tensor& runningVar, double momentum, double eps) {
    return BatchNormFunction::apply(x, weight, bias, runningMean, runningVar, momentum, eps);
}

} // namespace boxwright
