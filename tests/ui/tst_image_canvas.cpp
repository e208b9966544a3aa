#include "ui/canvas/image_canvas.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

namespace boxwright {

namespace {

QImage picture(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::white);
    return image;
}

void turnWheel(ImageCanvas& canvas, QPointF at, int angle) {
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(&canvas, &event);
}

double distance(QPointF a, QPointF b) {
    return QLineF(a, b).length();
}

} // namespace

class TestImageCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void an_image_is_fitted_and_centred();
    void fitting_follows_the_size_of_the_window();
    void the_wheel_zooms_and_keeps_the_image_point_under_the_cursor();
    void zoom_buttons_keep_the_middle_of_the_view();
    void zoom_stays_within_its_limits();
    void the_next_image_of_the_same_size_keeps_the_zoom();
    void an_image_of_another_size_is_fitted();
    void the_whole_width_is_shown_when_asked();
    void a_click_picks_the_smallest_box();
    void a_click_beside_the_boxes_deselects();
    void dragging_moves_the_image_and_selects_nothing();
    void an_image_cannot_be_dragged_out_of_sight();
    void escape_deselects();
    void the_cursor_position_is_told_in_image_pixels();
    void boxes_are_drawn_in_their_colour();
    void without_an_image_the_placeholder_is_drawn();

private:
    std::unique_ptr<ImageCanvas> m_canvas;
};

void TestImageCanvas::init() {
    m_canvas = std::make_unique<ImageCanvas>();
    m_canvas->resize(400, 300);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setImage(picture(200, 100));
    m_canvas->setBoxes({{Box{10, 10, 190, 90}, QStringLiteral("large"), Qt::red},
                        {Box{50, 30, 110, 70}, QStringLiteral("small"), Qt::blue},
                        {Box{150, 20, 180, 80}, QStringLiteral("right"), Qt::green}});
}

void TestImageCanvas::cleanup() {
    m_canvas.reset();
}

void TestImageCanvas::an_image_is_fitted_and_centred() {
    QCOMPARE(m_canvas->zoom(), 368.0 / 200); // 16 pixels are kept free at either side
    QVERIFY(distance(m_canvas->imageToView({100, 50}), {200, 150}) < 1e-9);
}

void TestImageCanvas::fitting_follows_the_size_of_the_window() {
    m_canvas->resize(800, 600);
    QCOMPARE(m_canvas->zoom(), 768.0 / 200);
}

void TestImageCanvas::the_wheel_zooms_and_keeps_the_image_point_under_the_cursor() {
    const QPointF cursor(260, 170);
    const QPointF before = m_canvas->viewToImage(cursor);
    const double zoomBefore = m_canvas->zoom();
    for (const int angle : {120, 120, 360, -120})
        turnWheel(*m_canvas, cursor, angle);
    QVERIFY(m_canvas->zoom() > zoomBefore * 2);
    QVERIFY(distance(m_canvas->viewToImage(cursor), before) < 1e-6);
}

void TestImageCanvas::zoom_buttons_keep_the_middle_of_the_view() {
    turnWheel(*m_canvas, {100, 120}, 480);
    const QPointF middle = m_canvas->viewToImage({200, 150});
    m_canvas->zoomIn();
    QVERIFY(distance(m_canvas->viewToImage({200, 150}), middle) < 1e-6);
    m_canvas->zoomOut();
    QVERIFY(distance(m_canvas->viewToImage({200, 150}), middle) < 1e-6);
}

void TestImageCanvas::zoom_stays_within_its_limits() {
    m_canvas->zoomTo(1e9);
    QCOMPARE(m_canvas->zoom(), 64.0);
    m_canvas->zoomTo(0);
    QCOMPARE(m_canvas->zoom(), 0.01);
}

void TestImageCanvas::the_next_image_of_the_same_size_keeps_the_zoom() {
    turnWheel(*m_canvas, {260, 170}, 480);
    const double zoom = m_canvas->zoom();
    const QPointF corner = m_canvas->imageToView({0, 0});
    m_canvas->setImage(picture(200, 100));
    QCOMPARE(m_canvas->zoom(), zoom);
    QCOMPARE(m_canvas->imageToView({0, 0}), corner);
}

