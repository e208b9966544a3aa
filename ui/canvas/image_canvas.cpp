#include "ui/canvas/image_canvas.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QWheelEvent>

#include "ui/canvas/box_painter.h"
#include "ui/support/focus_frame.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr double smallestZoom = 0.01;
constexpr double smallestSide = 100; ///< view pixels; a picture of more than 10,000 may be zoomed out further
constexpr double largestZoom = 64;
constexpr double zoomStep = 1.25;
constexpr double pixelatedFrom = 6; ///< from here on single pixels are shown as squares
constexpr int fitMargin = 16;       ///< view pixels kept free around a fitted image
constexpr int wheelNotch = 120;     ///< of angleDelta()
constexpr double partOfView = 0.6;  ///< that showPart() fills
constexpr double largestPartZoom = 16;

/// Two fingers on a touch pad scroll like a hand on the paper, whatever the wheel does.
bool isTouchPad(const QWheelEvent& event) {
    return event.phase() != Qt::NoScrollPhase || event.device()->type() == QInputDevice::DeviceType::TouchPad;
}

QColor backdrop(const QPalette& palette) {
    const QColor window = palette.color(QPalette::Window);
    return window.lightness() > 127 ? window.darker(106) : window.darker(125);
}

} // namespace

ImageCanvas::ImageCanvas(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 120);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ImageCanvas::setImage(const QImage& image, QSize size) {
    const QSize shown = size.isEmpty() ? image.size() : size;
    const bool keepView =
        m_fit == Fit::None && !image.isNull() && hasImage() && (m_keepsView || shown == m_pyramid.size());
    m_pyramid.setImage(image, size);
    m_detail = {};
    if (keepView) {
        moveOrigin(m_origin);
    } else {
        m_fit = Fit::Window;
        applyFit();
    }
    imageReplaced();
    update();
}

void ImageCanvas::replacePixels(const QImage& image) {
    m_pyramid.setImage(image, m_pyramid.size());
    update();
}

void ImageCanvas::setDetail(const QImage& detail, const QRectF& placeInImage) {
    m_detail = detail;
    m_detailPlace = placeInImage;
    update();
}

bool ImageCanvas::needsDetail() const {
    return hasImage() && m_pyramid.resolution() < std::min(1.0, m_zoom * devicePixelRatioF());
}

QRectF ImageCanvas::seenInImage() const {
    return QRectF(viewToImage({0, 0}), viewToImage(QPointF(width(), height())))
        .intersected(QRectF(QPointF(0, 0), QSizeF(m_pyramid.size())));
}

void ImageCanvas::setBoxes(std::vector<CanvasBox> boxes) {
    m_boxes = std::move(boxes);
    m_selected = -1;
    m_hovered = -1;
    update();
}

void ImageCanvas::setPlaceholder(const QString& text) {
    m_placeholder = text;
    update();
}

void ImageCanvas::setSelectedBox(int index) {
    const int count = static_cast<int>(m_boxes.size());
    m_selected = index >= 0 && index < count ? index : -1;
    update();
}

QPointF ImageCanvas::imageToView(QPointF pointInImage) const {
    return m_origin + pointInImage * m_zoom;
}

QPointF ImageCanvas::viewToImage(QPointF pointInView) const {
    return (pointInView - m_origin) / m_zoom;
}

int ImageCanvas::boxAt(QPointF pointInView) const {
    const QPointF point = viewToImage(pointInView);
    int best = -1;
    float bestArea = 0;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const Box& box = m_boxes[i].boxInImage;
        if (toQRectF(box).contains(point) && (best < 0 || box.area() < bestArea)) {
            best = static_cast<int>(i);
            bestArea = box.area();
        }
    }
    return best;
}

void ImageCanvas::fitToWindow() {
    m_fit = Fit::Window;
    applyFit();
}

void ImageCanvas::fitToWidth() {
    m_fit = Fit::Width;
    applyFit();
}

