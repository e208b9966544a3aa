#include <fstream>
#include <map>

#include <QTemporaryDir>
#include <QTest>

#include "core/engine/run_charts.h"

using namespace boxwright;

namespace {

class NotingPainter : public ChartPainter {
public:
    [[nodiscard]] Result<void> paint(const Chart& chart, const std::filesystem::path& png) const override {
        painted[png.filename().string()] = chart;
        return {};
    }
    mutable std::map<std::string, Chart> painted;
};

void writeSteps(const std::filesystem::path& path, int steps) {
    std::ofstream file(path);
    file << "step,epoch,loss,loss_classifier,loss_box_reg,loss_objectness,loss_rpn_box_reg,lr,images_per_second\n";
    for (int step = 1; step <= steps; ++step)
        file << step << ",0," << 1.0 / step << ",0,0,0,0," << 0.01 * step << ",3\n";
}

EpochSummary epochSummary(int epoch, bool evaluated) {
    EpochSummary summary;
    summary.epoch = epoch;
    summary.step = 10 * (epoch + 1);
    summary.meanLosses.classifier = 0.5;
    summary.evaluated = evaluated;
    summary.metrics.ap50 = 0.25 * (epoch + 1);
    return summary;
}

} // namespace

class TestRunCharts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCurvesAreThoseOfTheTables() {
        const QTemporaryDir folder;
        const std::filesystem::path run = folder.path().toStdString();
        writeSteps(run / "steps.csv", 20);
        const NotingPainter painter;
        QVERIFY(drawRunCharts(painter, run, 10, {epochSummary(0, true), epochSummary(1, false)}).has_value());
        const Chart& losses = painter.painted.at("loss_and_lr.png");
        QCOMPARE(losses.series.size(), std::size_t(3));
        QCOMPARE(losses.series[0].y.size(), std::size_t(20));
        QCOMPARE(losses.series[0].x[19], 2.0);
        QCOMPARE(losses.series[0].y[3], 0.25);
        QCOMPARE(losses.series[1].x, (std::vector<double>{1, 2}));
        QVERIFY(losses.series[2].rightAxis);
        QCOMPARE(losses.series[2].y[4], 0.05);
        const Chart& metrics = painter.painted.at("mAP.png");
        QCOMPARE(metrics.series[0].x, std::vector<double>{1}); // the second epoch was not evaluated
        QCOMPARE(metrics.series[0].y, std::vector<double>{0.25});
    }

    void aLongRunIsThinnedToMeans() {
        const QTemporaryDir folder;
        const std::filesystem::path csv = std::filesystem::path(folder.path().toStdString()) / "steps.csv";
        writeSteps(csv, 6000);
        const Chart chart = lossChart(csv, 100, {});
        QVERIFY(chart.series[0].y.size() <= 600);
        QCOMPARE(chart.series[2].y.back(), 60.0); // the last rate is the last rate
        double first = 0;
        const int together = 6000 / 600 + 1;
        for (int step = 1; step <= together; ++step)
            first += 1.0 / step / together;
        QVERIFY(std::abs(chart.series[0].y.front() - first) < 1e-5);
    }

    void withoutAnEvaluationThereIsNoSecondPicture() {
        const QTemporaryDir folder;
        writeSteps(std::filesystem::path(folder.path().toStdString()) / "steps.csv", 3);
        const NotingPainter painter;
        QVERIFY(drawRunCharts(painter, folder.path().toStdString(), 3, {epochSummary(0, false)}).has_value());
        QCOMPARE(painter.painted.size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRunCharts)
#include "tst_run_charts.moc"
