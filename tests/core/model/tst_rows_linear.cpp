#include <QTest>

#include <ATen/ATen.h>
#include <torch/utils.h>

#include "core/model/ops/rows_linear.h"

using namespace boxwright;

namespace {

struct Layer {
    Layer(int64_t rows, int64_t in, int64_t out)
        : x(at::randn({rows, in}).requires_grad_())
        , weight(at::randn({out, in}).requires_grad_())
        , bias(at::randn({out}).requires_grad_()) {}

    at::Tensor x, weight, bias;
};

double distance(const at::Tensor& a, const at::Tensor& b) {
    return (a.to(at::kDouble) - b.to(at::kDouble)).abs().max().item<double>();
}

} // namespace

class TestRowsLinear : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(3); }

    void bothWaysEqualTheProductInDouble_data() {
        QTest::addColumn<int>("rows");
        QTest::newRow("more rows than columns") << 37;
        QTest::newRow("fewer rows than columns") << 5;
        QTest::newRow("one row") << 1;
    }
    void bothWaysEqualTheProductInDouble() {
        QFETCH(int, rows);
        const Layer layer(rows, 50, 13);
        const at::Tensor wanted =
            at::linear(layer.x.to(at::kDouble), layer.weight.to(at::kDouble), layer.bias.to(at::kDouble));
        for (const at::Tensor& got : {rowsLinear(layer.x, layer.weight, layer.bias),
                                      rowsLinearByConvolution(layer.x, layer.weight, layer.bias)}) {
            QVERIFY(got.sizes() == wanted.sizes());
            QVERIFY(distance(got, wanted) < 1e-4);
        }
    }

    void theConvolutionHasTheGradientsOfTheProduct() {
        Layer a(20, 30, 7), b(20, 30, 7);
        b.x = a.x.detach().clone().requires_grad_();
        b.weight = a.weight.detach().clone().requires_grad_();
        b.bias = a.bias.detach().clone().requires_grad_();
        const at::Tensor toward = at::randn({20, 7});
        rowsLinearByConvolution(a.x, a.weight, a.bias).backward(toward);
        at::linear(b.x, b.weight, b.bias).backward(toward);
        QVERIFY(distance(a.x.grad(), b.x.grad()) < 1e-4);
        QVERIFY(distance(a.weight.grad(), b.weight.grad()) < 1e-4);
        QVERIFY(distance(a.bias.grad(), b.bias.grad()) < 1e-4);
        QVERIFY(a.weight.grad().sizes() == b.weight.grad().sizes());
    }

    void rowsInAnotherOrderOfMemoryAreReadRight() {
        const Layer layer(30, 40, 9);
        const at::Tensor transposed = layer.x.t().contiguous().t();
        QVERIFY(distance(rowsLinearByConvolution(transposed, layer.weight, layer.bias),
                         at::linear(layer.x, layer.weight, layer.bias)) < 1e-4);
    }

    void noRowsGiveNoRows() {
        const Layer layer(0, 40, 9);
        const at::Tensor got = rowsLinear(layer.x, layer.weight, layer.bias);
        QVERIFY(got.size(0) == 0 && got.size(1) == 9);
    }

    void theKernelsWithoutAvx2AreOld() {
        QVERIFY(isOldBlasKernel("Prescott") && isOldBlasKernel("Nehalem"));
        QVERIFY(!isOldBlasKernel("Haswell") && !isOldBlasKernel("SkylakeX") && !isOldBlasKernel("Zen"));
    }
};

QTEST_GUILESS_MAIN(TestRowsLinear)
#include "tst_rows_linear.moc"
