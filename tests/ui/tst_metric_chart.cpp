#include "ui/charts/metric_chart.h"

#include <cmath>

#include <QApplication>
#include <QChart>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QValueAxis>

#include "ui/charts/chart_axes.h"
#include "ui/charts/chart_view.h"

using namespace boxwright;

namespace {

QLineSeries* lineOf(const MetricChart& chart, int curve) {
    return qobject_cast<QLineSeries*>(chart.findChild<ChartView*>()->chart()->series().at(curve));
}

QValueAxis* axisOf(const MetricChart& chart, Qt::Orientation orientation) {
    return qobject_cast<QValueAxis*>(chart.findChild<ChartView*>()->chart()->axes(orientation).first());
}

} // namespace

class TestMetricChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_chart = std::make_unique<MetricChart>();
        m_chart->setTexts(
            {QStringLiteral("Loss"), QStringLiteral("Iteration"), QStringLiteral("Loss"), QStringLiteral("Iteration")});
        m_chart->addCurve(CurveRole::Loss);
        m_chart->addCurve(CurveRole::LossClassifier);
        m_chart->setCurveName(0, QStringLiteral("Total"));
        m_chart->setCurveName(1, QStringLiteral("Class"));
        m_chart->resize(600, 300);
        m_chart->show();
    }

    void hidden_axes_have_no_titles() {
        QChart chart;
        ChartAxes axes(&chart);
        const QAbstractAxis* x = chart.axes(Qt::Horizontal).first();
        axes.setTitlesVisible(false);
        axes.setVisible(false);
        axes.setTitlesVisible(true); // the window has become higher
        QVERIFY(!x->isTitleVisible());
        axes.setVisible(true);
        QVERIFY(x->isTitleVisible());
    }

    void many_points_are_drawn_by_one_replacement_of_about_a_thousand() {
        QSignalSpy replaced(lineOf(*m_chart, 0), &QXYSeries::pointsReplaced);
        for (int i = 0; i < 50'000; ++i)
            m_chart->append(0, i, i % 7);
        QCOMPARE(replaced.count(), 0);
        QVERIFY(replaced.wait());
        QCOMPARE(replaced.count(), 1);
        QVERIFY(lineOf(*m_chart, 0)->count() <= 1004);
        QCOMPARE(m_chart->series(0).points().size(), std::size_t{50'000});
    }

    void points_that_trickle_in_are_drawn_ten_times_a_second_at_most() {
        QSignalSpy replaced(lineOf(*m_chart, 0), &QXYSeries::pointsReplaced);
        int points = 0;
        QElapsedTimer clock;
        QTimer source;
        connect(&source, &QTimer::timeout, m_chart.get(), [&] { m_chart->append(0, ++points, 1); });
        clock.start();
        source.start(1);
        QTRY_VERIFY(points >= 300 && replaced.count() >= 3);
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        QVERIFY2(static_cast<double>(replaced.count()) <= 10 * seconds + 1,
                 qPrintable(QStringLiteral("%1 in %2 s").arg(replaced.count()).arg(seconds)));
    }

    void the_axes_follow_the_points() {
        fill();
        QTRY_VERIFY(axisOf(*m_chart, Qt::Horizontal)->max() >= 99);
        QVERIFY(axisOf(*m_chart, Qt::Horizontal)->max() < 102);
        QCOMPARE(axisOf(*m_chart, Qt::Vertical)->min(), 0.0);
        QCOMPARE(axisOf(*m_chart, Qt::Vertical)->max(), 200.0);
    }

    void the_first_and_the_last_point_are_not_at_the_edge() {
        m_chart->setPoints(0, {{1, 2}, {200, 1}});
        m_chart->setPoints(1, {{1, 5}}); // a dot
        m_chart->resetZoom();
        QApplication::processEvents();
        const QRectF plot = m_chart->findChild<ChartView*>()->chart()->plotArea();
        for (const QPointF& point : {QPointF(1, 2), QPointF(1, 5), QPointF(200, 1)}) {
            const double x = m_chart->findChild<ChartView*>()->chart()->mapToPosition(point, lineOf(*m_chart, 0)).x();
            QVERIFY2(x > plot.left() + 2 && x < plot.right() - 2, qPrintable(QString::number(x)));
        }
    }

    void zooming_holds_the_view_until_it_is_reset() {
        fill();
        m_chart->zoomTo(QRectF(10, 5, 20, 15));
        QVERIFY(m_chart->isZoomed());
        m_chart->append(0, 1000, 1);
        QSignalSpy replaced(lineOf(*m_chart, 0), &QXYSeries::pointsReplaced);
        QVERIFY(replaced.wait());
        QCOMPARE(axisOf(*m_chart, Qt::Horizontal)->max(), 30.0);
        m_chart->resetZoom();
        QVERIFY(axisOf(*m_chart, Qt::Horizontal)->max() >= 1000);
    }

    void dragging_over_the_plot_zooms_into_it() {
        fill();
        m_chart->resetZoom(); // draws at once
        QApplication::processEvents();
        auto* view = m_chart->findChild<ChartView*>();
        const QPoint middle = view->viewport()->rect().center();
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, middle - QPoint(60, 40));
        QTest::mouseMove(view->viewport(), middle);
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, middle);
        QVERIFY(m_chart->isZoomed());
        QVERIFY(axisOf(*m_chart, Qt::Horizontal)->min() > 10);
        QVERIFY(axisOf(*m_chart, Qt::Horizontal)->max() < 90);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, middle);
        QVERIFY(!m_chart->isZoomed());
    }

    void the_legend_hides_a_curve_and_rescales() {
        fill();
        QToolButton* chip = nullptr;
        for (QToolButton* button : m_chart->findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Class"))
                chip = button;
        QVERIFY(chip);
        chip->click();
        QVERIFY(!m_chart->isCurveVisible(1));
        QVERIFY(!lineOf(*m_chart, 1)->isVisible());
        QCOMPARE(axisOf(*m_chart, Qt::Vertical)->max(), 100.0);
    }

    void the_read_out_names_the_values_under_the_cursor() {
        fill();
        m_chart->resetZoom();
        auto* view = m_chart->findChild<ChartView*>();
        Q_EMIT view->hovered(42.3);
        QCOMPARE(view->readout().size(), std::size_t{2});
        QCOMPARE(view->readout()[0].point, QPointF(42, 42));
        QCOMPARE(view->readout()[1].name, QStringLiteral("Class"));
        QCOMPARE(view->readout()[1].value, QLocale().toString(84.0, 'g', 4));
        Q_EMIT view->hoverLeft();
        QVERIFY(view->readout().empty());
    }

    void csv_holds_all_points_and_not_only_the_drawn_ones() {
        for (int i = 0; i < 5'000; ++i)
            m_chart->append(0, i, i);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("loss.csv"));
        QSignalSpy exported(m_chart.get(), &MetricChart::exported);
        m_chart->saveCsv(path);
        QVERIFY(exported.wait());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 5'002);
        QCOMPARE(lines[0], QByteArray("Iteration,Total,Class"));
        QCOMPARE(lines[5'000], QByteArray("4999,4999,"));
    }

    void png_shows_the_chart_at_twice_its_size() {
        fill();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("loss.png"));
        QCOMPARE(m_chart->savePng(path), QString());
        QCOMPARE(QImage(path).size(), QSize(1200, 600));
        QVERIFY(m_chart->savePng(folder.filePath(QStringLiteral("no/loss.png"))).contains(QStringLiteral("loss.png")));
    }

    void a_logarithmic_scale_leaves_out_what_it_cannot_show() {
        for (int i = 0; i < 100; ++i)
            m_chart->append(0, i, i < 10 ? 0 : 0.02 * i);
        m_chart->setLogarithmic(true);
        QVERIFY(m_chart->isLogarithmic());
        auto* axis =
            qobject_cast<QLogValueAxis*>(m_chart->findChild<ChartView*>()->chart()->axes(Qt::Vertical).first());
        QVERIFY(axis);
        QCOMPARE(axis->min(), 0.125); // the power of two below 0.2
        QCOMPARE(axis->max(), 2.0);
        QCOMPARE(lineOf(*m_chart, 0)->count(), 90);
        m_chart->setLogarithmic(false);
        QCOMPARE(axisOf(*m_chart, Qt::Vertical)->min(), 0.0);
        QCOMPARE(lineOf(*m_chart, 0)->count(), 100);
    }

    void a_wide_logarithmic_scale_goes_by_tens() {
        for (int i = 0; i < 10; ++i)
            m_chart->append(0, i, std::pow(10.0, -i));
        m_chart->setLogarithmic(true);
        auto* axis =
            qobject_cast<QLogValueAxis*>(m_chart->findChild<ChartView*>()->chart()->axes(Qt::Vertical).first());
        QCOMPARE(axis->base(), 10.0);
        m_chart->zoomTo(QRectF(0, 0.01, 5, 0.5)); // y from 0.01 to 0.51
        QCOMPARE(axis->min(), 0.01);
        QCOMPARE(axis->max(), 0.51);
    }

    void curves_come_and_go_with_their_chips() {
        const auto chips = [this] {
            int count = 0;
            for (const QToolButton* button : m_chart->findChildren<QToolButton*>())
                count += button->isCheckable() && !button->isHidden();
            return count;
        };
        QCOMPARE(chips(), 2);
        const int added = m_chart->addCurve(CurveStyle{.width = 2, .pen = Qt::DashLine, .comparedRun = 0});
        m_chart->setCurveName(added, QStringLiteral("Another run"));
        m_chart->setPoints(added, {{0, 1}, {1, 500}});
        QCOMPARE(chips(), 3);
        QCOMPARE(lineOf(*m_chart, added)->pen().style(), Qt::DashLine);
        m_chart->resetZoom();
        QCOMPARE(axisOf(*m_chart, Qt::Vertical)->max(), 500.0);
        m_chart->removeCurves(added);
        m_chart->resetZoom();
        QCOMPARE(chips(), 2);
        QCOMPARE(m_chart->curveCount(), 2);
        QCOMPARE(m_chart->findChild<ChartView*>()->chart()->series().size(), 2);
    }

    void svg_holds_title_and_legend_as_text() {
        fill();
        m_chart->resetZoom();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("loss.svg"));
        QCOMPARE(m_chart->saveSvg(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.startsWith("<?xml"));
        QVERIFY(svg.contains(">Loss<"));
        QVERIFY(svg.contains(">Class<"));
        QVERIFY(svg.contains("<polyline") || svg.contains("<path"));
        QVERIFY(m_chart->saveSvg(folder.filePath(QStringLiteral("no/loss.svg"))).contains(QStringLiteral("loss.svg")));
    }

    void a_dark_palette_gives_other_colours() {
        const QColor before = lineOf(*m_chart, 1)->color();
        QPalette dark;
        dark.setColor(QPalette::Base, QColor(0x202020));
        dark.setColor(QPalette::Text, Qt::white);
        m_chart->setPalette(dark);
        QTRY_VERIFY(lineOf(*m_chart, 1)->color() != before);
    }

private:
    void fill() {
        for (int i = 0; i < 100; ++i) {
            m_chart->append(0, i, i);
            m_chart->append(1, i, 2 * i);
        }
    }

    std::unique_ptr<MetricChart> m_chart;
};

QTEST_MAIN(TestMetricChart)
#include "tst_metric_chart.moc"
