#pragma once

#include <optional>

#include <QPoint>
#include <QWidget>

#include "core/base/class_list.h"
#include "core/evaluate/confusion.h"

namespace boxwright {

/// The confusion matrix as a heat map: each cell is coloured by its share of its row, the diagonal in the accent colour
/// and mistakes in red, and shows its count. A click, or the arrow keys and Enter, choose a cell. GUI thread.
class ConfusionView : public QWidget {
    Q_OBJECT

public:
    explicit ConfusionView(QWidget* parent = nullptr);

    void setMatrix(ConfusionMatrix matrix, const ClassList& classes);
    [[nodiscard]] const ConfusionMatrix& matrix() const { return m_matrix; }

    /// Row and column as a point (x: column); nothing outside the cells.
    [[nodiscard]] std::optional<QPoint> cellAt(QPointF pointInView) const;
    [[nodiscard]] QRectF cellRect(QPoint cell) const;
    /// "Annotated RBC, detected as WBC: 5 (3 % of the row)".
    [[nodiscard]] QString cellText(QPoint cell) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellChosen(int row, int column);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int side() const { return static_cast<int>(m_matrix.side()); }
    [[nodiscard]] bool isEmptyMatrix() const { return m_matrix.labels.empty(); }
    [[nodiscard]] QString rowName(int row) const;
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] int count(QPoint cell) const;
    [[nodiscard]] double shareOfRow(QPoint cell) const;
    [[nodiscard]] QPointF cellsOrigin() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] double cellWidth() const;
    [[nodiscard]] double cellHeight() const;
    void paintHeaders(QPainter& painter) const;
    void paintCell(QPainter& painter, QPoint cell) const;

    ConfusionMatrix m_matrix;
    ClassList m_classes;
    std::optional<QPoint> m_hovered;
    QPoint m_current;
};

} // namespace boxwright
