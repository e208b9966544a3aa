#include <QTest>

#include <ATen/Parallel.h>
#include <torch/utils.h>

#include "core/model/autocast_guard.h"
#include "core/model/image_tensor.h"
#include "core/model/model_zoo.h"
#include "core/model/train_step.h"
#include "tests/support/formula.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

namespace {

FasterRcnn formulaModel(NormKind norm = NormKind::Frozen) {
    ModelOptions options = *modelOptions("fasterrcnn_resnet10_slim_fpn");
    options.numClasses = 3;
    options.norm = norm;
    options.transform.minSize = 96;
    options.transform.maxSize = 128;
    FasterRcnn model = *makeModel(options);
    formula::fill(*model);
    model->train();
    model->setPermutation([](int64_t n) { return at::arange(n, at::kLong); });
    return model;
}

struct Batch {
    std::vector<RgbImage> pictures;
    std::vector<at::Tensor> images;
    std::vector<DetectionTarget> targets;
};

Batch batchOf(int count) {
    Batch batch;
    for (int i = 0; i < count; ++i)
        batch.pictures.push_back(formula::image(90, 120, i));
    for (int i = 0; i < count; ++i) {
        batch.images.push_back(imageView(batch.pictures[static_cast<std::size_t>(i)]));
        const auto x = static_cast<float>(10 * i);
        batch.targets.push_back({boxTensor({x, 12, x + 40, 60}), at::tensor({int64_t{i % 2 + 1}})});
    }
    return batch;
}

} // namespace

