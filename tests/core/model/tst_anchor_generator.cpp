#include <QTest>

#include "core/model/anchor_generator.h"
#include "core/model/roi_heads.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

class TestAnchorGenerator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesTheGoldenAnchors() {
        RpnOptions options;
        options.anchorSizes = {{32}};
        const at::Tensor anchors = AnchorGenerator(options).anchors({at::zeros({1, 1, 2, 3})}, 64, 96).front();
        QCOMPARE(anchors.size(0), 18);
        COMPARE_TENSORS(anchors.slice(0, 0, 7),
                        boxTensor({-23, -11, 23, 11,  -16, -16, 16, 16,  -11, -23, 11, 23,  9,  -11,
                                   55,  11,  16, -16, 48,  16,  21, -23, 43,  23,  41, -11, 87, 11}),
                        0);
    }

    void countsTheAnchorsOfAFullPyramid() {
        const std::vector<at::Tensor> maps{at::zeros({1, 1, 200, 304}), at::zeros({1, 1, 100, 152}),
                                           at::zeros({1, 1, 50, 76}), at::zeros({1, 1, 25, 38}),
                                           at::zeros({1, 1, 13, 19})};
        int64_t total = 0;
        const auto levels = AnchorGenerator(RpnOptions{}).anchors(maps, 800, 1216);
        for (const at::Tensor& level : levels)
            total += level.size(0);
        QCOMPARE(total, 242991);
        // The stride of the last level is 800 / 13 = 61 rows, not 64.
        QCOMPARE(levels.back()[19 * 3][1].item<float>() - levels.back()[0][1].item<float>(), 61.0F);
    }

    void choosesTheGoldenPyramidLevels() {
        const at::Tensor side = at::tensor({10.F, 56.F, 111.9F, 112.F, 223.9F, 224.F, 447.9F, 448.F, 800.F, 0.F});
        const at::Tensor boxes = at::stack({at::zeros({10}), at::zeros({10}), side, side}, 1);
        const at::Tensor expected = at::tensor({0, 0, 0, 1, 1, 2, 2, 3, 3, 0}, at::kLong);
        COMPARE_TENSORS(pyramidLevels(boxes, {4, 8, 16, 32}), expected, 0);
    }
};

QTEST_GUILESS_MAIN(TestAnchorGenerator)
#include "tst_anchor_generator.moc"
