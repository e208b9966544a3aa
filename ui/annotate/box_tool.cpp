#include "ui/annotate/box_tool.h"

#include <algorithm>
#include <cmath>

namespace boxwright {

namespace {

constexpr double dragDistance = 4;  ///< view pixels from which on a press is a drag
constexpr double clickSlack = 2;    ///< view pixels around a box that still hit it
constexpr std::size_t extremes = 4; ///< points of an object

bool isSelected(const ToolScene& scene, std::size_t object) {
    return std::find(scene.selected.begin(), scene.selected.end(), object) != scene.selected.end();
}

std::vector<std::size_t> objectsAt(const ToolScene& scene, const PointerAt& at) {
    std::vector<std::size_t> objects;
    for (const std::size_t place : boxesAt(scene.boxes, at.inImage, clickSlack / at.zoom))
        objects.push_back(scene.numbers[place]);
    return objects;
}

const Box* boxOf(const ToolScene& scene, std::size_t object) {
    const auto found = std::find(scene.numbers.begin(), scene.numbers.end(), object);
    return found == scene.numbers.end() ? nullptr
                                        : &scene.boxes[static_cast<std::size_t>(found - scene.numbers.begin())];
}

/// Clicking again goes on to the next larger box below the cursor.
std::size_t nextUnder(const ToolScene& scene, const std::vector<std::size_t>& under) {
    for (std::size_t i = 0; i < under.size(); ++i)
        if (scene.selected.size() == 1 && under[i] == scene.selected.front())
            return under[(i + 1) % under.size()];
    return under.front();
}

} // namespace

void BoxTool::setMode(CanvasMode mode) {
    cancel();
    m_mode = mode;
}

void BoxTool::reset() {
    m_gesture = Gesture::None;
    m_down = false;
    m_copying = false;
    m_draft.reset();
    m_band.reset();
    m_changed.clear();
}

bool BoxTool::cancel() {
    const bool busy = isBusy();
    reset();
    m_points.clear();
    return busy;
}

void BoxTool::objectsChanged() {
    if (m_gesture == Gesture::Pending || m_gesture == Gesture::Resize || m_gesture == Gesture::Move)
        reset();
}

std::optional<std::pair<std::size_t, unsigned>> BoxTool::handleUnder(const ToolScene& scene, const PointerAt& at) {
    for (const std::size_t object : scene.selected)
        if (const Box* box = boxOf(scene, object))
            if (const unsigned sides = handleAt(*box, at.inImage, at.zoom, at.touch ? touchedHandleZone : handleZone))
                return std::pair(object, sides);
    return std::nullopt;
}

bool BoxTool::isOverSelected(const ToolScene& scene, const PointerAt& at) {
    return std::any_of(scene.selected.begin(), scene.selected.end(), [&](std::size_t object) {
        const Box* box = boxOf(scene, object);
        return box != nullptr && !boxesAt({*box}, at.inImage, 0).empty();
    });
}

void BoxTool::press(const ToolScene& scene, const PointerAt& at) {
    m_down = true;
    if (m_gesture == Gesture::SecondCorner || m_mode == CanvasMode::Extreme)
        return; // the release sets the corner or point
    reset();
    m_down = true;
    m_pressed = at;
    m_forced = at.shift;
    m_gesture = Gesture::Pending;
    const bool free = !at.shift && !at.control;
    const auto handle = free ? handleUnder(scene, at) : std::nullopt;
    if (handle) {
        m_gesture = Gesture::Resize;
        std::tie(m_object, m_sides) = *handle;
    }
}

/// What a drag from where the button was pressed is.
void BoxTool::begin(const ToolScene& scene, const PointerAt& at) {
    const bool free = !m_forced && !m_pressed.control;
    if (free && isOverSelected(scene, m_pressed)) {
        m_gesture = Gesture::Move;
    } else if (m_mode == CanvasMode::Draw || m_forced) {
        m_gesture = Gesture::Draw;
    } else {
        const std::vector<std::size_t> under = objectsAt(scene, m_pressed);
        m_gesture = free && !under.empty() ? Gesture::Move : Gesture::Band;
        m_object = under.empty() ? 0 : under.front();
    }
    m_copying = m_gesture == Gesture::Move && at.alt;
}

void BoxTool::follow(const ToolScene& scene, const PointerAt& at) {
    switch (m_gesture) {
    case Gesture::Draw:
    case Gesture::SecondCorner:
        m_draft = drawnBox(m_pressed.inImage, at.inImage, {at.shift && !m_forced, at.alt}, scene.image);
        break;
    case Gesture::Resize:
        if (const Box* box = boxOf(scene, m_object))
            m_changed = {{m_object, resized(*box, m_sides, at.inImage, scene.image)}};
        break;
    case Gesture::Move: {
        const std::vector<std::size_t> objects =
            isOverSelected(scene, m_pressed) ? scene.selected : std::vector<std::size_t>{m_object};
        std::vector<Box> boxes;
        m_changed.clear();
        for (const std::size_t object : objects)
            if (const Box* box = boxOf(scene, object)) {
                boxes.push_back(*box);
                m_changed.emplace_back(object, *box);
            }
        boxes = movedTogether(boxes, at.inImage - m_pressed.inImage, scene.image);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            m_changed[i].second = boxes[i];
        break;
    }
    case Gesture::Band:
        m_band = drawnBox(m_pressed.inImage, at.inImage, {}, scene.image);
        break;
    default:
        break;
    }
}

void BoxTool::move(const ToolScene& scene, const PointerAt& at) {
    if (m_gesture == Gesture::Pending) {
        const QPointF way = (at.inImage - m_pressed.inImage) * at.zoom;
        if (std::hypot(way.x(), way.y()) < dragDistance)
            return;
        begin(scene, at);
    }
    if (m_down || m_gesture == Gesture::SecondCorner)
        follow(scene, at);
}

std::optional<ToolRequest> BoxTool::release(const ToolScene& scene, const PointerAt& at) {
    if (!m_down)
        return std::nullopt;
    m_down = false;
    if (m_mode == CanvasMode::Extreme)
        return extremeClick(scene, at);
    if (m_gesture == Gesture::Pending) {
        const bool nothingThere = objectsAt(scene, at).empty() && scene.selected.empty();
        if (m_forced || (m_mode == CanvasMode::Draw && nothingThere && !at.control)) {
            m_gesture = Gesture::SecondCorner;
            return std::nullopt;
        }
        const ToolRequest request = clicked(scene, at);
        reset();
        return request;
    }
    return finish(scene, at);
}

ToolRequest BoxTool::clicked(const ToolScene& scene, const PointerAt& at) {
    const std::vector<std::size_t> under = objectsAt(scene, at);
    if (under.empty())
        return SelectRequest{at.control ? scene.selected : std::vector<std::size_t>{}, false};
    if (at.control)
        return SelectRequest{{under.front()}, true};
    return SelectRequest{{nextUnder(scene, under)}, false};
}

std::optional<ToolRequest> BoxTool::extremeClick(const ToolScene& scene, const PointerAt& at) {
    m_points.push_back(at.inImage);
    if (m_points.size() < extremes)
        return std::nullopt;
    m_draft = boundsOf(m_points, scene.image);
    m_points.clear();
    return drawn();
}

std::optional<ToolRequest> BoxTool::finish(const ToolScene& scene, const PointerAt& at) {
    follow(scene, at);
    switch (m_gesture) {
    case Gesture::Draw:
    case Gesture::SecondCorner:
        return drawn();
    case Gesture::Resize:
    case Gesture::Move: {
        ChangeRequest request{m_changed, m_gesture == Gesture::Resize, m_copying};
        const bool same = std::all_of(request.boxes.begin(), request.boxes.end(), [&](const auto& change) {
            const Box* box = boxOf(scene, change.first);
            return box != nullptr && *box == change.second;
        });
        reset();
        return same ? std::nullopt : std::optional<ToolRequest>(request);
    }
    case Gesture::Band: {
        SelectRequest request{m_pressed.control ? scene.selected : std::vector<std::size_t>{}, false};
        for (std::size_t i = 0; m_band && i < scene.boxes.size(); ++i) {
            const Box& box = scene.boxes[i];
            const bool inside = box.xmin >= m_band->xmin && box.xmax <= m_band->xmax && box.ymin >= m_band->ymin &&
                                box.ymax <= m_band->ymax;
            if (inside && !isSelected(scene, scene.numbers[i]))
                request.objects.push_back(scene.numbers[i]);
        }
        reset();
        return request;
    }
    default:
        reset();
        return std::nullopt;
    }
}

std::optional<ToolRequest> BoxTool::drawn() {
    const Box box = m_draft.value_or(Box{});
    reset();
    if (!box.hasExtent())
        return std::nullopt;
    return DrawRequest{box};
}

} // namespace boxwright
