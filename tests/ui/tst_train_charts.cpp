#include "ui/charts/train_charts.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "ui/charts/metric_chart.h"

using namespace boxwright;

namespace {

enum LossCurve { Total, Classifier, BoxRegression, Objectness, RpnBoxRegression, Smoothed, Validation };

RunCurves manySteps(int count, double top = 1) {
    RunCurves curves;
    for (int i = 1; i <= count; ++i) {
        const double wave = top * (1 + 0.3 * std::sin(i * 12.9898)) / std::sqrt(static_cast<double>(i));
        curves.steps.push_back({i, {wave, wave / 2, wave / 3, wave / 4}, 0.01});
    }
    return curves;
}

/// Of this thread: what else runs on the machine does not count.
double cpuMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QToolButton* chipOf(const MetricChart& chart, const QString& name) {
    for (QToolButton* chip : chart.findChildren<QToolButton*>())
        if (chip->text() == name)
            return chip;
    return nullptr;
}

bool isListed(const MetricChart& chart, const QString& name) {
    const QToolButton* chip = chipOf(chart, name);
    return chip && !chip->isHidden();
}

} // namespace

class TestTrainCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_validation_loss_is_drawn_where_there_is_one() {
        TrainCharts charts;
        charts.append({0, 0.1, 0.2, 40, -1});
        QVERIFY(!isListed(*charts.lossChart(), QStringLiteral("Validation")));
        charts.append({1, 0.1, 0.2, 80, 0.75});
        QVERIFY(isListed(*charts.lossChart(), QStringLiteral("Validation")));
        QCOMPARE(charts.lossChart()->series(Validation).points(), (std::vector<QPointF>{{80, 0.75}}));
        charts.clear();
        QVERIFY(!isListed(*charts.lossChart(), QStringLiteral("Validation")));
    }

    void the_slider_smooths_what_is_there_and_what_comes() {
        TrainCharts charts;
        charts.smoothingSlider()->setValue(0);
        charts.append({{1, {1, 0, 0, 0}, 0.1}, {2, {3, 0, 0, 0}, 0.1}});
        QCOMPARE(charts.lossChart()->series(Smoothed).points().back().y(), 3.0);
        charts.smoothingSlider()->setValue(50);
        // (0.25 * 1 + 0.5 * 3) / 0.75
        QCOMPARE(charts.lossChart()->series(Smoothed).points().back().y(), 1.75 / 0.75);
        charts.append({{3, {3, 0, 0, 0}, 0.1}});
        QCOMPARE(charts.lossChart()->series(Smoothed).points().back().y(), (0.125 * 1 + 0.75 * 3) / 0.875);
        QCOMPARE(charts.lossChart()->series(Total).points().back().y(), 3.0);
    }

    void compared_runs_are_named_and_drawn_in_every_chart() {
        TrainCharts charts;
        RunCurves other = manySteps(10);
        other.epochs = {{0, 0.2, 0.4, 10, -1}};
        charts.compareWith({{QStringLiteral("Monday"), other}, {QStringLiteral("Tuesday"), manySteps(5)}});
        QVERIFY(isListed(*charts.lossChart(), QStringLiteral("Monday")));
        QVERIFY(isListed(*charts.lossChart(), QStringLiteral("Tuesday")));
        QCOMPARE(charts.lossChart()->series(Validation + 1).points().size(), std::size_t{10});
        QCOMPARE(charts.rateChart()->series(2).points().size(), std::size_t{5});
        QCOMPARE(charts.precisionChart()->series(2).points().front(), QPointF(1, 0.4));
        charts.showCurves(manySteps(3)); // another chosen run leaves them
        QCOMPARE(charts.lossChart()->series(Validation + 1).points().size(), std::size_t{10});
        chipOf(*charts.lossChart(), QStringLiteral("Monday"))->click(); // the one legend hides it everywhere
        QVERIFY(!charts.lossChart()->isCurveVisible(Validation + 1));
        QVERIFY(!charts.rateChart()->isCurveVisible(1));
        QVERIFY(!charts.precisionChart()->isCurveVisible(2));
        QVERIFY(charts.precisionChart()->isCurveVisible(3));
        charts.compareWith({});
        QVERIFY(!isListed(*charts.lossChart(), QStringLiteral("Monday")));
        QCOMPARE(charts.rateChart()->curveCount(), 1);
    }

    void no_more_runs_than_can_be_told_apart() {
        TrainCharts charts;
        charts.compareWith(std::vector<ComparedRun>(9, {QStringLiteral("run"), manySteps(2)}));
        QCOMPARE(charts.rateChart()->curveCount(), 1 + mostComparedRuns);
    }

    void two_hundred_thousand_points_cost_a_frame_at_most() {
        TrainCharts charts;
        charts.resize(740, 520);
        charts.show();
        charts.showCurves(manySteps(200'000));
        std::vector<double> frames;
        QImage screen(charts.size(), QImage::Format_RGB32);
        for (int i = 0; i < 60; ++i) {
            const double before = cpuMilliseconds();
            charts.append({{200'001 + i, {0.1, 0.1, 0.1, 0.1}, 0.01}});
            charts.lossChart()->resetZoom(); // draws what came, as the timer would
            charts.lossChart()->render(&screen);
            frames.push_back(cpuMilliseconds() - before);
        }
        std::sort(frames.begin(), frames.end());
        const double p95 = frames[frames.size() * 95 / 100];
        qInfo("a frame of 200,000 points and 6 curves: median %.1f ms, p95 %.1f ms", frames[frames.size() / 2], p95);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY2(p95 <= 16, qPrintable(QString::number(p95)));
#endif
    }
};

QTEST_MAIN(TestTrainCharts)
#include "tst_train_charts.moc"
