#include <QTest>

#include "core/model/ops/box_ops.h"
#include "core/model/ops/nms.h"
#include "tests/support/tensor_compare.h"

using namespace boxwright;

class TestNms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheGoldenBoxesOfEachClass() {
        const at::Tensor boxes = boxTensor({0, 0, 10, 10, 1, 1, 11, 11, 0, 0, 10, 10, 50, 50, 60, 60});
        const at::Tensor scores = at::tensor({.9F, .8F, .7F, .6F});
        const at::Tensor classes = at::tensor({1, 1, 2, 1}, at::kLong);
        COMPARE_TENSORS(batchedNms(boxes, scores, classes, .5), at::tensor({0, 2, 3}, at::kLong), 0);
    }

    void keepsABoxWhoseOverlapEqualsTheThreshold() {
        const at::Tensor boxes = boxTensor({0, 0, 10, 10, 0, 0, 10, 5});
        const at::Tensor kept = batchedNms(boxes, at::tensor({.9F, .8F}), at::zeros({2}, at::kLong), .5);
        QCOMPARE(kept.numel(), 2);
    }

    void visitsEqualScoresInOrderOfIndex() {
        const at::Tensor boxes = boxTensor({0, 0, 10, 10, 0, 0, 10, 10, 0, 0, 10, 10});
        const at::Tensor kept = batchedNms(boxes, at::full({3}, .5F), at::zeros({3}, at::kLong), .5);
        COMPARE_TENSORS(kept, at::tensor({0}, at::kLong), 0);
    }

    void emptyInputGivesAnEmptyIndex() {
        const at::Tensor kept = batchedNms(at::zeros({0, 4}), at::zeros({0}), at::zeros({0}, at::kLong), .5);
        QCOMPARE(kept.numel(), 0);
        QCOMPARE(kept.scalar_type(), at::kLong);
    }

    void equalsTheSlowReferenceOnRandomBoxes_data() {
        QTest::addColumn<double>("threshold");
        QTest::newRow("0.3") << 0.3;
        QTest::newRow("0.5") << 0.5;
        QTest::newRow("0.7") << 0.7;
    }
    void equalsTheSlowReferenceOnRandomBoxes() {
        QFETCH(double, threshold);
        at::manual_seed(7);
        const at::Tensor corner = at::rand({800, 2}) * 100;
        const at::Tensor boxes = at::cat({corner, corner + at::rand({800, 2}) * 40}, 1);
        const at::Tensor scores = at::rand({800}), groups = at::randint(0, 3, {800}, at::kLong);
        const at::Tensor kept = batchedNms(boxes, scores, groups, threshold);
        QVERIFY(kept.numel() > 10 && kept.numel() < 800);
        COMPARE_TENSORS(kept, nmsReference(boxes, scores, groups, threshold), 0);
    }

    void iouOfTheGoldenPairs() {
        const at::Tensor overlaps = boxIou(boxTensor({0, 0, 10, 10, 5, 5, 15, 15}),
                                           boxTensor({0, 0, 10, 10, 0, 0, 5, 5, 20, 20, 30, 30, 4, 4, 14, 14}));
        COMPARE_TENSORS(overlaps, boxTensor({1, .25F, 0, .2195122F, .1428571F, 0, 0, .6806723F}), 1e-6);
    }

    void removesSmallBoxesAndClips() {
        COMPARE_TENSORS(indicesOfLargeBoxes(boxTensor({0, 0, 1, 1, 0, 0, .99F, 5}), 1.0), at::tensor({0}, at::kLong),
                        0);
        COMPARE_TENSORS(clipBoxes(boxTensor({-5, 3, 700, 20}), 480, 640), boxTensor({0, 3, 640, 20}), 0);
    }
};

QTEST_GUILESS_MAIN(TestNms)
#include "tst_nms.moc"
