#include "ui/annotate/edit_view.h"

#include <algorithm>
#include <array>
#include <map>

#include <QFontMetricsF>
#include <QPainter>

#include "ui/canvas/box_painter.h"

namespace boxwright {

namespace {

constexpr std::size_t decoratedBoxes = 250; ///< more at once are drawn as plain outlines
constexpr double handleSide = 8;            ///< view pixels
constexpr double roomOfHandle = 6;          ///< labels keep this far from corners with handles

bool contains(const std::vector<std::size_t>& numbers, std::size_t number) {
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

void paintPlain(QPainter& painter, const std::vector<const CanvasBox*>& boxes, const ViewMapping& mapping) {
    std::map<QRgb, QVector<QRect>> byColor;
    for (const CanvasBox* box : boxes)
        byColor[box->color.rgb()].append(mapping.toView(box->boxInImage).toRect());
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, rects] : byColor) {
        painter.setPen(QPen(QColor::fromRgb(color), 0));
        painter.drawRects(rects);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void paintHandles(QPainter& painter, const QRectF& box, const QColor& color) {
    const std::array<double, 3> xs{box.left(), box.center().x(), box.right()};
    const std::array<double, 3> ys{box.top(), box.center().y(), box.bottom()};
    painter.setPen(QPen(color.darker(160), 1));
    painter.setBrush(Qt::white);
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) {
            const bool middle = row == 1 || column == 1;
            const bool tooTight =
                (row == 1 && box.height() < 4 * handleSide) || (column == 1 && box.width() < 4 * handleSide);
            if ((row == 1 && column == 1) || (middle && tooTight))
                continue;
            painter.drawRect(QRectF(xs[column] - handleSide / 2, ys[row] - handleSide / 2, handleSide, handleSide));
        }
}

void paintGhosts(QPainter& painter, const EditView& view, const ViewMapping& mapping) {
    for (std::size_t i = 0; i < view.ghosts.size(); ++i) {
        const CanvasBox& ghost = view.ghosts[i];
        const QRectF rect = mapping.toView(ghost.boxInImage);
        if (!rect.adjusted(-4, -4, 4, 4).intersects(mapping.area))
            continue;
        const bool selected = view.isGhostSelected(view.ghostNumbers[i]);
        QColor veil = ghost.color;
        veil.setAlpha(selected ? 80 : 30);
        painter.fillRect(rect, veil);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0, 0, 0, 90), selected ? 4 : 3));
        painter.drawRect(rect);
        painter.setPen(QPen(ghost.color, selected ? 2.5 : 1.5, Qt::DashLine));
        painter.drawRect(rect);
    }
    for (const CanvasBox& ghost : view.ghosts) {
        const QRectF rect = mapping.toView(ghost.boxInImage);
        if (rect.intersects(mapping.area))
            paintBoxLabel(painter, ghost, rect, mapping.area);
    }
}

} // namespace

bool EditView::isSelected(std::size_t number) const {
    return contains(selected, number);
}

bool EditView::hasSameObjects(const EditView& other) const {
    return numbers == other.numbers &&
           std::equal(boxes.begin(), boxes.end(), other.boxes.begin(), other.boxes.end(),
                      [](const CanvasBox& a, const CanvasBox& b) { return a.boxInImage == b.boxInImage; });
}

bool EditView::isGhostSelected(std::size_t number) const {
    return contains(selectedGhosts, number);
}

QRectF besideHandles(const QRectF& box, double labelHeight, const QRectF& area) {
    const QRectF above = box.adjusted(roomOfHandle, -roomOfHandle, 0, 0);
    if (above.top() - labelHeight - 1 >= area.top())
        return above;
    return {above.left(), box.bottom() + roomOfHandle + labelHeight, above.width(), labelHeight};
}

QRectF ViewMapping::toView(const Box& box) const {
    return {toView(QPointF(box.xmin, box.ymin)), toView(QPointF(box.xmax, box.ymax))};
}

