// Live batch norm, forward and backward, in channels-last memory: our kernel against torch's own, and against torch's
// on contiguous memory with the conversions there and back. CPU time of one thread, alternating, medians.
//   ninja bench_batch_norm && tests/bench/bench_batch_norm
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/autograd.h>

#include "core/model/ops/batch_norm.h"

using namespace boxwright;

namespace {

constexpr int kRounds = 9;

double seconds(const at::Tensor& x, const at::Tensor& gradient, int way) {
    const int64_t channels = x.size(1);
    const at::Tensor weight = at::ones({channels}).requires_grad_(), bias = at::zeros({channels}).requires_grad_();
    const at::Tensor mean = at::zeros({channels}), variance = at::ones({channels});
    const at::Tensor input = x.detach().requires_grad_();
    const std::clock_t start = std::clock();
    at::Tensor y;
    if (way == 0)
        y = batchNorm(input, weight, bias, mean, variance, 0.1, 1e-5);
    else
        y = at::batch_norm(way == 1 ? input : input.contiguous(), weight, bias, mean, variance, true, 0.1, 1e-5, false);
    y = y.contiguous(at::MemoryFormat::ChannelsLast);
    torch::autograd::backward({y}, {gradient});
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main() {
    at::set_num_threads(1);
    std::printf("%-22s %10s %22s %22s\n", "shape", "ours ms", "torch / ours", "converted / ours");
    for (const auto& shape :
         {std::array<int64_t, 4>{2, 16, 200, 320}, {2, 64, 200, 320}, {2, 256, 50, 80}, {2, 512, 25, 40}}) {
        const auto format = at::MemoryFormat::ChannelsLast;
        const at::Tensor x = at::randn(shape).contiguous(format), gradient = at::randn(shape).contiguous(format);
        std::array<std::vector<double>, 3> times;
        for (int round = 0; round < kRounds; ++round)
            for (int way = 0; way < 3; ++way)
                times[static_cast<std::size_t>(way)].push_back(seconds(x, gradient, way));
        std::array<double, 3> median{};
        for (std::size_t way = 0; way < 3; ++way) {
            std::nth_element(times[way].begin(), times[way].begin() + kRounds / 2, times[way].end());
            median[way] = times[way][kRounds / 2];
        }
        std::printf("%3ld x %3ld x %3ld x %3ld %12.2f %22.2f %22.2f\n", static_cast<long>(shape[0]),
                    static_cast<long>(shape[1]), static_cast<long>(shape[2]), static_cast<long>(shape[3]),
                    median[0] * 1000, median[1] / median[0], median[2] / median[0]);
    }
    return 0;
}
