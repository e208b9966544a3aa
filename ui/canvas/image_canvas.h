#pragma once

#include <vector>

#include <QColor>
#include <QImage>
#include <QString>
#include <QWidget>

#include "core/base/geometry.h"
#include "ui/canvas/image_pyramid.h"
#include "ui/canvas/wheel_action.h"

namespace boxwright {

/// One box drawn over the image.
struct CanvasBox {
    Box boxInImage; ///< image pixels
    QString label;  ///< "name" or "name 93 %"
    QColor color;
    bool dashed = false; ///< difficult objects, proposals
};

/// Shows one image with boxes over it: zoom at the cursor with the wheel or two fingers, pan by dragging with the left
/// or middle button, with Space held, or on a touch pad, fit to the window until the user zooms. Labels stay inside the
/// image and have readable contrast. GUI thread only. The canvas owns a copy of what it shows and changes none of it. A
/// subclass may draw something else over the image, and keep the left button for itself.
class ImageCanvas : public QWidget {
    Q_OBJECT

public:
    explicit ImageCanvas(QWidget* parent = nullptr);

    /// A null image shows the placeholder instead. Keeps the zoom if the size is the same or keepsView(), else fits.
    /// `size` is the true size, in whose pixels boxes and places are, where `image` is a smaller copy; empty: its own.
    void setImage(const QImage& image, QSize size = {});
    /// Other pixels of the same image: the view stays as it is.
    void replacePixels(const QImage& image);
    /// Finer pixels of a part of the image, shown where the image itself is too coarse; null for none. setImage()
    /// forgets them.
    void setDetail(const QImage& detail, const QRectF& placeInImage);
    /// Whether the image is a smaller copy that is too coarse for the zoom of now.
    [[nodiscard]] bool needsDetail() const;
    /// The part of the image that is seen, in its pixels.
    [[nodiscard]] QRectF seenInImage() const;
    /// Whether zoom and place are kept for an image of another size too.
    void setKeepsView(bool keeps) { m_keepsView = keeps; }
    [[nodiscard]] bool keepsView() const { return m_keepsView; }
    [[nodiscard]] bool hasImage() const { return !m_pyramid.isNull(); }
    [[nodiscard]] QSize imageSize() const { return m_pyramid.size(); }
    /// Replaces all boxes; nothing is selected afterwards.
    void setBoxes(std::vector<CanvasBox> boxes);
    [[nodiscard]] const std::vector<CanvasBox>& boxes() const { return m_boxes; }
    void setPlaceholder(const QString& text);
    [[nodiscard]] QString placeholder() const { return m_placeholder; }

    /// Index into boxes(), -1 for none.
    [[nodiscard]] int selectedBox() const { return m_selected; }
    void setSelectedBox(int index);

    [[nodiscard]] double zoom() const { return m_zoom; } ///< view pixels per image pixel
    [[nodiscard]] QPointF imageToView(QPointF pointInImage) const;
    [[nodiscard]] QPointF viewToImage(QPointF pointInView) const;
    /// The smallest box that contains the point, -1 for none.
    [[nodiscard]] int boxAt(QPointF pointInView) const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }

    void setWheelAction(WheelAction action) { m_wheelAction = action; }
    [[nodiscard]] WheelAction wheelAction() const { return m_wheelAction; }
    /// Makes the part, in image pixels, as large as it fits with some of what is around it.
    void showPart(const QRectF& inImage);

    /// Shows the part of its image that the other canvas shows of its own.
    void follow(const ImageCanvas& other);

public Q_SLOTS:
    void fitToWindow();
    void fitToWidth();
    void zoomTo(double zoom); ///< keeps the middle of the view
    void zoomIn();
    void zoomOut();

Q_SIGNALS:
    void zoomChanged(double zoom);
    void viewMoved();                       ///< zoom, place or size of the view, or another image
    void boxClicked(int index);             ///< the smallest box under the cursor, -1 for none; it is selected already
    void cursorMoved(QPointF pointInImage); ///< null point when the cursor leaves
    void turned(int step);                  ///< the wheel wants another image: -1 the previous, 1 the next

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

    /// What is over the image; `area` is the part of the view that shows it.
    virtual void paintOverlay(QPainter& painter, const QRectF& area);
    /// By setImage(), and not for other pixels of the same image.
    virtual void imageReplaced() {}
    [[nodiscard]] QRectF imageInView() const;
    [[nodiscard]] QRectF boxInView(const Box& boxInImage) const;
    /// True while the image is being dragged, or the next drag would do so.
    [[nodiscard]] bool isPanning() const { return m_pressedButton != Qt::NoButton || m_spaceHeld; }
    /// True if the image was dragged since Space went down.
    [[nodiscard]] bool hasPannedWithSpace() const { return m_pannedWithSpace; }
    /// So that the point of the image is in the middle of the view.
    void centreOn(QPointF pointInImage);
    [[nodiscard]] ImagePyramid& pyramid() { return m_pyramid; }
    [[nodiscard]] QFont labelFont() const;

private:
    enum class Fit { Window, Width, None };

    void applyFit();
    [[nodiscard]] double lowestZoom() const;
    void zoomAround(double zoom, QPointF anchorInView);
    void setView(double zoom, QPointF origin);
    void moveOrigin(QPointF origin);
    void scrollBy(QPointF way);
    void turnBy(int angle);
    [[nodiscard]] bool isSeen(const CanvasBox& box, const QRectF& area) const;
    void updateHover(QPointF pointInView);
    void updateCursor();
    void paintImage(QPainter& painter);
    void paintPixels(QPainter& painter, const QImage& pixels, const QRectF& whole);
    void paintPlaceholder(QPainter& painter) const;

    ImagePyramid m_pyramid;
    QImage m_detail;
    QRectF m_detailPlace; ///< in image pixels
    std::vector<CanvasBox> m_boxes;
    QString m_placeholder;
    int m_selected = -1;
    int m_hovered = -1;

    Fit m_fit = Fit::Window;
    double m_zoom = 1;
    QPointF m_origin; ///< where the image's corner is, view pixels

    Qt::MouseButton m_pressedButton = Qt::NoButton;
    QPointF m_pressedAt;
    QPointF m_originAtPress;
    bool m_dragging = false;
    bool m_spaceHeld = false;
    bool m_pannedWithSpace = false;
    bool m_keepsView = false;
    WheelAction m_wheelAction = WheelAction::Zoom;
    int m_turnAngle = 0; ///< eighths of a degree that the wheel has turned since the last image
};

} // namespace boxwright
