#include <functional>

#include <sys/resource.h>

#include <QTest>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include "core/model/ops/batch_norm.h"
#include "core/model/ops/roi_align.h"
#include "core/model/ops/winograd.h"
#include "core/model/ops/winograd_kernel.h"

using namespace boxwright;

namespace {

double processorSeconds(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Processor time of the other threads over that of this one, during enough repetitions to measure it.
double shareOfTheOthers(const std::function<void()>& work) {
    work(); // starts the threads
    const double allBefore = processorSeconds(RUSAGE_SELF), mineBefore = processorSeconds(RUSAGE_THREAD);
    double mine = 0;
    while (mine < 0.3) {
        work();
        mine = processorSeconds(RUSAGE_THREAD) - mineBefore;
    }
    return (processorSeconds(RUSAGE_SELF) - allBefore - mine) / mine;
}

struct Pooling {
    std::vector<at::Tensor> maps = {at::randn({1, 256, 100, 136}).contiguous(at::MemoryFormat::ChannelsLast)};
    at::Tensor rois = at::tensor({0.F, 20.F, 30.F, 300.F, 340.F}).repeat({300, 1});
    at::Tensor levels = at::zeros({300}, at::kLong);
    RoiAlignShape shape{{0.25}, 7, 2};
};

} // namespace

/// at::parallel_for is a plain loop where it is compiled without OpenMP: the kernels once ran in one thread for that.
class TestParallelKernels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(2); }
    void init() { at::manual_seed(7); }

    void winogradUsesBothThreads() {
        const at::NoGradGuard noGradient;
        const at::Tensor x = at::randn({1, 128, 100, 136}).contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor weight = at::randn({128, 128, 3, 3});
        QCOMPARE(suitsWinograd(x, weight), hasWinogradKernel());
        if (!hasWinogradKernel())
            return; // the convolution is oneDNN's then
        const at::Tensor transformed = winogradWeights(weight);
        QVERIFY(shareOfTheOthers([&] { (void)winogradConv2d(x, transformed, {}); }) > 0.5);
    }

    void poolingUsesBothThreads() {
        const at::NoGradGuard noGradient;
        const Pooling pooling;
        QVERIFY(shareOfTheOthers([&] { (void)roiAlign(pooling.maps, pooling.rois, pooling.levels, pooling.shape); }) >
                0.5);
    }

    void poolingBackwardsUsesBothThreads() {
        Pooling pooling;
        pooling.maps[0].requires_grad_(true);
        const at::Tensor pooled = roiAlign(pooling.maps, pooling.rois, pooling.levels, pooling.shape);
        const at::Tensor gradient = at::ones_like(pooled);
        QVERIFY(shareOfTheOthers([&] { (void)torch::autograd::grad({pooled}, {pooling.maps[0]}, {gradient}, true); }) >
                0.5);
    }

    void batchNormUsesBothThreads() {
        const at::Tensor x = at::randn({4, 64, 100, 100}).contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor one = at::ones({64}), zero = at::zeros({64});
        QVERIFY(shareOfTheOthers([&] { (void)batchNorm(x, one, zero, zero.clone(), one.clone(), 0.1, 1e-5); }) > 0.5);
    }
};

QTEST_APPLESS_MAIN(TestParallelKernels)
#include "tst_parallel_kernels.moc"
