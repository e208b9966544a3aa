#include <QLineEdit>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/support/test_settings.h"
#include "tests/ui/support/tiny_dataset.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_controller.h"
#include "ui/annotate/annotate_header.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/edit_canvas.h"

namespace boxwright {

/// What wheel, right button and the rest of the mouse do in Annotate, and the options for it.
class TestAnnotateMouse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void the_wheel_does_what_is_chosen_data();
    void the_wheel_does_what_is_chosen();
    void the_choice_outlasts_the_program();
    void small_turns_of_a_fine_wheel_add_up_to_one_image();
    void two_fingers_move_the_image_whatever_the_wheel_does();
    void a_pinch_zooms_at_its_place();
    void ctrl_shift_and_wheel_change_the_brightness();
    void a_right_click_deletes_if_that_is_wanted();
    void overlapping_boxes_under_the_cursor_are_outlined();
    void zoom_to_box_goes_from_box_to_box();
    void a_zoom_can_be_typed();
    void only_messages_of_edits_offer_undo();
    void what_was_begun_on_one_image_does_not_end_on_another();
    void what_is_dragged_is_given_up_when_the_boxes_change();

private:
    void showNext();
    void wheel(int angle, Qt::KeyboardModifiers modifiers = {}, Qt::ScrollPhase phase = Qt::NoScrollPhase,
               QPoint pixels = {});
    [[nodiscard]] QAction* action(ActionId id) const { return (*m_actions)[id]; }
    [[nodiscard]] QPoint inView(QPointF inImage) const { return m_canvas->imageToView(inImage).toPoint(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AppState> m_state;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<AnnotateWorkspace> m_workspace;
    test::TestSettings m_settings;
    EditCanvas* m_canvas = nullptr;
};

void TestAnnotateMouse::init() {
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    test::makeTinyDataset(m_folder->path());
    m_state = std::make_unique<AppState>();
    m_actions = std::make_unique<Actions>();
    m_workspace = std::make_unique<AnnotateWorkspace>(m_state.get(), *m_actions);
    m_canvas = m_workspace->findChild<EditCanvas*>();
    m_workspace->resize(1000, 700);
    m_workspace->show();
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    m_state->openFolder(m_folder->path());
    QVERIFY(shown.wait());
}

void TestAnnotateMouse::cleanup() {
    m_workspace.reset();
}

void TestAnnotateMouse::showNext() {
    QSignalSpy shown(m_workspace.get(), &AnnotateWorkspace::imageShown);
    action(ActionId::NextImage)->trigger();
    QTRY_VERIFY(!shown.isEmpty()); // at once where it was read ahead
}

void TestAnnotateMouse::wheel(int angle, Qt::KeyboardModifiers modifiers, Qt::ScrollPhase phase, QPoint pixels) {
    const QPointF at = QRectF(m_canvas->rect()).center();
    QWheelEvent event(at, m_canvas->mapToGlobal(at), pixels, {0, angle}, Qt::NoButton, modifiers, phase, false);
    QCoreApplication::sendEvent(m_canvas, &event);
}

void TestAnnotateMouse::the_wheel_does_what_is_chosen_data() {
    QTest::addColumn<int>("choice");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("zooms");
    QTest::addColumn<QPointF>("moves");
    QTest::addColumn<QString>("image");
    const auto row = [](const char* name, ActionId choice, Qt::KeyboardModifiers modifiers, bool zooms, QPointF moves,
                        const QString& image) {
        QTest::newRow(name) << static_cast<int>(choice) << modifiers << zooms << moves << image;
    };
    const QString a = QStringLiteral("a");
    row("zoom", ActionId::WheelZooms, {}, true, {}, a);
    row("zoom, with Ctrl", ActionId::WheelZooms, Qt::ControlModifier, true, {}, a);
    row("zoom, with Shift", ActionId::WheelZooms, Qt::ShiftModifier, false, {-60, 0}, a);
    row("scroll", ActionId::WheelScrolls, {}, false, {0, -60}, a);
    row("scroll, with Ctrl", ActionId::WheelScrolls, Qt::ControlModifier, true, {}, a);
    row("turn", ActionId::WheelTurns, {}, false, {}, QStringLiteral("b"));
    row("turn, with Ctrl", ActionId::WheelTurns, Qt::ControlModifier, true, {}, a);
}

void TestAnnotateMouse::the_wheel_does_what_is_chosen() {
    QFETCH(const int, choice);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    QFETCH(const bool, zooms);
    QFETCH(const QPointF, moves);
    QFETCH(const QString, image);
    action(static_cast<ActionId>(choice))->trigger();
    m_canvas->zoomTo(30);
    const QPointF corner = m_canvas->imageToView({0, 0});
    wheel(-120, modifiers);
    QCOMPARE(m_workspace->imageName(), image);
    if (image != QStringLiteral("a"))
        return;
    QCOMPARE(m_canvas->zoom() < 30, zooms);
    if (!zooms)
        QCOMPARE(m_canvas->imageToView({0, 0}) - corner, moves);
}

void TestAnnotateMouse::the_choice_outlasts_the_program() {
    action(ActionId::WheelTurns)->trigger();
    action(ActionId::RightClickDeletes)->trigger();
    m_workspace.reset();
    const Actions actions;
    const AnnotateWorkspace next(m_state.get(), actions);
    QVERIFY(actions[ActionId::WheelTurns]->isChecked() && !actions[ActionId::WheelZooms]->isChecked());
    QCOMPARE(next.findChild<EditCanvas*>()->wheelAction(), WheelAction::Turn);
    QVERIFY(actions[ActionId::RightClickDeletes]->isChecked());
}

void TestAnnotateMouse::small_turns_of_a_fine_wheel_add_up_to_one_image() {
    action(ActionId::WheelTurns)->trigger();
    QSignalSpy turned(m_canvas, &ImageCanvas::turned);
    for (int i = 0; i < 7; ++i)
        wheel(-15);
    QCOMPARE(turned.count(), 0);
    wheel(15); // the other way: begins anew
    wheel(-105);
    QCOMPARE(turned.count(), 0);
    wheel(-15);
    QCOMPARE(turned.count(), 1);
    QCOMPARE(turned.front().front().toInt(), 1);
}

void TestAnnotateMouse::two_fingers_move_the_image_whatever_the_wheel_does() {
    for (const ActionId choice : {ActionId::WheelZooms, ActionId::WheelTurns}) {
        action(choice)->trigger();
        m_canvas->zoomTo(30);
        const QPointF corner = m_canvas->imageToView({0, 0});
        wheel(-8, {}, Qt::ScrollUpdate, {3, -5});
        QCOMPARE(m_canvas->zoom(), 30.0);
        QCOMPARE(m_canvas->imageToView({0, 0}) - corner, QPointF(3, -5));
        QCOMPARE(m_workspace->imageName(), QStringLiteral("a"));
    }
}

void TestAnnotateMouse::a_pinch_zooms_at_its_place() {
    m_canvas->zoomTo(20);
    const QPointF at = m_canvas->imageToView({10, 10});
    QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                              m_canvas->mapToGlobal(at), 0.5, {});
    QCoreApplication::sendEvent(m_canvas, &pinch);
    QCOMPARE(m_canvas->zoom(), 30.0);
    QVERIFY((m_canvas->imageToView({10, 10}) - at).manhattanLength() < 1e-6);
}

void TestAnnotateMouse::ctrl_shift_and_wheel_change_the_brightness() {
    const auto* header = m_workspace->findChild<AnnotateHeader*>();
    const double zoom = m_canvas->zoom();
    wheel(120, Qt::ControlModifier | Qt::ShiftModifier);
    wheel(120, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(header->tone(), (ImageTone{10, 0, 0}));
    wheel(-120, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(header->tone(), (ImageTone{5, 0, 0}));
    QCOMPARE(m_canvas->zoom(), zoom);
}

void TestAnnotateMouse::a_right_click_deletes_if_that_is_wanted() {
    m_canvas->setRightClickDeletes(true);
    QSignalSpy menu(m_canvas, &EditCanvas::menuWanted);
    disconnect(m_canvas, &EditCanvas::menuWanted, nullptr, nullptr); // it would wait for a choice
    QSignalSpy asked(m_canvas, &EditCanvas::menuWanted);
    const auto clickRight = [this](QPointF inImage) {
        const QPoint at = inView(inImage);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_canvas->mapToGlobal(at));
        QCoreApplication::sendEvent(m_canvas, &event);
    };
    clickRight({15, 15}); // in both: the smaller one goes
    QCOMPARE(m_workspace->controller()->objects().size(), std::size_t{1});
    QCOMPARE(m_workspace->controller()->objects().front().className, std::string("cat"));
    clickRight({1, 1});
    QCOMPARE(asked.count(), 1);
    action(ActionId::Undo)->trigger();
    QCOMPARE(m_workspace->controller()->objects().size(), std::size_t{2});
    m_canvas->setRightClickDeletes(false);
    clickRight({15, 15});
    QCOMPARE(m_workspace->controller()->objects().size(), std::size_t{2});
    QCOMPARE(asked.count(), 2);
}

void TestAnnotateMouse::overlapping_boxes_under_the_cursor_are_outlined() {
    m_actions->setAnnotating(true);
    action(ActionId::Crosshair)->setChecked(false);
    QTest::mouseMove(m_canvas, inView({5, 25})); // in the cat only
    const QImage one = m_canvas->grab().toImage();
    QTest::mouseMove(m_canvas, inView({15, 15}));
    const QImage two = m_canvas->grab().toImage();
    const QPoint side = inView({20, 15}) + QPoint(3, 0); // beside the dog's right side
    int changed = 0;
    for (int y = -20; y <= 20; ++y)
        changed += one.pixel(side + QPoint(0, y)) != two.pixel(side + QPoint(0, y)) ? 1 : 0;
    QVERIFY2(changed > 10, qPrintable(QString::number(changed)));
}

void TestAnnotateMouse::zoom_to_box_goes_from_box_to_box() {
    action(ActionId::ZoomBox)->trigger();
    QCOMPARE(m_workspace->controller()->selection(), Objects{0});
    const double first = m_canvas->zoom();
    action(ActionId::ZoomBox)->trigger();
    QCOMPARE(m_workspace->controller()->selection(), Objects{1});
    QVERIFY(m_canvas->zoom() >= first); // the dog is the smaller one
    QVERIFY((m_canvas->imageToView({15, 15}) - QRectF(m_canvas->rect()).center()).manhattanLength() < 2);
    m_canvas->fitToWindow();
    action(ActionId::ZoomBox)->trigger(); // not zoomed to it any more
    QCOMPARE(m_workspace->controller()->selection(), Objects{1});
    action(ActionId::ZoomBox)->trigger();
    QCOMPARE(m_workspace->controller()->selection(), Objects{0});
}

void TestAnnotateMouse::a_zoom_can_be_typed() {
    auto* field = m_workspace->findChild<AnnotateHeader*>()->findChild<QLineEdit*>();
    for (const auto& [text, zoom] : {std::pair("250", 2.5), std::pair("1600 %", 16.0), std::pair("twice", 16.0)}) {
        field->setFocus();
        field->setText(QLatin1String(text));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_canvas->zoom(), zoom);
    }
    QCOMPARE(field->text(), QStringLiteral("1600 %"));
}

void TestAnnotateMouse::only_messages_of_edits_offer_undo() {
    QSignalSpy offered(m_workspace.get(), &AnnotateWorkspace::undoOffered);
    m_workspace->controller()->select({0});
    action(ActionId::DeleteBoxes)->trigger();
    QVERIFY(offered.last().front().toBool());
    action(ActionId::Undo)->trigger(); // tells of what was undone
    QVERIFY(!offered.last().front().toBool());
    action(ActionId::Class9)->trigger(); // there is none
    QVERIFY(!offered.last().front().toBool());
    QCOMPARE(offered.count(), 3);
}

void TestAnnotateMouse::what_was_begun_on_one_image_does_not_end_on_another() {
    const AnnotateController* controller = m_workspace->controller();
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, inView({1, 1})); // the first of two corners
    showNext();
    QTest::mouseMove(m_canvas, inView({30, 20}));
    QTest::mouseClick(m_canvas, Qt::LeftButton, {}, inView({30, 20}));
    QVERIFY(controller->objects().empty());
    action(ActionId::Deselect)->trigger(); // that was a first corner itself

