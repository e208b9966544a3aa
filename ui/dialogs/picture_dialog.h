#pragma once

#include <vector>

#include <QDialog>

namespace boxwright {

struct CanvasBox;
class ImageCanvas;

/// One picture with boxes, large, to zoom into. It is decoded on a worker thread.
class PictureDialog : public QDialog {
    Q_OBJECT

public:
    PictureDialog(const QString& path, std::vector<CanvasBox> boxes, QWidget* parent = nullptr);

    [[nodiscard]] ImageCanvas* canvas() const { return m_canvas; }

private:
    ImageCanvas* m_canvas;
};

} // namespace boxwright
