#include <QTest>

#include <torch/utils.h>

#include "core/model/backbones/inverted_residual.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

class TestInvertedResidual : public QObject {
    Q_OBJECT

    static InvertedResidual block(double dropProbability, int64_t out = 8) {
        InvertedResidualOptions options{.in = 8, .expanded = 24, .out = out};
        options.gateHidden = 8;
        options.dropProbability = dropProbability;
        return InvertedResidual(options, InvertedResidualImpl::Names::Block);
    }

private Q_SLOTS:
    void init() { torch::manual_seed(4); }

    void aDroppedBranchLeavesTheInputAndAKeptOneIsScaledUp() {
        const at::NoGradGuard noGradient;
        InvertedResidual net = block(0.75);
        const at::Tensor x = at::rand({64, 8, 5, 5});
        net->eval();
        const at::Tensor branch = net->forward(x) - x;
        net->train();
        const at::Tensor y = net->forward(x) - x;
        int64_t kept = 0;
        for (int64_t i = 0; i < x.size(0); ++i) { // an image is dropped or kept as a whole
            const bool dropped = y[i].abs().max().item<float>() < 1e-5F;
            kept += dropped ? 0 : 1;
            COMPARE_TENSORS(y[i], dropped ? at::zeros_like(y[i]) : branch[i] * 4, 1e-4);
        }
        QVERIFY2(kept >= 5 && kept <= 30, qPrintable(QString::number(kept))); // 16 expected
    }

    void withoutAShortcutNothingIsDropped() {
        const at::NoGradGuard noGradient;
        InvertedResidual net = block(0.99, 16);
        const at::Tensor x = at::rand({4, 8, 5, 5});
        net->eval();
        const at::Tensor expected = net->forward(x);
        net->train();
        COMPARE_TENSORS(net->forward(x), expected, 1e-5);
    }

    void groupNormTakesThePowerOfTwoThatDivides() {
        QCOMPARE(groupsFor(64), int64_t(32));
        QCOMPARE(groupsFor(40), int64_t(8));
        QCOMPARE(groupsFor(112), int64_t(16));
        QCOMPARE(groupsFor(7), int64_t(1));
        const at::NoGradGuard noGradient;
        Norm norm(64, NormOptions{NormKind::Group});
        norm->eval();
        const at::Tensor y = norm->forward(at::rand({2, 64, 9, 9}) * 5 + 3).view({2, 32, -1});
        COMPARE_TENSORS(y.mean(2), at::zeros({2, 32}), 1e-5);
        COMPARE_TENSORS(y.var(2, /*unbiased=*/false), at::ones({2, 32}), 1e-3);
    }
};

QTEST_GUILESS_MAIN(TestInvertedResidual)
#include "tst_inverted_residual.moc"
