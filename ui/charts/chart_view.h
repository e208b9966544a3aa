#pragma once

#include <optional>
#include <vector>

#include <QChartView>
#include <QPoint>
#include <QPointF>
#include <QRectF>
#include <QString>

#include "ui/charts/chart_theme.h"

class QRubberBand;

namespace boxwright {

/// One curve's value under the cursor.
struct ReadoutLine {
    QString name;
    QString value;
    QColor color;
    QPointF point; ///< in axis values
};

/// The drawing area of a chart: tells where the cursor is and which area was dragged out, and paints the read-out that
/// its owner sets. It changes no axis itself.
class ChartView : public QChartView {
    Q_OBJECT

public:
    explicit ChartView(QChart* chart, QWidget* parent = nullptr);

    void setTheme(const ChartTheme& theme);
    /// Shown in the middle instead of nothing; empty for none.
    void setPlaceholder(const QString& text);
    /// A line at the first point's x, a dot on every point and a box with title and values. No lines: nothing is shown.
    void setReadout(const QString& title, std::vector<ReadoutLine> lines);
    [[nodiscard]] const std::vector<ReadoutLine>& readout() const { return m_lines; }
    /// A dashed line at this x, in axis values; nothing for none.
    void setMarker(std::optional<double> x);

Q_SIGNALS:
    void hovered(double x); ///< axis value under the cursor, inside the plot area
    void hoverLeft();
    void clicked(double x);          ///< axis value under a press that dragged nothing, inside the plot area
    void zoomRequested(QRectF area); ///< in axis values
    void resetRequested();

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QPointF valueAt(QPoint viewPoint) const;
    void paintMarker(QPainter& painter, const QRectF& plot) const;
    void paintMarks(QPainter& painter, const QRectF& plot) const;
    void paintBox(QPainter& painter, const QRectF& plot) const;

    ChartTheme m_theme;
    QString m_placeholder;
    QString m_readoutTitle;
    std::vector<ReadoutLine> m_lines;
    std::optional<double> m_marker;
    std::optional<QPoint> m_dragStart;
    QRubberBand* m_band = nullptr;
};

} // namespace boxwright
