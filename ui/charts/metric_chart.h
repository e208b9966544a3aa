#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>
#include <QTimer>
#include <QWidget>

#include "ui/charts/chart_theme.h"
#include "ui/charts/metric_series.h"

class QAction;
class QChart;
class QHBoxLayout;
class QLabel;
class QLineSeries;
class QMenu;
class QToolButton;

namespace boxwright {

class ChartAxes;
class ChartView;
class FlowLayout;

/// Titles of a chart; units belong to the axis titles.
struct ChartTexts {
    QString title;
    QString xAxis;
    QString yAxis;
    QString xName; ///< singular, for the read-out: "Iteration"
};

/// How a curve is drawn.
struct CurveStyle {
    CurveRole role = CurveRole::Loss;
    double width = 1.8;
    Qt::PenStyle pen = Qt::SolidLine;
    int comparedRun = -1; ///< gives the colour instead of `role` where it is not negative
};

/// A live line chart with title, switchable legend, read-out under the cursor, zoom by dragging, linear or logarithmic
/// scale, PNG, SVG and CSV export.
/// It keeps all points itself and draws at most about a thousand of each curve, at most ten times a second. GUI thread.
class MetricChart : public QWidget {
    Q_OBJECT

public:
    explicit MetricChart(QWidget* parent = nullptr);
    ~MetricChart() override;

    /// Returns the curve's index; names come with setCurveName().
    int addCurve(CurveRole role, double lineWidth = 1.8) {
        return addCurve(CurveStyle{.role = role, .width = lineWidth});
    }
    int addCurve(const CurveStyle& style);
    /// Takes away the curve with this index and all that came after it.
    void removeCurves(int first);
    void setCurveName(int curve, const QString& name);
    void setTexts(const ChartTexts& texts);
    void setPlaceholder(const QString& text);
    /// The y axis never ends below this.
    void setSmallestTop(double y);

    /// Puts a widget of the owner's between title and buttons.
    void addHeaderWidget(QWidget* widget);
    /// Lets the user choose a logarithmic y axis.
    void offerLogarithmic();
    void setLogarithmic(bool logarithmic);
    [[nodiscard]] bool isLogarithmic() const;

    /// Both axes go from 0 to 1 whatever the points are; else x counts in whole numbers.
    void setUnitAxes();
    /// A dashed line at this x; nothing for none.
    void setMarker(std::optional<double> x);

    void append(int curve, double x, double y);
    /// x ascending.
    void setPoints(int curve, std::vector<QPointF> points);
    [[nodiscard]] int curveCount() const { return static_cast<int>(m_curves.size()); }
    void clear();
    [[nodiscard]] const MetricSeries& series(int curve) const;
    void setCurveVisible(int curve, bool visible);
    [[nodiscard]] bool isCurveVisible(int curve) const;
    /// Whether the legend has the curve; for one that is empty for now.
    void setCurveListed(int curve, bool listed);

    /// In axis values; empty = all points, following new ones.
    void zoomTo(const QRectF& area);
    void resetZoom();
    [[nodiscard]] bool isZoomed() const { return m_zoom.has_value(); }

    /// The chart as it looks now, at twice its size. Empty, or a sentence for the user if the file could not be
    /// written.
    [[nodiscard]] QString savePng(const QString& path);
    /// Title, legend and plot as lines and text. Empty, or a sentence as savePng().
    [[nodiscard]] QString saveSvg(const QString& path);
    /// All points of all curves, on a background thread; ends in exported() or exportFailed().
    void saveCsv(const QString& path);

Q_SIGNALS:
    void exported(const QString& path);
    void exportFailed(const QString& message);
    void curveToggled(int curve, bool visible); ///< by the user, in the legend
    void clicked(double x);                     ///< axis value under a click in the plot

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Curve {
        CurveStyle style;
        QString name;
        MetricSeries series;
        QLineSeries* line;
        QToolButton* chip;
        bool visible;
        bool listed;
    };
    enum class FileKind { Png, Svg, Csv };

    void buildHeader();
    void buildChart();
    void buildMenu();
    void applyTheme();
    void retranslate();
    void markDirty();
    void redraw();
    void placeChips();
    void updateAxes();
    void updateLogAxis(const std::optional<QRectF>& area);
    [[nodiscard]] QColor colorOf(const Curve& curve) const;
    [[nodiscard]] QColor legendColor(const Curve& curve) const; ///< strong enough for a small mark
    [[nodiscard]] std::optional<QRectF> dataArea() const;
    void showReadout(double x);
    void chooseFileAndSave(FileKind kind);

    std::vector<Curve> m_curves;
    ChartTexts m_texts;
    QString m_placeholder;
    ChartTheme m_theme;
    std::optional<QRectF> m_zoom;
    double m_smallestTop = 0;
    bool m_unitAxes = false;
    QTimer m_redrawTimer;

    QChart* m_chart = nullptr;
    ChartView* m_view = nullptr;
    std::unique_ptr<ChartAxes> m_axes;
    QLabel* m_title = nullptr;
    QHBoxLayout* m_header = nullptr;
    FlowLayout* m_chips = nullptr; ///< the legend, where it has no room beside the title
    QToolButton* m_log = nullptr;
    QToolButton* m_reset = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_resetAction = nullptr;
    QAction* m_pngAction = nullptr;
    QAction* m_svgAction = nullptr;
    QAction* m_csvAction = nullptr;
};

} // namespace boxwright
