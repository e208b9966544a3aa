#include <QTest>

#include <torch/utils.h>

#include "core/model/backbones/norm.h"

using namespace boxwright;

namespace {

/// Output and gradients of one training step of a live norm.
std::vector<at::Tensor> trained(const at::Tensor& input, const at::Tensor& gradient) {
    Norm norm(input.size(1), NormOptions{.kind = NormKind::Batch});
    norm->to(input.scalar_type());
    norm->train();
    const at::Tensor x = input.detach().requires_grad_();
    const at::Tensor y = norm->forward(x);
    y.backward(gradient);
    return {y.detach(), x.grad(), norm->weight.grad(), norm->bias.grad(), norm->running_mean, norm->running_var};
}

} // namespace

class TestNorm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(1); }

    void trainsExactlyInEitherMemoryOrder_data() {
        QTest::addColumn<bool>("channelsLast");
        QTest::newRow("contiguous") << false;
        QTest::newRow("channels last") << true;
    }
    void trainsExactlyInEitherMemoryOrder() {
        QFETCH(bool, channelsLast);
        const auto order = channelsLast ? at::MemoryFormat::ChannelsLast : at::MemoryFormat::Contiguous;
        const at::Tensor x = (at::randn({2, 16, 96, 128}) * 0.1 + 1).contiguous(order);
        const at::Tensor gradient = at::randn({2, 16, 96, 128}).contiguous(order);
        const auto single = trained(x, gradient);
        const auto exact = trained(x.to(at::kDouble), gradient.to(at::kDouble));
        const char* names[] = {"output", "gradient of the input", "of the weight", "of the bias", "mean", "variance"};
        for (std::size_t i = 0; i < single.size(); ++i) {
            const double scale = exact[i].abs().max().item<double>();
            const double error = (single[i].to(at::kDouble) - exact[i]).abs().max().item<double>() / scale;
            QVERIFY2(error < 1e-5, qPrintable(QStringLiteral("%1: %2").arg(names[i]).arg(error)));
        }
    }

    void aFrozenNormIsAConstantScaleAndShift() {
        Norm norm(2, NormOptions{.kind = NormKind::Frozen, .eps = 0});
        norm->weight.copy_(at::tensor({2.0F, 3.0F}));
        norm->bias.copy_(at::tensor({1.0F, -1.0F}));
        norm->running_mean.copy_(at::tensor({4.0F, 0.0F}));
        norm->running_var.copy_(at::tensor({16.0F, 1.0F}));
        norm->train();
        const at::Tensor y = norm->forward(at::full({1, 2, 1, 1}, 8.0F));
        QVERIFY(at::allclose(y.flatten(), at::tensor({3.0F, 23.0F})));
        QVERIFY(norm->isConstant());
        QCOMPARE(norm->parameters().size(), std::size_t(0));
    }

    void groupsDivideTheChannels() {
        QCOMPARE(groupsFor(64), 32);
        QCOMPARE(groupsFor(24), 8);
        QCOMPARE(groupsFor(7), 1);
    }
};

QTEST_GUILESS_MAIN(TestNorm)
#include "tst_norm.moc"
