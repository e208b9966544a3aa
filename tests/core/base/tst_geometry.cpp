#include <limits>

#include <QTest>

#include "core/base/geometry.h"

using namespace boxwright;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinite = std::numeric_limits<float>::infinity();

} // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sidesHaveNoPixelAdded() {
        const Box box{10, 20, 40, 25};
        QCOMPARE(box.width(), 30.0F);
        QCOMPARE(box.height(), 5.0F);
        QCOMPARE(box.area(), 150.0F);
    }

    void extentNeedsFiniteCornersInOrder_data() {
        QTest::addColumn<float>("xmax");
        QTest::addColumn<float>("ymax");
        QTest::addColumn<bool>("expected");
        QTest::newRow("a real box") << 5.0F << 6.0F << true;
        QTest::newRow("no width") << 1.0F << 6.0F << false;
        QTest::newRow("no height") << 5.0F << 2.0F << false;
        QTest::newRow("corners swapped") << 0.0F << 0.0F << false;
        QTest::newRow("not a number") << notANumber << 6.0F << false;
        QTest::newRow("infinite") << 5.0F << infinite << false;
    }
    void extentNeedsFiniteCornersInOrder() {
        QFETCH(float, xmax);
        QFETCH(float, ymax);
        QFETCH(bool, expected);
        QCOMPARE((Box{1, 2, xmax, ymax}.hasExtent()), expected);
    }

    void overlapOfEqualBoxesIsOne() {
        const Box box{3, 4, 10, 20};
        QCOMPARE(iou(box, box), 1.0F);
    }

    void overlapIsSharedAreaOverJoinedArea() {
        QCOMPARE(iou({0, 0, 10, 10}, {5, 0, 15, 10}), 50.0F / 150.0F);
        QCOMPARE(iou({5, 0, 15, 10}, {0, 0, 10, 10}), 50.0F / 150.0F);
    }

    void touchingAndDistantBoxesDoNotOverlap() {
        QCOMPARE(iou({0, 0, 10, 10}, {10, 0, 20, 10}), 0.0F);
        QCOMPARE(iou({0, 0, 10, 10}, {30, 30, 40, 40}), 0.0F); // both sides negative: their product is not
    }

    void overlapWithoutExtentIsZero() {
        QCOMPARE(iou({5, 5, 5, 5}, {5, 5, 5, 5}), 0.0F);
        QCOMPARE(iou({0, 0, notANumber, 10}, {0, 0, 10, 10}), 0.0F);
    }

    void clippingKeepsWhatLiesInsideTheImage() {
        QCOMPARE(clipped({-5, -6, 700, 500}, {640, 480}), (Box{0, 0, 640, 480}));
        QCOMPARE(clipped({10, 20, 30, 40}, {640, 480}), (Box{10, 20, 30, 40}));
    }

    void clippingABoxOutsideLeavesNoExtent() {
        QVERIFY(!clipped({700, 10, 800, 20}, {640, 480}).hasExtent());
        QVERIFY(!clipped({10, -20, 30, -5}, {640, 480}).hasExtent());
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"