    QTest::mousePress(m_canvas, Qt::LeftButton, {}, inView({1, 1})); // a drag
    QTest::mouseMove(m_canvas, inView({20, 20}));
    QVERIFY(m_canvas->gestureSize());
    showNext();
    QVERIFY(!m_canvas->gestureSize());
    QTest::mouseMove(m_canvas, inView({25, 25}));
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, inView({25, 25}));
    QVERIFY(controller->objects().empty());
    QVERIFY(!controller->session()->canUndo());
}

void TestAnnotateMouse::what_is_dragged_is_given_up_when_the_boxes_change() {
    const AnnotateController* controller = m_workspace->controller();
    action(ActionId::SelectAll)->trigger();
    action(ActionId::Duplicate)->trigger();
    const std::vector<ObjectAnnotation> before = controller->objects();
    QCOMPARE(before.size(), std::size_t{4});
    const Box copy = before.back().boxInImage;
    const QPointF middle((copy.xmin + copy.xmax) / 2, (copy.ymin + copy.ymax) / 2);
    QTest::mousePress(m_canvas, Qt::LeftButton, {}, inView(middle));
    QTest::mouseMove(m_canvas, inView(middle + QPointF(2, 1)));
    action(ActionId::Undo)->trigger(); // the boxes that are being moved are gone
    QCOMPARE(controller->objects().size(), std::size_t{2});
    QTest::mouseMove(m_canvas, inView(middle + QPointF(4, 2)));
    QTest::mouseRelease(m_canvas, Qt::LeftButton, {}, inView(middle + QPointF(4, 2)));
    QVERIFY(!controller->session()->canUndo());
    QCOMPARE(controller->objects()[0].boxInImage, before[0].boxInImage);
    QCOMPARE(controller->objects()[1].boxInImage, before[1].boxInImage);
}

} // namespace boxwright

QTEST_MAIN(boxwright::TestAnnotateMouse)
#include "tst_annotate_mouse.moc"