void paintEditView(QPainter& painter, const EditView& view, const ViewMapping& mapping, int hovered) {
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<const CanvasBox*> plain;
    std::vector<std::pair<const CanvasBox*, BoxEmphasis>> standingOut;
    for (std::size_t i = 0; i < view.boxes.size(); ++i) {
        const CanvasBox& box = view.boxes[i];
        if (!mapping.toView(box.boxInImage).adjusted(-5, -5, 5, 5).intersects(mapping.area))
            continue;
        if (view.isSelected(view.numbers[i]))
            standingOut.emplace_back(&box, BoxEmphasis::Selected);
        else if (static_cast<int>(view.numbers[i]) == hovered)
            standingOut.emplace_back(&box, BoxEmphasis::Hovered);
        else
            plain.push_back(&box);
    }
    if (plain.size() > decoratedBoxes) {
        paintPlain(painter, plain, mapping);
    } else {
        for (const CanvasBox* box : plain)
            paintBoxFrame(painter, *box, mapping.toView(box->boxInImage), BoxEmphasis::Normal);
        for (const CanvasBox* box : plain)
            paintBoxLabel(painter, *box, mapping.toView(box->boxInImage), mapping.area);
    }
    paintGhosts(painter, view, mapping);
    const bool few = standingOut.size() <= decoratedBoxes;
    const double labelHeight = QFontMetricsF(painter.font()).height() + 2;
    for (const auto& [box, emphasis] : standingOut) {
        const QRectF rect = mapping.toView(box->boxInImage);
        const bool selected = emphasis == BoxEmphasis::Selected;
        paintBoxFrame(painter, *box, rect, emphasis);
        if (few)
            paintBoxLabel(painter, *box, selected ? besideHandles(rect, labelHeight, mapping.area) : rect,
                          mapping.area);
        if (selected && few)
            paintHandles(painter, rect, box->color);
    }
}

void paintCandidates(QPainter& painter, const EditView& view, const ViewMapping& mapping,
                     const std::vector<std::size_t>& candidates) {
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < view.boxes.size(); ++i) {
        if (!contains(candidates, view.numbers[i]))
            continue;
        const QRectF rect = mapping.toView(view.boxes[i].boxInImage).adjusted(-3, -3, 3, 3);
        painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
        painter.drawRect(rect);
        painter.setPen(QPen(Qt::white, 1, Qt::DotLine));
        painter.drawRect(rect);
    }
}

void paintGesture(QPainter& painter, const BoxTool& tool, const EditView& view, const ViewMapping& mapping,
                  const QColor& color) {
    for (const auto& [object, box] : tool.changed()) {
        const auto place = std::find(view.numbers.begin(), view.numbers.end(), object);
        if (place == view.numbers.end())
            continue;
        CanvasBox moved = view.boxes[static_cast<std::size_t>(place - view.numbers.begin())];
        moved.boxInImage = box;
        paintBoxFrame(painter, moved, mapping.toView(box), BoxEmphasis::Selected);
    }
    if (tool.draft()) {
        const CanvasBox draft{*tool.draft(), {}, color, false};
        paintBoxFrame(painter, draft, mapping.toView(*tool.draft()), BoxEmphasis::Hovered);
    }
    if (tool.band()) {
        painter.setPen(QPen(Qt::white, 1, Qt::DashLine));
        painter.setBrush(QColor(255, 255, 255, 40));
        painter.drawRect(mapping.toView(*tool.band()));
    }
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(color);
    for (const QPointF& point : tool.extremePoints())
        painter.drawEllipse(mapping.toView(point), 4, 4);
}

void paintCrosshair(QPainter& painter, QPointF cursor, const QRectF& area, const CrosshairStyle& style) {
    if (!area.contains(cursor))
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor line = style.color;
    line.setAlphaF(static_cast<float>(style.opacity) / 100);
    QColor shade = line.lightness() < 128 ? Qt::white : Qt::black;
    shade.setAlphaF(line.alphaF() * 0.6F);
    for (const auto& [color, shift] : {std::pair(shade, static_cast<double>(style.width)), std::pair(line, 0.0)}) {
        painter.setPen(QPen(color, style.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(area.left(), cursor.y() + shift), QPointF(area.right(), cursor.y() + shift));
        painter.drawLine(QPointF(cursor.x() + shift, area.top()), QPointF(cursor.x() + shift, area.bottom()));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

} // namespace boxwright
