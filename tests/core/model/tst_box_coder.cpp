#include <QTest>

#include "core/model/box_coder.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

class TestBoxCoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encodesTheGoldenBoxAndDecodesItBack_data() {
        QTest::addColumn<double>("positionWeight");
        QTest::addColumn<double>("sizeWeight");
        QTest::newRow("RPN weights") << 1.0 << 1.0;
        QTest::newRow("RoI weights") << 10.0 << 5.0;
    }
    void encodesTheGoldenBoxAndDecodesItBack() {
        QFETCH(double, positionWeight);
        QFETCH(double, sizeWeight);
        const BoxCoder coder({positionWeight, positionWeight, sizeWeight, sizeWeight});
        const at::Tensor truth = boxTensor({20, 30, 120, 230}), reference = boxTensor({10, 20, 110, 180});
        const at::Tensor expected =
            at::tensor({.1 * positionWeight, .1875 * positionWeight, 0., .2231435 * sizeWeight}).view({1, 4});
        const at::Tensor deltas = coder.encode(truth, reference);
        COMPARE_TENSORS(deltas, expected, 1e-6);
        COMPARE_TENSORS(coder.decode(deltas, reference), truth, 1e-4);
    }

    void clampsHugeSizesAtTheGoldenValue() {
        const at::Tensor box = BoxCoder({1, 1, 1, 1}).decode(boxTensor({0, 0, 10, 10}), boxTensor({0, 0, 16, 16}));
        COMPARE_TENSORS(box, boxTensor({-492, -492, 508, 508}), 1e-3);
    }

    void handlesNoBoxes() {
        QCOMPARE(BoxCoder({1, 1, 1, 1}).decode(at::zeros({0, 4}), at::zeros({0, 4})).sizes(), at::IntArrayRef({0, 4}));
    }
};

QTEST_GUILESS_MAIN(TestBoxCoder)
#include "tst_box_coder.moc"
