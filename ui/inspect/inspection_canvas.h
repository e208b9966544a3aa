#pragma once

#include <optional>

#include "ui/canvas/image_canvas.h"

namespace boxwright {

/// The image under inspection: a canvas that can also show the cells of a feature map as dots, and a heat map.
class InspectionCanvas : public ImageCanvas {
    Q_OBJECT

public:
    /// Where the anchors of a feature map sit, in image pixels.
    struct Grid {
        int rows = 0;
        int columns = 0;
        QSizeF step;
        QPoint chosen; ///< column and row
    };

    explicit InspectionCanvas(QWidget* parent = nullptr);

    void setGrid(const std::optional<Grid>& grid);
    /// One pixel a cell, drawn over `placeInImage`; null for none.
    void setHeat(const QImage& heat, const QRectF& placeInImage);

Q_SIGNALS:
    void pointClicked(QPointF pointInImage);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintOverlay(QPainter& painter, const QRectF& area) override;

private:
    void paintGrid(QPainter& painter, const QRectF& area) const;

    std::optional<Grid> m_grid;
    QImage m_heat;
    QRectF m_heatPlace; ///< in image pixels
    QPointF m_releasedAt;
};

} // namespace boxwright
