#include "ui/inspect/inspection_canvas.h"

#include <QMouseEvent>
#include <QPainter>

namespace boxwright {

namespace {

constexpr double closestDots = 7; ///< view pixels; of a finer grid only some dots are drawn

} // namespace

InspectionCanvas::InspectionCanvas(QWidget* parent)
    : ImageCanvas(parent) {
    connect(this, &ImageCanvas::boxClicked, this, [this]() { Q_EMIT pointClicked(viewToImage(m_releasedAt)); });
}

void InspectionCanvas::setGrid(const std::optional<Grid>& grid) {
    m_grid = grid;
    update();
}

void InspectionCanvas::setHeat(const QImage& heat, const QRectF& placeInImage) {
    m_heat = heat;
    m_heatPlace = placeInImage;
    update();
}

void InspectionCanvas::mouseReleaseEvent(QMouseEvent* event) {
    m_releasedAt = event->position();
    ImageCanvas::mouseReleaseEvent(event);
}

void InspectionCanvas::paintOverlay(QPainter& painter, const QRectF& area) {
    if (!m_heat.isNull()) {
        painter.save();
        painter.setClipRect(area);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(imageToView(m_heatPlace.topLeft()), imageToView(m_heatPlace.bottomRight())), m_heat);
        painter.restore();
    }
    if (m_grid)
        paintGrid(painter, area);
    ImageCanvas::paintOverlay(painter, area);
}

void InspectionCanvas::paintGrid(QPainter& painter, const QRectF& area) const {
    int every = 1;
    while (m_grid->step.width() * zoom() * every < closestDots)
        every *= 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 120), 0.7));
    painter.setBrush(QColor(255, 255, 255, 210));
    for (int row = m_grid->chosen.y() % every; row < m_grid->rows; row += every)
        for (int column = m_grid->chosen.x() % every; column < m_grid->columns; column += every) {
            const QPointF place = imageToView({column * m_grid->step.width(), row * m_grid->step.height()});
            if (area.contains(place))
                painter.drawEllipse(place, 1.6, 1.6);
        }
    painter.setBrush(QColor(255, 210, 63));
    painter.drawEllipse(
        imageToView({m_grid->chosen.x() * m_grid->step.width(), m_grid->chosen.y() * m_grid->step.height()}), 4.5, 4.5);
    painter.restore();
}

} // namespace boxwright