void TestImageCanvas::an_image_of_another_size_is_fitted() {
    turnWheel(*m_canvas, {260, 170}, 480);
    m_canvas->setImage(picture(368, 200));
    QCOMPARE(m_canvas->zoom(), 1.0);
}

void TestImageCanvas::the_whole_width_is_shown_when_asked() {
    m_canvas->setImage(picture(184, 1000));
    m_canvas->fitToWidth();
    QCOMPARE(m_canvas->zoom(), 2.0);
    QCOMPARE(m_canvas->imageToView({0, 0}).x(), 16.0);
    QCOMPARE(m_canvas->imageToView({184, 0}).x(), 384.0);
}

void TestImageCanvas::a_click_picks_the_smallest_box() {
    QSignalSpy clicked(m_canvas.get(), &ImageCanvas::boxClicked);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, m_canvas->imageToView({60, 40}).toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.first().first().toInt(), 1);
    QCOMPARE(m_canvas->selectedBox(), 1);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, m_canvas->imageToView({20, 20}).toPoint());
    QCOMPARE(m_canvas->selectedBox(), 0);
}

void TestImageCanvas::a_click_beside_the_boxes_deselects() {
    m_canvas->setSelectedBox(2);
    QSignalSpy clicked(m_canvas.get(), &ImageCanvas::boxClicked);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, m_canvas->imageToView({3, 3}).toPoint());
    QCOMPARE(clicked.first().first().toInt(), -1);
    QCOMPARE(m_canvas->selectedBox(), -1);
}

void TestImageCanvas::dragging_moves_the_image_and_selects_nothing() {
    m_canvas->zoomTo(8);
    const QPointF before = m_canvas->imageToView({0, 0});
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(m_canvas.get(), {240, 120});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {240, 120});
    QCOMPARE(m_canvas->imageToView({0, 0}) - before, QPointF(40, -30));
    QCOMPARE(m_canvas->selectedBox(), -1);
}

void TestImageCanvas::an_image_cannot_be_dragged_out_of_sight() {
    m_canvas->zoomTo(8);
    QTest::mousePress(m_canvas.get(), Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(m_canvas.get(), {20000, 20000});
    QTest::mouseRelease(m_canvas.get(), Qt::LeftButton, {}, {20000, 20000});
    QCOMPARE(m_canvas->imageToView({0, 0}), QPointF(200, 150));
}

void TestImageCanvas::escape_deselects() {
    m_canvas->setSelectedBox(1);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QCOMPARE(m_canvas->selectedBox(), -1);
}

void TestImageCanvas::the_cursor_position_is_told_in_image_pixels() {
    QSignalSpy moved(m_canvas.get(), &ImageCanvas::cursorMoved);
    const QPoint at = m_canvas->imageToView({50, 50}).toPoint();
    QTest::mouseMove(m_canvas.get(), at);
    QTRY_VERIFY(!moved.isEmpty());
    QVERIFY(distance(moved.last().first().toPointF(), {50, 50}) < 1);
}

void TestImageCanvas::boxes_are_drawn_in_their_colour() {
    const QImage drawn = m_canvas->grab().toImage();
    const QPoint edge = m_canvas->imageToView({50, 55}).toPoint(); // left side of the blue box
    bool found = false;
    for (int x = edge.x() - 3; x <= edge.x() + 3; ++x)
        found = found || drawn.pixelColor(x, edge.y()) == QColor(Qt::blue);
    QVERIFY(found);
    QCOMPARE(drawn.pixelColor(m_canvas->imageToView({120, 50}).toPoint()), QColor(Qt::white));
}

void TestImageCanvas::without_an_image_the_placeholder_is_drawn() {
    m_canvas->setImage({});
    m_canvas->setPlaceholder({});
    const QImage empty = m_canvas->grab().toImage();
    m_canvas->setPlaceholder(QStringLiteral("a.xml, line 3: The file is broken."));
    QVERIFY(m_canvas->grab().toImage() != empty);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestImageCanvas)
#include "tst_image_canvas.moc"