void ImageCanvas::zoomTo(double zoom) {
    zoomAround(zoom, QRectF(rect()).center());
}

void ImageCanvas::zoomIn() {
    zoomTo(m_zoom * zoomStep);
}

void ImageCanvas::zoomOut() {
    zoomTo(m_zoom / zoomStep);
}

void ImageCanvas::showPart(const QRectF& inImage) {
    if (!hasImage())
        return;
    const double across = width() * partOfView / std::max(1.0, inImage.width());
    const double down = height() * partOfView / std::max(1.0, inImage.height());
    m_fit = Fit::None;
    const double zoom = std::clamp(std::min(across, down), lowestZoom(), largestPartZoom);
    setView(zoom, QRectF(rect()).center() - inImage.center() * zoom);
}

void ImageCanvas::follow(const ImageCanvas& other) {
    m_fit = other.m_fit;
    applyFit();
    if (!hasImage() || m_fit != Fit::None)
        return;
    const QPointF centre = other.viewToImage(QRectF(other.rect()).center());
    setView(other.m_zoom, QRectF(rect()).center() - centre * other.m_zoom);
}

void ImageCanvas::applyFit() {
    if (!hasImage() || m_fit == Fit::None)
        return;
    const QSizeF image = m_pyramid.size();
    const double acrossWidth = std::max(1, width() - 2 * fitMargin) / image.width();
    const double acrossHeight = std::max(1, height() - 2 * fitMargin) / image.height();
    const double wanted = m_fit == Fit::Width ? acrossWidth : std::min(acrossWidth, acrossHeight);
    const double zoom = std::clamp(wanted, lowestZoom(), largestZoom);
    const QSizeF drawn = image * zoom;
    const bool fromTop = drawn.height() > height();
    setView(zoom, {(width() - drawn.width()) / 2, fromTop ? fitMargin : (height() - drawn.height()) / 2});
}

double ImageCanvas::lowestZoom() const {
    return std::min(smallestZoom, smallestSide / std::max({1, imageSize().width(), imageSize().height()}));
}

void ImageCanvas::zoomAround(double zoom, QPointF anchorInView) {
    if (!hasImage())
        return;
    m_fit = Fit::None;
    const QPointF anchorInImage = viewToImage(anchorInView);
    const double limited = std::clamp(zoom, lowestZoom(), largestZoom);
    setView(limited, anchorInView - anchorInImage * limited);
    updateHover(mapFromGlobal(QCursor::pos()));
}

void ImageCanvas::setView(double zoom, QPointF origin) {
    const bool zoomed = zoom != m_zoom;
    m_zoom = zoom;
    moveOrigin(origin);
    if (zoomed)
        Q_EMIT zoomChanged(m_zoom);
}

void ImageCanvas::moveOrigin(QPointF origin) {
    const QSizeF drawn = QSizeF(m_pyramid.size()) * m_zoom;
    if (m_fit == Fit::None) {
        if (drawn.width() <= width() && drawn.height() <= height()) {
            origin = {(width() - drawn.width()) / 2, (height() - drawn.height()) / 2};
        } else {
            // The image can be pushed aside, but the middle of the view stays on it: it is never lost.
            origin.setX(std::clamp(origin.x(), width() / 2.0 - drawn.width(), width() / 2.0));
            origin.setY(std::clamp(origin.y(), height() / 2.0 - drawn.height(), height() / 2.0));
        }
    }
    m_origin = origin;
    update();
    Q_EMIT viewMoved();
}

QRectF ImageCanvas::imageInView() const {
    return {m_origin, QSizeF(m_pyramid.size()) * m_zoom};
}

void ImageCanvas::centreOn(QPointF pointInImage) {
    m_fit = Fit::None;
    moveOrigin(QRectF(rect()).center() - pointInImage * m_zoom);
}

