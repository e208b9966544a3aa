#include "ui/annotate/edit_canvas.h"

#include <algorithm>

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPointingDevice>

#include "ui/annotate/minimap.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr std::size_t mostCandidates = 12; ///< more outlines would say nothing

Qt::CursorShape cursorOf(unsigned sides) {
    const bool horizontal = sides & (LeftSide | RightSide);
    const bool vertical = sides & (TopSide | BottomSide);
    if (horizontal && vertical)
        return ((sides & LeftSide) != 0) == ((sides & TopSide) != 0) ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    return horizontal ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

} // namespace

EditCanvas::EditCanvas(QWidget* parent)
    : ImageCanvas(parent) {}

void EditCanvas::setView(EditView view) {
    if (!view.hasSameObjects(m_view))
        m_tool.objectsChanged();
    m_view = std::move(view);
    m_candidates.clear();
    refreshScene();
    update();
}

void EditCanvas::refreshScene() {
    m_scene.boxes.clear();
    for (const CanvasBox& box : m_view.boxes)
        m_scene.boxes.push_back(box.boxInImage);
    m_scene.numbers = m_view.numbers;
    m_scene.selected = m_view.selected;
    m_scene.image = imageSize();
}

void EditCanvas::setMode(CanvasMode mode) {
    m_tool.setMode(mode);
    update();
}

void EditCanvas::setDrawColor(const QColor& color) {
    m_drawColor = color;
    update();
}

void EditCanvas::setCrosshair(bool shown) {
    m_crosshair = shown;
    update();
}

void EditCanvas::setMinimap(bool shown) {
    m_minimap = shown;
    update();
}

QRectF EditCanvas::minimapPlace() const {
    return m_minimap ? Minimap(size(), imageSize(), imageInView()).place : QRectF();
}

void EditCanvas::followMinimap(QPointF inView) {
    centreOn(Minimap(size(), imageSize(), imageInView()).toImage(inView));
}

std::optional<QSizeF> EditCanvas::gestureSize() const {
    const auto sizeOf = [](const Box& box) { return QSizeF(box.width(), box.height()); };
    if (m_tool.draft())
        return sizeOf(*m_tool.draft());
    if (m_tool.changed().size() == 1)
        return sizeOf(m_tool.changed().front().second);
    return std::nullopt;
}

bool EditCanvas::cancel() {
    if (m_tool.cancel()) {
        update();
        return true;
    }
    const bool selected = !m_view.selected.empty() || !m_view.selectedGhosts.empty();
    if (selected) {
        Q_EMIT selectionWanted({}, false);
        Q_EMIT ghostWanted(-1);
    }
    return selected;
}

void EditCanvas::cycleSelection(int step) {
    std::vector<std::size_t> candidates;
    if (m_cursorInView)
        for (const std::size_t place : boxesAt(m_scene.boxes, viewToImage(*m_cursorInView), 2 / zoom()))
            candidates.push_back(m_scene.numbers[place]);
    if (candidates.size() < 2)
        candidates = m_scene.numbers;
    if (candidates.empty())
        return;
    const auto count = static_cast<std::ptrdiff_t>(candidates.size());
    std::ptrdiff_t next = step > 0 ? 0 : count - 1;
    if (m_view.selected.size() == 1) {
        const auto at = std::find(candidates.begin(), candidates.end(), m_view.selected.front());
        if (at != candidates.end())
            next = ((at - candidates.begin()) + step + count) % count;
    }
    Q_EMIT selectionWanted({candidates[static_cast<std::size_t>(next)]}, false);
}

void EditCanvas::reveal(const Box& boxInImage) {
    const QRectF inView = boxInView(boxInImage);
    if (!QRectF(rect()).intersects(inView))
        centreOn(toQRectF(boxInImage).center());
}

void EditCanvas::zoomToBox(const Box& boxInImage) {
    showPart(toQRectF(boxInImage));
    m_zoomedTo = boxInView(boxInImage);
}

bool EditCanvas::isZoomedTo(const Box& boxInImage) const {
    return boxInView(boxInImage) == m_zoomedTo;
}

QPoint EditCanvas::placeBeside(const Box& boxInImage) const {
    const QRectF inView = boxInView(boxInImage);
    return QPointF(std::clamp(inView.right() + 12, 0.0, double(width())),
                   std::clamp(inView.top(), 0.0, double(height())))
        .toPoint();
}

