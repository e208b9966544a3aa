#include <QTest>

#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include "core/model/ops/roi_align.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

namespace {

RoiAlignShape shapeOf(std::vector<double> scales, int64_t size, int64_t samples) {
    return {std::move(scales), size, samples};
}

/// Random boxes of two images on two maps, some reaching outside.
struct RandomCase {
    std::vector<at::Tensor> features;
    at::Tensor rois, levels;
    RoiAlignShape shape = shapeOf({0.25, 0.125}, 3, 2);

    explicit RandomCase(at::ScalarType type) {
        at::manual_seed(3);
        const auto options = at::TensorOptions(type);
        features = {at::rand({2, 5, 12, 16}, options), at::rand({2, 5, 6, 8}, options)};
        const at::Tensor corner = at::rand({9, 2}, options) * 50 - 6;
        const at::Tensor image = at::randint(0, 2, {9, 1}, options);
        rois = at::cat({image, corner, corner + at::rand({9, 2}, options) * 30}, 1);
        levels = at::randint(0, 2, {9}, at::kLong);
    }
};

} // namespace

class TestRoiAlign : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void poolsTheGoldenValuesOfARamp() {
        const at::Tensor ramp =
            (10 * at::arange(8, at::kFloat).view({8, 1}) + at::arange(8, at::kFloat)).view({1, 1, 8, 8});
        const at::Tensor rois =
            at::tensor({0.F, 8.F, 8.F, 40.F, 24.F, 0.F, 0.F, 0.F, 4.F, 4.F, 0.F, 40.F, 40.F, 80.F, 80.F}).view({3, 5});
        const at::Tensor pooled = roiAlign({ramp}, rois, at::zeros({3}, at::kLong), shapeOf({0.125}, 2, 2));
        const at::Tensor expected = boxTensor({17, 19, 27, 29, 2.75F, 3.25F, 7.75F, 8.25F, 68.75F, 0, 0, 0});
        COMPARE_TENSORS(pooled.reshape({3, 4}), expected, 1e-5);
    }

    void equalsTheSlowReferenceOnSeveralLevels() {
        const RandomCase random(at::kFloat);
        COMPARE_TENSORS(roiAlign(random.features, random.rois, random.levels, random.shape),
                        roiAlignReference(random.features, random.rois, random.levels, random.shape), 1e-5);
    }

    void readsEveryMemoryFormatAlike() {
        const RandomCase random(at::kFloat);
        std::vector<at::Tensor> channelsLast;
        for (const at::Tensor& map : random.features)
            channelsLast.push_back(map.contiguous(at::MemoryFormat::ChannelsLast));
        COMPARE_TENSORS(roiAlign(channelsLast, random.rois, random.levels, random.shape),
                        roiAlign(random.features, random.rois, random.levels, random.shape), 0);
    }

    void gradientEqualsTheNumericalOneInDouble() {
        const RandomCase random(at::kDouble);
        std::vector<at::Tensor> features = random.features;
        for (at::Tensor& map : features)
            map.requires_grad_(true);
        const at::Tensor weight = at::rand({9, 5, 3, 3}, at::kDouble);
        const auto loss = [&](const std::vector<at::Tensor>& maps) {
            return (roiAlign(maps, random.rois, random.levels, random.shape) * weight).sum();
        };
        loss(features).backward();
        constexpr double kStep = 1e-5;
        const at::NoGradGuard noGradient;
        for (std::size_t level = 0; level < 2; ++level) {
            at::Tensor map = features[level].detach();
            at::Tensor numerical = at::zeros_like(map);
            double* value = map.data_ptr<double>();
            for (int64_t i = 0; i < map.numel(); ++i) {
                const double kept = value[i];
                value[i] = kept + kStep;
                const double above = loss(features).item<double>();
                value[i] = kept - kStep;
                const double below = loss(features).item<double>();
                value[i] = kept;
                numerical.data_ptr<double>()[i] = (above - below) / (2 * kStep);
            }
            QVERIFY(numerical.abs().max().item<double>() > 0.01);
            QVERIFY(largestDifference(features[level].grad(), numerical) < 1e-7);
        }
    }

    void gradientEqualsAutogradThroughTheReference() {
        RandomCase ours(at::kFloat), reference(at::kFloat);
        for (RandomCase* random : {&ours, &reference})
            for (at::Tensor& map : random->features)
                map.requires_grad_(true);
        roiAlign(ours.features, ours.rois, ours.levels, ours.shape).square().sum().backward();
        roiAlignReference(reference.features, reference.rois, reference.levels, reference.shape)
            .square()
            .sum()
            .backward();
        for (std::size_t level = 0; level < 2; ++level)
            QVERIFY(largestDifference(ours.features[level].grad(), reference.features[level].grad()) < 1e-4);
    }

    void noBoxesGiveAnEmptyResult() {
        const RandomCase random(at::kFloat);
        const at::Tensor pooled = roiAlign(random.features, at::zeros({0, 5}), at::zeros({0}, at::kLong), random.shape);
        QCOMPARE(pooled.sizes(), at::IntArrayRef({0, 5, 3, 3}));
    }
};

QTEST_GUILESS_MAIN(TestRoiAlign)
#include "tst_roi_align.moc"
