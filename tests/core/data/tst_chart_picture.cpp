#include <set>

#include <QTemporaryDir>
#include <QTest>

#include "core/data/chart_picture.h"
#include "core/data/image_io.h"

using namespace boxwright;

namespace {

Chart chartOf(std::vector<double> y, bool rightAxis = false) {
    ChartSeries series{.name = "loss", .rightAxis = rightAxis, .points = true};
    for (std::size_t i = 0; i < y.size(); ++i)
        series.x.push_back(static_cast<double>(i));
    series.y = std::move(y);
    return {.title = "A run",
            .xLabel = "epoch",
            .leftLabel = "loss",
            .rightLabel = rightAxis ? "rate" : "",
            .series = {std::move(series)}};
}

/// Pixels that are clearly of the first curve's colour, by row.
std::set<int> curveRows(const RgbImage& picture) {
    std::set<int> rows;
    for (int y = 80; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* pixel =
                picture.pixels.data() + (static_cast<std::size_t>(y) * 1280 + static_cast<std::size_t>(x)) * 3;
            if (pixel[2] > pixel[0] + 100)
                rows.insert(y);
        }
    return rows;
}

} // namespace

class TestChartPicture : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    Result<RgbImage> painted(const Chart& chart) {
        const std::filesystem::path path = m_folder.filePath("chart.png").toStdString();
        if (auto written = makeChartPainter()->paint(chart, path); !written)
            return tl::unexpected(written.error());
        return readImage(path);
    }

private Q_SLOTS:
    void aFallingCurveGoesDown() {
        const auto picture = painted(chartOf({1.0, 0.0}));
        QVERIFY2(picture.has_value(), picture ? "" : picture.error().text().c_str());
        QCOMPARE(picture->width, 1280);
        QCOMPARE(picture->height, 720);
        const auto rows = curveRows(*picture);
        QVERIFY(*rows.rbegin() - *rows.begin() > 450); // nearly the whole height
    }

    void bothAxesAndGapsAreDrawn() {
        QVERIFY(painted(chartOf({0.1, 0.2, 0.15}, true)).has_value());
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        const auto broken = painted(chartOf({1.0, nothing, 1.0}));
        QVERIFY(broken.has_value());
        QVERIFY(curveRows(*broken).size() < 20); // two dots, no line
    }

    void awkwardValuesStillMakeAPicture_data() {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("nothing") << QList<double>{};
        QTest::newRow("one") << QList<double>{0.5};
        QTest::newRow("all the same") << QList<double>{0, 0, 0};
        QTest::newRow("negative") << QList<double>{-1, -0.5};
        QTest::newRow("huge") << QList<double>{1e30, 2};
        QTest::newRow("infinite") << QList<double>{std::numeric_limits<double>::infinity(), 1};
    }
    void awkwardValuesStillMakeAPicture() {
        QFETCH(QList<double>, values);
        QVERIFY(painted(chartOf({values.begin(), values.end()})).has_value());
    }

    void ticksAreRoundNumbers() {
        const auto ticks = chartTicks(0, 1);
        QCOMPARE(ticks.size(), std::size_t(6));
        QCOMPARE(ticks[1], 0.2);
        QCOMPARE(chartTicks(0, 0.02).size(), std::size_t(5));
        QVERIFY(chartTicks(1, 1).empty());
    }

    void aFolderThatIsNotThereIsASentence() {
        const auto written = makeChartPainter()->paint(chartOf({1, 2}), "/nowhere/at/all.png");
        QVERIFY(!written && written.error().kind == ErrorKind::WriteFailed);
    }
};

QTEST_GUILESS_MAIN(TestChartPicture)
#include "tst_chart_picture.moc"