QRectF ImageCanvas::boxInView(const Box& boxInImage) const {
    const QRectF inImage = toQRectF(boxInImage);
    return {imageToView(inImage.topLeft()), imageToView(inImage.bottomRight())};
}

void ImageCanvas::updateHover(QPointF pointInView) {
    const int hovered = hasImage() && rect().contains(pointInView.toPoint()) ? boxAt(pointInView) : -1;
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    updateCursor();
    update();
}

void ImageCanvas::updateCursor() {
    if (m_dragging)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        setCursor(Qt::OpenHandCursor);
    else if (m_hovered >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void ImageCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), backdrop(palette()));
    if (hasImage()) {
        paintImage(painter);
        painter.setFont(labelFont());
        paintOverlay(painter, imageInView().intersected(rect()));
    } else {
        paintPlaceholder(painter);
    }
    if (hasFocus())
        paintFocusFrame(painter, *this);
}

void ImageCanvas::paintImage(QPainter& painter) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < pixelatedFrom);
    paintPixels(painter, m_pyramid.levelFor(m_zoom * devicePixelRatioF()), imageInView());
    if (!m_detail.isNull() && needsDetail())
        paintPixels(painter, m_detail,
                    QRectF(imageToView(m_detailPlace.topLeft()), imageToView(m_detailPlace.bottomRight())));
}

/// `pixels` fill `whole`, view pixels.
void ImageCanvas::paintPixels(QPainter& painter, const QImage& pixels, const QRectF& whole) {
    const QRectF seen = whole.intersected(rect());
    if (seen.isEmpty())
        return;
    // Only the part that is seen is scaled; whole source pixels, or the picture would shimmer while panning.
    const double perX = whole.width() / pixels.width();
    const double perY = whole.height() / pixels.height();
    const QPointF corner = seen.topLeft() - whole.topLeft();
    QRectF source(corner.x() / perX, corner.y() / perY, seen.width() / perX, seen.height() / perY);
    source = QRectF(source.toAlignedRect()).intersected(QRectF(pixels.rect()));
    const QRectF target(whole.left() + source.left() * perX, whole.top() + source.top() * perY, source.width() * perX,
                        source.height() * perY);
    painter.drawImage(target, pixels, source);
}

QFont ImageCanvas::labelFont() const {
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.88));
    small.setWeight(QFont::DemiBold);
    return small;
}

void ImageCanvas::paintOverlay(QPainter& painter, const QRectF& area) {
    painter.setRenderHint(QPainter::Antialiasing);
    const auto frame = [&](int index, BoxEmphasis emphasis) {
        const CanvasBox& box = m_boxes[static_cast<std::size_t>(index)];
        paintBoxFrame(painter, box, boxInView(box.boxInImage), emphasis);
    };
    const auto label = [&](int index) {
        const CanvasBox& box = m_boxes[static_cast<std::size_t>(index)];
        paintBoxLabel(painter, box, boxInView(box.boxInImage), area);
    };
    std::vector<int> plain;
    for (int i = 0; i < static_cast<int>(m_boxes.size()); ++i)
        if (i != m_hovered && i != m_selected && isSeen(m_boxes[static_cast<std::size_t>(i)], area))
            plain.push_back(i);
    // All labels after all frames, or the frame of a neighbour would strike them through.
    for (const int index : plain)
        frame(index, BoxEmphasis::Normal);
    for (const int index : plain)
        label(index);
    for (const auto& [index, emphasis] :
         {std::pair(m_hovered, BoxEmphasis::Hovered), std::pair(m_selected, BoxEmphasis::Selected)}) {
        const bool drawnAsSelected = emphasis == BoxEmphasis::Hovered && index == m_selected;
        if (index < 0 || drawnAsSelected || !isSeen(m_boxes[static_cast<std::size_t>(index)], area))
            continue;
        frame(index, emphasis);
        label(index);
    }
}