class TestTrainStep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        at::set_num_threads(1); // small maps: two threads only wait for each other
        torch::manual_seed(1);
    }

    void partsGiveTheGradientOfTheWholeBatch() {
        const Batch batch = batchOf(4);
        FasterRcnn whole = formulaModel(), parted = formulaModel();
        TrainStepOptions options;
        TrainStep step(whole, at::kCPU, options);
        options.parts = 2;
        TrainStep inParts(parted, at::kCPU, options);
        const StepResult a = step.run(batch.images, batch.targets, 0.01);
        const StepResult b = inParts.run(batch.images, batch.targets, 0.01);
        QVERIFY(std::abs(a.classifier - b.classifier) < 1e-4 * a.classifier);
        QVERIFY(std::abs(a.rpnBoxRegression - b.rpnBoxRegression) < 1e-4 * a.rpnBoxRegression);
        const StateDict expected = stateDict(*whole), before = stateDict(*formulaModel());
        for (const auto& [key, tensor] : stateDict(*parted)) {
            const double moved = largestDifference(expected.at(key), before.at(key));
            QVERIFY2(largestDifference(tensor, expected.at(key)) <= 1e-3 * moved + 1e-7, key.c_str());
        }
    }

    void aLossThatIsNotFiniteChangesNothing() {
        Batch batch = batchOf(2);
        FasterRcnn model = formulaModel();
        TrainStep step(model, at::kCPU, {});
        const at::Tensor weight = stateDict(*model).at("roi_heads.box_predictor.cls_score.weight");
        const at::Tensor before = weight.clone();
        {
            const at::NoGradGuard noGradient;
            stateDict(*model).at("roi_heads.box_predictor.cls_score.bias").fill_(std::nanf(""));
        }
        QVERIFY(!step.run(batch.images, batch.targets, 0.01).finite);
        QVERIFY(weight.equal(before));
    }

    void bf16StaysCloseToFloat32() {
        const Batch batch = batchOf(2);
        FasterRcnn a = formulaModel(), b = formulaModel();
        TrainStepOptions options;
        const StepResult exact = TrainStep(a, at::kCPU, options).run(batch.images, batch.targets, 0.01);
        options.precision = at::kBFloat16;
        const StepResult half = TrainStep(b, at::kCPU, options).run(batch.images, batch.targets, 0.01);
        QVERIFY(half.finite);
        QVERIFY(half.classifier != exact.classifier); // it did run in another precision
        QVERIFY2(std::abs(half.classifier - exact.classifier) < 0.05 * exact.classifier,
                 qPrintable(QStringLiteral("%1 %2").arg(half.classifier).arg(exact.classifier)));
        QVERIFY(std::abs(half.objectness - exact.objectness) < 0.05 * exact.objectness);
        for (const auto& parameter : b->named_parameters())
            QCOMPARE(parameter.value().scalar_type(), at::kFloat);
    }

    void autocastEndsWithItsGuard() {
        const at::Tensor x = at::rand({4, 4});
        {
            const AutocastGuard guard(at::kCPU, at::kBFloat16);
            QCOMPARE(at::matmul(x, x).scalar_type(), at::kBFloat16);
        }
        QCOMPARE(at::matmul(x, x).scalar_type(), at::kFloat);
        const AutocastGuard none(at::kCPU, at::kFloat);
        QCOMPARE(at::matmul(x, x).scalar_type(), at::kFloat);
    }

    void theScalerUndoesItsScaleAndSkipsOverflow() {
        torch::nn::Linear net(2, 1);
        Sgd optimizer(*net, 0, 0);
        GradScaler scaler;
        const at::Tensor x = at::ones({1, 2});
        scaler.scaled(net->forward(x).sum()).backward();
        COMPARE_TENSORS(net->weight.grad(), at::full({1, 2}, 65536.F), 0);
        QVERIFY(scaler.unscale(optimizer));
        COMPARE_TENSORS(net->weight.grad(), at::ones({1, 2}), 0);
        scaler.update(true);
        QCOMPARE(scaler.state().goodSteps, std::int64_t(1));
        net->weight.mutable_grad()[0][1] = INFINITY;
        QVERIFY(!scaler.unscale(optimizer));
        scaler.update(false);
        QCOMPARE(scaler.state().scale, 32768.0);
        QCOMPARE(scaler.state().goodSteps, std::int64_t(0));
        scaler.setState({1024, 1999});
        scaler.update(true);
        QCOMPARE(scaler.state().scale, 2048.0);
    }

    void theAverageFollowsTheFormulaAndIsLentToTheModel() {
        torch::nn::Linear net(1, 1);
        {
            const at::NoGradGuard noGradient;
            net->weight.fill_(1);
        }
        WeightAverage average(*net, 0.5);
        const auto setWeight = [&](float value) {
            const at::NoGradGuard noGradient;
            net->weight.fill_(value);
            average.update(*net);
        };
        setWeight(2); // decay (1+1)/(10+1)
        const double first = 2.0 / 11 * 1 + 9.0 / 11 * 2;
        setWeight(4); // (1+2)/(10+2)
        const double second = 0.25 * first + 0.75 * 4;
        QVERIFY(std::abs(average.state().at("weight").item<double>() - second) < 1e-6);
        {
            const AveragedWeightsGuard lent(*net, &average);
            QVERIFY(std::abs(net->weight.item<double>() - second) < 1e-6);
        }
        QCOMPARE(net->weight.item<float>(), 4.F);
        WeightAverage resumed(*net, 0.5);
        resumed.restore(average.state(), average.updates());
        setWeight(8);
        {
            const at::NoGradGuard noGradient;
            net->weight.fill_(8);
        }
        resumed.update(*net);
        QVERIFY(resumed.state().at("weight").equal(average.state().at("weight")));
    }

    void memoryThatRunsOutSplitsTheBatch() {
        const Batch batch = batchOf(4);
        FasterRcnn model = formulaModel();
        TrainStep step(model, at::kCPU, {});
        int calls = 0;
        // The sampler is called within the forward pass: the first pass fails as the allocator would.
        model->setPermutation([&calls](int64_t n) {
            if (++calls == 2)
                TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.");
            return at::arange(n, at::kLong);
        });
        const StepResult result = step.run(batch.images, batch.targets, 0.01);
        QVERIFY(result.outOfMemory && result.finite);
        QCOMPARE(step.parts(), 2);
        QVERIFY(!step.run(batch.images, batch.targets, 0.01).outOfMemory);
        FasterRcnn single = formulaModel();
        single->setPermutation([](int64_t) -> at::Tensor {
            TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate 1 bytes.");
        });
        TrainStep hopeless(single, at::kCPU, {});
        QVERIFY_EXCEPTION_THROWN((void)hopeless.run(batch.images, batch.targets, 0.01), c10::Error);
    }
};

QTEST_GUILESS_MAIN(TestTrainStep)
#include "tst_train_step.moc"
