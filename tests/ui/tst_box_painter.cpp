#include "ui/canvas/box_painter.h"

#include <QTest>

#include "ui/support/contrast.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

class TestBoxPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_label_sits_on_top_of_its_box();
    void a_label_goes_inside_where_there_is_no_room_above();
    void a_label_never_leaves_the_image_data();
    void a_label_never_leaves_the_image();
    void label_text_reads_on_every_class_colour();
};

void TestBoxPainter::a_label_sits_on_top_of_its_box() {
    QCOMPARE(placeLabel({100, 100, 50, 50}, {40, 16}, {0, 0, 400, 300}), QRectF(100, 84, 40, 16));
}

void TestBoxPainter::a_label_goes_inside_where_there_is_no_room_above() {
    QCOMPARE(placeLabel({100, 10, 50, 50}, {40, 16}, {0, 0, 400, 300}), QRectF(100, 10, 40, 16));
}

void TestBoxPainter::a_label_never_leaves_the_image_data() {
    QTest::addColumn<QRectF>("box");
    QTest::newRow("top left corner") << QRectF(0, 0, 20, 20);
    QTest::newRow("right edge") << QRectF(390, 100, 10, 50);
    QTest::newRow("bottom edge") << QRectF(100, 298, 50, 2);
    QTest::newRow("partly left of the image") << QRectF(-80, 50, 100, 50);
    QTest::newRow("partly above the image") << QRectF(50, -80, 100, 100);
    QTest::newRow("larger than the image") << QRectF(-50, -50, 600, 600);
}

void TestBoxPainter::a_label_never_leaves_the_image() {
    QFETCH(QRectF, box);
    const QRectF image(0, 0, 400, 300);
    QVERIFY(image.contains(placeLabel(box, {60, 16}, image)));
}

void TestBoxPainter::label_text_reads_on_every_class_colour() {
    for (int label = 1; label <= 100; ++label) {
        const QColor color = classQColor(label);
        QVERIFY2(contrastRatio(color, readableTextOn(color)) >= 4.5, qPrintable(color.name()));
    }
}

} // namespace boxwright

QTEST_GUILESS_MAIN(boxwright::TestBoxPainter)
#include "tst_box_painter.moc"
