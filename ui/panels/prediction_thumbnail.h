#pragma once

#include <vector>

#include <QImage>
#include <QWidget>

#include "ui/canvas/image_canvas.h"

namespace boxwright {

/// A small picture with boxes. A click asks for a large one.
class PredictionThumbnail : public QWidget {
    Q_OBJECT

public:
    explicit PredictionThumbnail(QWidget* parent = nullptr);

    /// `original` is the size that the boxes are in; a null picture shows a grey area.
    void setPicture(const QImage& picture, QSize original);
    void setBoxes(std::vector<CanvasBox> boxes);
    [[nodiscard]] const std::vector<CanvasBox>& boxes() const { return m_boxes; }
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QImage m_picture;
    QSize m_original;
    std::vector<CanvasBox> m_boxes;
};

} // namespace boxwright
