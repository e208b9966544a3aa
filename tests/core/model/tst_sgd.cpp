#include <QTest>

#include <torch/nn/module.h>

#include "core/model/sgd.h"

using namespace boxwright;

namespace {

/// One trained number, one that never gets a gradient, one that is frozen.
struct Numbers : torch::nn::Module {
    at::Tensor trained = register_parameter("trained", at::tensor({1.0}, at::kDouble));
    at::Tensor idle = register_parameter("idle", at::tensor({5.0}, at::kDouble));
    at::Tensor frozen = register_parameter("frozen", at::tensor({7.0}, at::kDouble), false);
};

} // namespace

class TestSgd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepsLikeTorchOptimSgd() {
        Numbers numbers;
        Sgd optimizer(numbers, 0.9, 0.1);
        // torch.optim.SGD([x], lr, momentum=0.9, weight_decay=0.1) from 1 with gradients 2x and rates 0.1, 0.1, 0.05.
        const double expected[] = {0.79, 0.4351, 0.2297095};
        const double rates[] = {0.1, 0.1, 0.05};
        for (int step = 0; step < 3; ++step) {
            optimizer.zeroGradients();
            numbers.trained.square().sum().backward();
            optimizer.step(rates[step]);
            QVERIFY2(std::abs(numbers.trained.item<double>() - expected[step]) < 1e-12,
                     qPrintable(QString::number(numbers.trained.item<double>(), 'g', 12)));
        }
        QCOMPARE(numbers.idle.item<double>(), 5.0); // no gradient: no weight decay either
        QCOMPARE(numbers.frozen.item<double>(), 7.0);
        QCOMPARE(optimizer.parameterNames(), (std::vector<std::string>{"trained", "idle"}));
        QCOMPARE(optimizer.momentumBuffers().size(), std::size_t(1));
    }

    void clippingScalesAllGradientsTogether() {
        Numbers numbers;
        Sgd optimizer(numbers, 0, 0);
        (3 * numbers.trained + 4 * numbers.idle).sum().backward();
        QCOMPARE(optimizer.clipGradients(10), 5.0);
        QCOMPARE(numbers.trained.grad().item<double>(), 3.0); // below the limit nothing changes
        QCOMPARE(optimizer.clipGradients(1), 5.0);
        QVERIFY(std::abs(numbers.trained.grad().item<double>() - 0.6) < 1e-6);
        QVERIFY(std::abs(numbers.idle.grad().item<double>() - 0.8) < 1e-6);
    }
};

QTEST_GUILESS_MAIN(TestSgd)
#include "tst_sgd.moc"
