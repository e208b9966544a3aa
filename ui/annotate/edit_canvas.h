#pragma once

#include <optional>

#include "ui/annotate/box_tool.h"
#include "ui/annotate/edit_view.h"
#include "ui/canvas/image_canvas.h"

namespace boxwright {

/// The canvas on which boxes are drawn and changed. It passes the mouse to a BoxTool and tells what that asks for; the
/// boxes themselves come back through setView(). The middle button, or Space and a drag, moves the image.
class EditCanvas : public ImageCanvas {
    Q_OBJECT

public:
    explicit EditCanvas(QWidget* parent = nullptr);

    void setView(EditView view);
    [[nodiscard]] const EditView& view() const { return m_view; }
    void setMode(CanvasMode mode);
    [[nodiscard]] CanvasMode mode() const { return m_tool.mode(); }
    /// Read-only images can be looked at, and boxes selected.
    void setEditable(bool editable) { m_editable = editable; }
    /// The right button deletes the box under it instead of showing the menu.
    void setRightClickDeletes(bool deletes) { m_rightClickDeletes = deletes; }
    /// Makes the box large.
    void zoomToBox(const Box& boxInImage);
    /// Whether that was done, and the view is still so.
    [[nodiscard]] bool isZoomedTo(const Box& boxInImage) const;
    void setDrawColor(const QColor& color);
    void setCrosshair(bool shown);
    void setMinimap(bool shown);
    /// Size of what is being drawn or resized, in image pixels.
    [[nodiscard]] std::optional<QSizeF> gestureSize() const;
    /// First what has been begun, then the selection; false if there was neither.
    bool cancel();
    /// The next box under the cursor, or of the image where there is none.
    void cycleSelection(int step);
    /// Brings the box into view if it is not.
    void reveal(const Box& boxInImage);
    /// Where a pop-up about the box finds room, in the canvas.
    [[nodiscard]] QPoint placeBeside(const Box& boxInImage) const;

Q_SIGNALS:
    void drawn(const Box& boxInImage);
    void selectionWanted(const std::vector<std::size_t>& objects, bool toggle);
    void ghostWanted(int proposal); ///< a click on a proposal; -1 for none
    void changeWanted(const boxwright::ChangeRequest& request);
    void editRefused();           ///< somebody tries to draw or to move a box although the image is read-only
    void classWanted(int object); ///< double click
    void menuWanted(QPoint globalPosition);
    void deleteWanted(std::size_t object); ///< by the right button
    void toneStepWanted(int step);         ///< brighter (1) or darker (-1): Ctrl, Shift and the wheel
    void spaceTapped();
    void arrowPressed(int key, Qt::KeyboardModifiers modifiers);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void paintOverlay(QPainter& painter, const QRectF& area) override;
    void imageReplaced() override { m_tool.cancel(); } ///< what was begun was meant for the image before

private:
    [[nodiscard]] PointerAt pointerAt(const QMouseEvent& event) const;
    [[nodiscard]] QRectF minimapPlace() const;
    void followMinimap(QPointF inView);
    [[nodiscard]] ViewMapping mapping(const QRectF& area) const;
    [[nodiscard]] int ghostAt(QPointF pointInImage) const;
    void send(const ToolRequest& request);
    void refreshCursor(const PointerAt& at);
    void refreshScene();

    BoxTool m_tool;
    EditView m_view;
    ToolScene m_scene;
    QColor m_drawColor = Qt::yellow;
    std::optional<QPointF> m_cursorInView;
    QPointF m_pressedInView;
    int m_hovered = -1;
    std::vector<std::size_t> m_candidates; ///< objects under the cursor, where there are several
    QRectF m_zoomedTo;                     ///< what zoomToBox() has shown, in the view as it was then
    bool m_editable = true;
    bool m_crosshair = true;
    CrosshairStyle m_crosshairStyle = storedCrosshairStyle();
    bool m_minimap = true;
    bool m_refused = false;   ///< this press has been answered already
    bool m_onMinimap = false; ///< a press began there
    bool m_cursorOnHandle = false;
    bool m_rightClickDeletes = false;
};

} // namespace boxwright
