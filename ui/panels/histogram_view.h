#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include "core/data/histogram.h"

namespace boxwright {

/// Bars for the bins of a histogram, from the first to the last that holds something. The bar under the cursor says
/// what it counts.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget* parent = nullptr);

    /// `unit` follows the edges in the tool tip; may be empty.
    void setHistogram(const QString& title, const Histogram& histogram, const QString& unit, const QColor& color);

    [[nodiscard]] QSize sizeHint() const override { return {320, 130}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 100}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF barsArea() const;
    [[nodiscard]] int binAt(double x) const;
    [[nodiscard]] QString edgeText(int bin) const;

    QString m_title;
    Histogram m_histogram;
    QString m_unit;
    QColor m_color;
    int m_first = 0; ///< bins that are shown
    int m_last = -1;
};

} // namespace boxwright
