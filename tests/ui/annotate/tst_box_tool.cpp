#include "ui/annotate/box_tool.h"

#include <random>

#include <QTest>

using namespace boxwright;

class TestBoxTool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_tool = BoxTool();
        m_scene = {{{10, 10, 90, 90}, {30, 30, 60, 60}}, {0, 1}, {}, {200, 100}};
    }

    void a_drag_draws_even_over_boxes() {
        const auto request = drag({35, 35}, {80, 95});
        QVERIFY(request && std::holds_alternative<DrawRequest>(*request));
        QCOMPARE(std::get<DrawRequest>(*request).boxInImage, (Box{35, 35, 80, 95}));
    }

    void a_box_is_drawn_in_any_direction_clipped_and_on_whole_pixels() {
        const auto request = drag({150.4, 60.4}, {-20, 130});
        QCOMPARE(std::get<DrawRequest>(*request).boxInImage, (Box{0, 60, 150, 100}));
    }

    void two_clicks_draw_too() {
        QVERIFY(!click({120, 20}));
        QVERIFY(m_tool.isBusy());
        m_tool.move(m_scene, at({150, 50}));
        QCOMPARE(*m_tool.draft(), (Box{120, 20, 150, 50}));
        const auto request = click({160, 70});
        QCOMPARE(std::get<DrawRequest>(*request).boxInImage, (Box{120, 20, 160, 70}));
        QVERIFY(!m_tool.isBusy());
    }

    void shift_draws_inside_a_selected_box() {
        m_scene.selected = {0};
        m_tool.press(m_scene, at({20, 20}, true));
        m_tool.move(m_scene, at({50, 40}, true));
        const auto request = m_tool.release(m_scene, at({50, 40}, true));
        QCOMPARE(std::get<DrawRequest>(*request).boxInImage, (Box{20, 20, 50, 40}));
    }

    void shift_during_a_drag_makes_the_box_square_and_alt_draws_it_from_the_centre() {
        m_tool.press(m_scene, at({120, 40}));
        m_tool.move(m_scene, at({140, 50}, true));
        QCOMPARE(*m_tool.draft(), (Box{120, 40, 140, 60}));
        PointerAt end = at({140, 50});
        end.alt = true;
        m_tool.move(m_scene, end);
        QCOMPARE(*m_tool.draft(), (Box{100, 30, 140, 50}));
    }

    void a_finger_hits_a_handle_from_further_away() {
        m_scene.selected = {1};
        PointerAt near = at({70, 45}); // ten view pixels beside the right side
        QVERIFY(!BoxTool::handleUnder(m_scene, near));
        near.touch = true;
        QCOMPARE(BoxTool::handleUnder(m_scene, near)->second, unsigned{RightSide});
        near.inImage = {73, 45};
        QVERIFY(!BoxTool::handleUnder(m_scene, near));
    }

    void a_click_selects_the_smallest_and_the_next_click_the_one_around_it() {
        QCOMPARE(selected(click({45, 45})), (std::vector<std::size_t>{1}));
        m_scene.selected = {1};
        QCOMPARE(selected(click({45, 45})), (std::vector<std::size_t>{0}));
        m_scene.selected = {0};
        QCOMPARE(selected(click({45, 45})), (std::vector<std::size_t>{1}));
    }

    void a_click_beside_the_boxes_takes_the_selection_away_before_it_begins_a_box() {
        m_scene.selected = {1};
        QCOMPARE(selected(click({150, 50})), std::vector<std::size_t>{});
        QVERIFY(!m_tool.isBusy());
    }

    void control_adds_to_the_selection() {
        m_scene.selected = {0};
        m_tool.press(m_scene, at({45, 45}, false, true));
        const auto request = m_tool.release(m_scene, at({45, 45}, false, true));
        QVERIFY(std::get<SelectRequest>(*request).toggle);
        QCOMPARE(std::get<SelectRequest>(*request).objects, (std::vector<std::size_t>{1}));
    }

    void handles_are_as_large_on_the_screen_at_every_zoom() {
        m_scene.selected = {0};
        for (const double zoom : {0.25, 1.0, 8.0}) {
            m_zoom = zoom;
            QVERIFY(BoxTool::handleUnder(m_scene, at({90 + 7 / zoom, 50})));
            QVERIFY(!BoxTool::handleUnder(m_scene, at({90 + 9 / zoom, 50})));
        }
        m_zoom = 1;
    }

    void sides_and_corners_of_the_selected_box_are_pulled() {
        m_scene.selected = {0};
        const std::vector<std::pair<QPointF, Box>> cases{{{10, 10}, {5, 20, 90, 90}},  {{50, 10}, {10, 20, 90, 90}},
                                                         {{90, 10}, {10, 20, 85, 90}}, {{90, 50}, {10, 10, 85, 90}},
                                                         {{90, 90}, {10, 10, 85, 98}}, {{50, 90}, {10, 10, 90, 98}},
                                                         {{10, 90}, {5, 10, 90, 98}},  {{10, 50}, {5, 10, 90, 90}}};
        for (const auto& [from, expected] : cases) {
            const QPointF to(from.x() > 50 ? 85 : 5, from.y() > 50 ? 98 : 20);
            const auto request = drag(from, to);
            QVERIFY(request && std::holds_alternative<ChangeRequest>(*request));
            QVERIFY(std::get<ChangeRequest>(*request).resize);
            QCOMPARE(std::get<ChangeRequest>(*request).boxes.front().second, expected);
        }
    }

    void a_side_pulled_over_the_other_turns_the_box_round() {
        m_scene.selected = {1};
        const auto request = drag({60, 45}, {20, 45});
        QCOMPARE(std::get<ChangeRequest>(*request).boxes.front().second, (Box{20, 30, 30, 60}));
    }

    void the_inside_of_a_selected_box_moves_it_and_all_selected_within_the_image() {
        m_scene.selected = {0, 1};
        const auto request = drag({20, 20}, {220, 25});
        const auto& boxes = std::get<ChangeRequest>(*request).boxes;
        QCOMPARE(boxes.size(), std::size_t{2});
        QCOMPARE(boxes[0].second, (Box{120, 15, 200, 95}));
        QCOMPARE(boxes[1].second, (Box{140, 35, 170, 65}));
    }

    void alt_moves_a_copy() {
        m_scene.selected = {1};
        PointerAt end = at({55, 50});
        end.alt = true;
        m_tool.press(m_scene, at({45, 45}));
        m_tool.move(m_scene, end);
        const auto request = m_tool.release(m_scene, end);
        QVERIFY(std::get<ChangeRequest>(*request).copy);
    }

    void with_the_select_tool_a_drag_moves_what_is_under_it_or_spans_a_frame() {
        m_tool.setMode(CanvasMode::Select);
        QCOMPARE(std::get<ChangeRequest>(*drag({45, 45}, {50, 45})).boxes.front().first, std::size_t{1});
        QCOMPARE(selected(drag({5, 5}, {95, 95})), (std::vector<std::size_t>{0, 1}));
        QCOMPARE(selected(drag({150, 5}, {25, 65})), (std::vector<std::size_t>{1}));
    }

    void four_points_make_a_box() {
        m_tool.setMode(CanvasMode::Extreme);
        QVERIFY(!click({120, 10}) && !click({150, 40}) && !click({130, 80}));
        QCOMPARE(m_tool.extremePoints().size(), std::size_t{3});
        const auto request = click({101, 55});
        QCOMPARE(std::get<DrawRequest>(*request).boxInImage, (Box{101, 10, 150, 80}));
        QVERIFY(!m_tool.isBusy());
    }

    void cancelling_gives_up_what_was_begun() {
        QVERIFY(!m_tool.cancel());
        m_tool.press(m_scene, at({120, 20}));
        m_tool.move(m_scene, at({150, 60}));
        QVERIFY(m_tool.draft());
        QVERIFY(m_tool.cancel());
        QVERIFY(!m_tool.draft() && !m_tool.isBusy());
        QVERIFY(!m_tool.release(m_scene, at({150, 60})));
    }

    void a_press_that_trembles_is_a_click() {
        m_tool.press(m_scene, at({45, 45}));
        m_tool.move(m_scene, at({47, 46}));
        QCOMPARE(selected(m_tool.release(m_scene, at({47, 46}))), (std::vector<std::size_t>{1}));
    }

    void a_nested_box_takes_two_clicks_at_most_in_any_layout() {
        std::mt19937 random(3);
        const auto below = [&](int count) {
            return static_cast<float>(static_cast<int>(random() % static_cast<unsigned>(count)));
        };
        for (int layout = 0; layout < 1000; ++layout) {
            ToolScene scene{{}, {}, {}, {200, 100}};
            const float x = below(100);
            const float y = below(40);
            const Box inner{x + 5, y + 5, x + 10 + below(20), y + 10 + below(20)};
            for (const Box& box : {Box{x, y, x + 60, y + 50}, inner, Box{x + 2, y + 1, x + 50, y + 45}}) {
                scene.boxes.push_back(box);
                scene.numbers.push_back(scene.numbers.size());
            }
            const QPointF middle((inner.xmin + inner.xmax) / 2, (inner.ymin + inner.ymax) / 2);
            int clicks = 0;
            while (clicks < 3 && scene.selected != std::vector<std::size_t>{1}) {
                m_tool.press(scene, at(middle));
                scene.selected = selected(m_tool.release(scene, at(middle)));
                ++clicks;
            }
            QVERIFY2(clicks <= 2, qPrintable(QString::number(layout)));
        }
    }

private:
    [[nodiscard]] PointerAt at(QPointF point, bool shift = false, bool control = false) const {
        return {point, m_zoom, shift, control, false};
    }
    std::optional<ToolRequest> drag(QPointF from, QPointF to) {
        m_tool.press(m_scene, at(from));
        m_tool.move(m_scene, at((from + to) / 2));
        m_tool.move(m_scene, at(to));
        return m_tool.release(m_scene, at(to));
    }
    std::optional<ToolRequest> click(QPointF point) {
        m_tool.press(m_scene, at(point));
        return m_tool.release(m_scene, at(point));
    }
    static std::vector<std::size_t> selected(const std::optional<ToolRequest>& request) {
        const auto* select = request ? std::get_if<SelectRequest>(&*request) : nullptr;
        return select != nullptr ? select->objects : std::vector<std::size_t>{99};
    }

    BoxTool m_tool;
    ToolScene m_scene;
    double m_zoom = 1;
};

QTEST_GUILESS_MAIN(TestBoxTool)
#include "tst_box_tool.moc"