PointerAt EditCanvas::pointerAt(const QMouseEvent& event) const {
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    return {viewToImage(event.position()),         zoom(),
            modifiers.testFlag(Qt::ShiftModifier), modifiers.testFlag(Qt::ControlModifier),
            modifiers.testFlag(Qt::AltModifier),   event.pointerType() == QPointingDevice::PointerType::Finger};
}

ViewMapping EditCanvas::mapping(const QRectF& area) const {
    return {imageToView({0, 0}), zoom(), area};
}

int EditCanvas::ghostAt(QPointF pointInImage) const {
    std::vector<Box> boxes;
    for (const CanvasBox& ghost : m_view.ghosts)
        boxes.push_back(ghost.boxInImage);
    const std::vector<std::size_t> under = boxesAt(boxes, pointInImage, 2 / zoom());
    return under.empty() ? -1 : static_cast<int>(m_view.ghostNumbers[under.front()]);
}

bool EditCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Space pans while it is held; what it is the key of is done when it is let go.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            cycleSelection(key->key() == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    return ImageCanvas::event(event);
}

void EditCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::RightButton || !hasImage())
        return;
    if (event->button() != Qt::LeftButton || isPanning()) {
        ImageCanvas::mousePressEvent(event);
        return;
    }
    m_refused = false;
    m_pressedInView = event->position();
    m_onMinimap = minimapPlace().contains(event->position());
    if (m_onMinimap)
        followMinimap(event->position());
    else
        m_tool.press(m_scene, pointerAt(*event));
}

void EditCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_cursorInView = event->position();
    if (isPanning() || !hasImage()) {
        ImageCanvas::mouseMoveEvent(event);
        return;
    }
    if (m_onMinimap) {
        followMinimap(event->position());
        return;
    }
    const PointerAt at = pointerAt(*event);
    if (m_editable || event->buttons() == Qt::NoButton)
        m_tool.move(m_scene, at);
    else if (event->buttons() == Qt::LeftButton && !m_refused &&
             (event->position() - m_pressedInView).manhattanLength() >= QApplication::startDragDistance()) {
        m_refused = true;
        Q_EMIT editRefused();
    }
    const std::vector<std::size_t> under = boxesAt(m_scene.boxes, at.inImage, 2 / at.zoom);
    m_hovered = under.empty() ? -1 : static_cast<int>(m_scene.numbers[under.front()]);
    m_candidates.clear();
    if (under.size() > 1 && under.size() <= mostCandidates && !m_tool.isBusy())
        for (const std::size_t place : under)
            m_candidates.push_back(m_scene.numbers[place]);
    refreshCursor(at);
    update();
    Q_EMIT cursorMoved(at.inImage);
}

void EditCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (m_onMinimap) {
        m_onMinimap = false;
        return;
    }
    if (event->button() == Qt::LeftButton && hasImage()) {
        const PointerAt at = pointerAt(*event);
        if (const auto request = m_tool.release(m_scene, at)) {
            send(*request);
            const auto* select = std::get_if<SelectRequest>(&*request);
            // A ghost is picked where no box is in the way.
            if (select != nullptr)
                Q_EMIT ghostWanted(select->objects.empty() ? ghostAt(at.inImage) : -1);
        } else if (m_tool.isBusy() && ghostAt(at.inImage) >= 0 && !m_tool.draft() && m_tool.extremePoints().empty()) {
            m_tool.cancel(); // the first of two corners was meant for the ghost
            Q_EMIT ghostWanted(ghostAt(at.inImage));
        }
        update();
        Q_EMIT cursorMoved(at.inImage); // the size of what was drawn is history
    }
    ImageCanvas::mouseReleaseEvent(event);
}

void EditCanvas::send(const ToolRequest& request) {
    if (const auto* select = std::get_if<SelectRequest>(&request))
        Q_EMIT selectionWanted(select->objects, select->toggle);
    else if (!m_editable)
        Q_EMIT editRefused();
    else if (const auto* draw = std::get_if<DrawRequest>(&request))
        Q_EMIT drawn(draw->boxInImage);
    else if (const auto* change = std::get_if<ChangeRequest>(&request))
        Q_EMIT changeWanted(*change);
}

void EditCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    const PointerAt at = pointerAt(*event);
    const std::vector<std::size_t> under = boxesAt(m_scene.boxes, at.inImage, 2 / at.zoom);
    if (event->button() != Qt::LeftButton || under.empty() || m_tool.isBusy() || m_tool.mode() == CanvasMode::Extreme) {
        mousePressEvent(event); // two quick clicks elsewhere are two clicks
        return;
    }
    const auto& selected = m_view.selected;
    const std::size_t smallest = m_scene.numbers[under.front()];
    Q_EMIT classWanted(static_cast<int>(selected.size() == 1 ? selected.front() : smallest));
}

void EditCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const std::vector<std::size_t> under = boxesAt(m_scene.boxes, viewToImage(event->pos()), 2 / zoom());
    const bool onSelected = std::any_of(
        under.begin(), under.end(), [this](std::size_t place) { return m_view.isSelected(m_scene.numbers[place]); });
    if (m_rightClickDeletes && m_editable && !under.empty() && event->reason() == QContextMenuEvent::Mouse) {
        const std::vector<std::size_t>& selected = m_view.selected;
        Q_EMIT deleteWanted(onSelected && selected.size() == 1 ? selected.front() : m_scene.numbers[under.front()]);
        return;
    }
    if (!under.empty() && !onSelected)
        Q_EMIT selectionWanted({m_scene.numbers[under.front()]}, false);
    Q_EMIT menuWanted(event->globalPos());
}

void EditCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (!cancel())
            event->ignore();
        return;
    }
    const int key = event->key();
    if (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down) {
        Q_EMIT arrowPressed(key, event->modifiers());
        return;
    }
    ImageCanvas::keyPressEvent(event);
}

void EditCanvas::keyReleaseEvent(QKeyEvent* event) {
    const bool tapped = event->key() == Qt::Key_Space && !event->isAutoRepeat() && !hasPannedWithSpace();
    ImageCanvas::keyReleaseEvent(event);
    if (tapped)
        Q_EMIT spaceTapped();
}

void EditCanvas::wheelEvent(QWheelEvent* event) {
    const auto both = Qt::ControlModifier | Qt::ShiftModifier;
    if ((event->modifiers() & both) != both) {
        ImageCanvas::wheelEvent(event);
        return;
    }
    event->accept();
    const int angle = event->angleDelta().y();
    if (angle != 0)
        Q_EMIT toneStepWanted(angle > 0 ? 1 : -1);
}

void EditCanvas::enterEvent(QEnterEvent* event) {
    m_crosshairStyle = storedCrosshairStyle(); // the preferences may have changed it
    ImageCanvas::enterEvent(event);
}

void EditCanvas::leaveEvent(QEvent* event) {
    m_cursorInView.reset();
    m_candidates.clear();
    m_hovered = -1;
    update();
    ImageCanvas::leaveEvent(event);
}

void EditCanvas::refreshCursor(const PointerAt& at) {
    const auto handle = m_editable && !at.shift ? BoxTool::handleUnder(m_scene, at) : std::nullopt;
    m_cursorOnHandle = handle.has_value();
    if (m_tool.mode() == CanvasMode::Extreme)
        setCursor(Qt::CrossCursor);
    else if (handle)
        setCursor(cursorOf(handle->second));
    else if (!at.shift && BoxTool::isOverSelected(m_scene, at))
        setCursor(Qt::SizeAllCursor);
    else if (m_tool.mode() == CanvasMode::Draw && m_editable)
        setCursor(Qt::CrossCursor);
    else
        setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EditCanvas::paintOverlay(QPainter& painter, const QRectF& area) {
    const ViewMapping view = mapping(area);
    paintEditView(painter, m_view, view, m_hovered);
    paintCandidates(painter, m_view, view, m_candidates);
    paintGesture(painter, m_tool, m_view, view, m_drawColor);
    const bool aims = m_tool.mode() != CanvasMode::Select && !m_cursorOnHandle && m_editable;
    if (m_crosshair && m_cursorInView && aims && !isPanning())
        paintCrosshair(painter, *m_cursorInView, area, m_crosshairStyle);
    if (m_minimap)
        Minimap(size(), imageSize(), imageInView())
            .paint(painter, pyramid(), QRectF(viewToImage({0, 0}), viewToImage(QPointF(width(), height()))));
}

} // namespace boxwright
