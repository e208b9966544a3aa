#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QColor>
#include <QPoint>
#include <QStringList>
#include <QWidget>

namespace boxwright {

/// Counts in a grid of cells, the more the stronger the colour: where boxes lie, which classes appear together. A
/// click, or the arrow keys and Enter, choose a cell.
class HeatMapView : public QWidget {
    Q_OBJECT

public:
    struct Cells {
        int columns = 0;
        std::vector<long> counts; ///< row after row
        QStringList names;        ///< of the columns, and of the rows; empty for none
        bool showsCounts = false; ///< as numbers too
    };

    explicit HeatMapView(QWidget* parent = nullptr);

    /// `textOf` says what a cell (x: column) counts, without the number.
    void setCells(const QString& title, Cells cells, const QColor& color, std::function<QString(QPoint cell)> textOf);
    [[nodiscard]] std::optional<QPoint> cellAt(QPointF pointInView) const;
    [[nodiscard]] QRectF cellRect(QPoint cell) const;

    [[nodiscard]] QSize sizeHint() const override { return {200, 130}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, 100}; }

Q_SIGNALS:
    void cellChosen(QPoint cell);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] long count(QPoint cell) const;
    [[nodiscard]] QRectF cellsArea() const;
    [[nodiscard]] QString toolTip(QPoint cell) const;
    void paintCell(QPainter& painter, QPoint cell, double highest) const;
    void paintNames(QPainter& painter) const;

    QString m_title;
    Cells m_cells;
    QColor m_color;
    std::function<QString(QPoint cell)> m_textOf;
    QPoint m_current;
};

} // namespace boxwright