bool ImageCanvas::isSeen(const CanvasBox& box, const QRectF& area) const {
    constexpr double frameWidth = 4;
    return boxInView(box.boxInImage).adjusted(-frameWidth, -frameWidth, frameWidth, frameWidth).intersects(area);
}

void ImageCanvas::paintPlaceholder(QPainter& painter) const {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect area = rect().adjusted(width() / 8, 24, -width() / 8, -24);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

void ImageCanvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_fit != Fit::None)
        applyFit();
    else
        moveOrigin(m_origin);
}

void ImageCanvas::scrollBy(QPointF way) {
    const QSizeF drawn = QSizeF(m_pyramid.size()) * m_zoom;
    if (drawn.width() <= width() && drawn.height() <= height())
        return; // all of it is seen
    m_fit = Fit::None;
    moveOrigin(m_origin + way);
}

void ImageCanvas::turnBy(int angle) {
    if ((angle > 0) != (m_turnAngle > 0))
        m_turnAngle = 0;
    m_turnAngle += angle;
    if (std::abs(m_turnAngle) < wheelNotch)
        return; // fine wheels send less than a notch at a time
    const int step = m_turnAngle > 0 ? -1 : 1;
    m_turnAngle = 0;
    Q_EMIT turned(step);
}

void ImageCanvas::wheelEvent(QWheelEvent* event) {
    event->accept();
    const QPoint angle = event->angleDelta();
    const bool plain = !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
    const bool fingers = isTouchPad(*event);
    if (plain && !fingers && m_wheelAction == WheelAction::Turn) {
        turnBy(angle.y());
        return;
    }
    if (!hasImage())
        return;
    if (event->modifiers() & Qt::ShiftModifier)
        scrollBy(QPointF(angle.y() + angle.x(), 0) / 2);
    else if (plain && (fingers || m_wheelAction == WheelAction::Scroll))
        scrollBy(event->pixelDelta().isNull() ? QPointF(angle) / 2 : QPointF(event->pixelDelta()));
    else
        zoomAround(m_zoom * std::pow(zoomStep, angle.y() / double(wheelNotch)), event->position());
}

bool ImageCanvas::event(QEvent* event) {
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAround(m_zoom * (1 + gesture->value()), gesture->position());
            return true;
        }
    }
    return QWidget::event(event);
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressedButton = event->button();
    m_pressedAt = event->position();
    m_originAtPress = m_origin;
    m_dragging = event->button() == Qt::MiddleButton;
    updateCursor();
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_pressedButton != Qt::NoButton && hasImage()) {
        const QPointF moved = event->position() - m_pressedAt;
        if (!m_dragging && moved.manhattanLength() >= QApplication::startDragDistance()) {
            m_dragging = true;
            updateCursor();
        }
        if (m_dragging) {
            m_fit = Fit::None;
            m_pannedWithSpace = m_pannedWithSpace || m_spaceHeld;
            moveOrigin(m_originAtPress + moved);
        }
    } else {
        updateHover(event->position());
    }
    if (hasImage())
        Q_EMIT cursorMoved(viewToImage(event->position()));
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_pressedButton)
        return;
    const bool clicked = m_pressedButton == Qt::LeftButton && !m_dragging && !m_spaceHeld;
    m_pressedButton = Qt::NoButton;
    m_dragging = false;
    updateCursor();
    if (clicked && hasImage()) {
        setSelectedBox(boxAt(event->position()));
        Q_EMIT boxClicked(m_selected);
    }
}

void ImageCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        m_pannedWithSpace = false;
        updateCursor();
    } else if (event->key() == Qt::Key_Escape && m_selected >= 0) {
        setSelectedBox(-1);
        Q_EMIT boxClicked(-1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ImageCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
    } else {
        QWidget::keyReleaseEvent(event);
    }
}

void ImageCanvas::leaveEvent(QEvent*) {
    updateHover({-1, -1});
    Q_EMIT cursorMoved({});
}

} // namespace boxwright
