#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

#include "core/data/histogram.h"

namespace boxwright {

/// Bars for the bins of a histogram, from the first to the last that holds something. The bar under the cursor says
/// what it counts. A click, or the arrow keys and Enter, choose a bar.
class HistogramView : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget* parent = nullptr);

    /// What is in the bins: measured values, or whole numbers, of which "2" is one and not 2 to 3.
    enum class Values { Measured, Counted };
    /// `unit` follows the edges in the tool tip; may be empty.
    void setHistogram(const QString& title, const Histogram& histogram, const QString& unit, const QColor& color,
                      Values values = Values::Measured);

    /// "32 to 64 pixels".
    [[nodiscard]] QString binText(int bin) const;
    /// Where a bar is, from the ground to the top of the view.
    [[nodiscard]] QRectF binRect(int bin) const;

    [[nodiscard]] QSize sizeHint() const override { return {320, 130}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 100}; }

Q_SIGNALS:
    void binChosen(int bin);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF barsArea() const;
    [[nodiscard]] int binAt(double x) const;
    [[nodiscard]] QString edgeText(int bin) const;

    QString m_title;
    Histogram m_histogram;
    QString m_unit;
    QColor m_color;
    Values m_values = Values::Measured;
    int m_first = 0; ///< bins that are shown
    int m_last = -1;
    int m_current = -1; ///< for the keyboard
};

} // namespace boxwright
