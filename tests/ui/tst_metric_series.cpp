#include "ui/charts/metric_series.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QTest>

using boxwright::MetricSeries;

namespace {

MetricSeries wave(int points) {
    MetricSeries series;
    for (int i = 0; i < points; ++i)
        series.append(i, std::sin(i * 0.001));
    return series;
}

bool ascends(const QList<QPointF>& points) {
    return std::adjacent_find(points.begin(), points.end(),
                              [](const QPointF& a, const QPointF& b) { return a.x() >= b.x(); }) == points.end();
}

} // namespace

class TestMetricSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_short_series_is_drawn_whole() {
        const MetricSeries series = wave(400);
        QCOMPARE(series.decimated(0, 400).size(), 400);
    }

    void a_long_series_keeps_every_spike_within_a_thousand_points() {
        MetricSeries series;
        for (int i = 0; i < 100'000; ++i)
            series.append(i, i == 31'415 ? 50 : i == 62'831 ? -7 : 1);
        const QList<QPointF> drawn = series.decimated(0, 100'000);
        QVERIFY(drawn.size() <= 1004);
        QVERIFY(drawn.contains(QPointF(31'415, 50)));
        QVERIFY(drawn.contains(QPointF(62'831, -7)));
        QVERIFY(ascends(drawn));
    }

    void the_newest_point_is_always_drawn() {
        const MetricSeries series = wave(50'001);
        QCOMPARE(series.decimated(0, 60'000).last(), series.points().back());
    }

    void the_largest_and_smallest_of_any_window_are_drawn() {
        const MetricSeries series = wave(30'000);
        for (const auto& [from, to] : {std::pair(0, 29'999), std::pair(1'234, 20'000), std::pair(777, 790)}) {
            const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
            const auto [low, high] =
                std::minmax_element(series.points().begin() + from, series.points().begin() + to + 1, lower);
            const QList<QPointF> drawn = series.decimated(from, to);
            QVERIFY(drawn.contains(*low));
            QVERIFY(drawn.contains(*high));
        }
    }

    void a_window_reaches_one_point_over_both_edges() {
        const MetricSeries series = wave(100);
        const QList<QPointF> drawn = series.decimated(10.5, 20.5);
        QCOMPARE(drawn.first().x(), 10.0);
        QCOMPARE(drawn.last().x(), 21.0);
    }

    void points_drawn_before_do_not_move_when_the_series_grows() {
        MetricSeries series = wave(9'000);
        const QList<QPointF> before = series.decimated(0, 1e9);
        series.append(9'000, 0);
        const QList<QPointF> after = series.decimated(0, 1e9);
        QCOMPARE(after.mid(0, before.size() - 2), before.mid(0, before.size() - 2));
    }

    void moving_the_window_by_one_point_moves_no_drawn_point() {
        const MetricSeries series = wave(20'000);
        const QList<QPointF> here = series.decimated(1'000, 19'000);
        const QList<QPointF> moved = series.decimated(1'001, 19'000);
        QCOMPARE(moved.last(500), here.last(500));
    }

    void a_point_that_goes_back_replaces_what_it_repeats() {
        MetricSeries series = wave(10);
        series.append(5, 42);
        QCOMPARE(series.points().size(), std::size_t{6});
        QCOMPARE(series.points().back(), QPointF(5, 42));
    }

    void numbers_that_are_not_finite_are_left_out() {
        MetricSeries series;
        series.append(1, std::numeric_limits<double>::quiet_NaN());
        series.append(2, std::numeric_limits<double>::infinity());
        QVERIFY(series.isEmpty());
        QVERIFY(series.decimated(0, 10).isEmpty());
        QVERIFY(!series.nearest(1));
    }

    void the_nearest_point_is_found_between_and_beyond_the_points() {
        const MetricSeries series = wave(10);
        QCOMPARE(series.nearest(3.4)->x(), 3.0);
        QCOMPARE(series.nearest(3.6)->x(), 4.0);
        QCOMPARE(series.nearest(-5)->x(), 0.0);
        QCOMPARE(series.nearest(500)->x(), 9.0);
    }
};

QTEST_GUILESS_MAIN(TestMetricSeries)
#include "tst_metric_series.moc"
