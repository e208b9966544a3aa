#include "ui/annotate/edit_view.h"

#include <cmath>
#include <random>

#include <QImage>
#include <QPainter>
#include <QTest>

#include "ui/canvas/box_painter.h"

using namespace boxwright;

class TestEditView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labels_of_selected_boxes_stay_in_the_image_and_off_the_corners() {
        std::mt19937 random(5);
        const auto below = [&](int count) { return static_cast<double>(random() % static_cast<unsigned>(count)); };
        const QRectF area(0, 0, 640, 480);
        const QSizeF size(60, 18);
        for (int i = 0; i < 1000; ++i) {
            const QPointF corner(below(600), below(440));
            const QRectF box(corner, QSizeF(4 + below(static_cast<int>(640 - corner.x())),
                                            4 + below(static_cast<int>(440 - corner.y()))));
            if (box.top() < 30 && box.bottom() > 440) // no room above or below
                continue;
            // As paintBoxLabel() does it.
            const QRectF label = placeLabel(besideHandles(box, size.height(), area).adjusted(-1, -1, 1, 1), size, area);
            QVERIFY(area.contains(label));
            for (const QPointF& point : {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()})
                QVERIFY2(!label.intersects(QRectF(point - QPointF(4, 4), QSizeF(8, 8))),
                         qPrintable(QString::number(i)));
        }
    }

    void ghosts_are_dashed_and_selected_boxes_have_handles() {
        EditView view;
        view.boxes = {{Box{20, 40, 120, 90}, QStringLiteral("a"), Qt::blue, false}};
        view.numbers = {0};
        view.ghosts = {{Box{150, 40, 190, 90}, QStringLiteral("b"), Qt::red, true}};
        view.ghostNumbers = {3};
        const QImage plain = drawn(view);
        view.selected = {0};
        const QImage selected = drawn(view);
        QVERIFY(plain.pixelColor(120, 65) != QColor(Qt::white));   // the frame
        QCOMPARE(selected.pixelColor(120, 90), QColor(Qt::white)); // the handle at the corner
        int changes = 0;
        for (int y = 46; y < 84; ++y)
            changes += plain.pixelColor(150, y) != plain.pixelColor(150, y + 1) ? 1 : 0;
        QVERIFY2(changes > 4, qPrintable(QString::number(changes)));
    }

    void the_crosshair_has_the_width_colour_and_opacity_that_were_chosen() {
        QImage image(60, 60, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paintCrosshair(painter, {30, 30}, QRectF(0, 0, 60, 60), {3, Qt::red, 100});
        painter.end();
        int red = 0;
        for (int y = 0; y < 60; ++y)
            red += image.pixelColor(10, y) == QColor(Qt::red) ? 1 : 0;
        QCOMPARE(red, 3);
        image.fill(Qt::black);
        painter.begin(&image);
        paintCrosshair(painter, {30, 30}, QRectF(0, 0, 60, 60), {1, Qt::red, 50});
        painter.end();
        QVERIFY(std::abs(image.pixelColor(10, 30).red() - 128) < 3);
    }

private:
    static QImage drawn(const EditView& view) {
        QImage image(220, 120, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintEditView(painter, view, {{0, 0}, 1, QRectF(0, 0, 220, 120)}, -1);
        return image;
    }
};

QTEST_MAIN(TestEditView)
#include "tst_edit_view.moc"
