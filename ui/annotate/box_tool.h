#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <QPointF>
#include <QSize>

#include "core/base/geometry.h"
#include "ui/annotate/box_geometry.h"

namespace boxwright {

/// What the left button does.
enum class CanvasMode {
    Draw,    ///< a drag draws, a click selects, what is selected can be pulled and moved
    Select,  ///< a drag moves the box under the cursor, or spans a selection
    Extreme, ///< four clicks on the outermost points of an object
};

/// The pointer when something happens.
struct PointerAt {
    QPointF inImage;
    double zoom = 1; ///< view pixels per image pixel
    bool shift = false;
    bool control = false;
    bool alt = false;
    bool touch = false; ///< a finger, which is less exact
};

/// What there is to work on. Hidden boxes are not in it.
struct ToolScene {
    std::vector<Box> boxes;            ///< in image pixels
    std::vector<std::size_t> numbers;  ///< parallel to boxes: the object that it is
    std::vector<std::size_t> selected; ///< objects
    QSize image;
};

// What the tool asks for; the tool itself changes nothing.
struct DrawRequest {
    Box boxInImage;
};
struct SelectRequest {
    std::vector<std::size_t> objects;
    bool toggle = false; ///< adds those that are not selected, takes away the others
};
struct ChangeRequest {
    std::vector<std::pair<std::size_t, Box>> boxes;
    bool resize = false;
    bool copy = false; ///< new boxes; the old ones stay
};
using ToolRequest = std::variant<DrawRequest, SelectRequest, ChangeRequest>;

/// The gestures of the left button as a state machine that knows no widget. Gestures: press and drag; press and
/// release for the first of two corners; handles and insides of selected boxes; Shift at the press
/// forces drawing, Shift later keeps the box square, Alt draws from the centre or drags a copy, Ctrl adds to the
/// selection.
class BoxTool {
public:
    void setMode(CanvasMode mode);
    [[nodiscard]] CanvasMode mode() const { return m_mode; }

    void press(const ToolScene& scene, const PointerAt& at);
    void move(const ToolScene& scene, const PointerAt& at);
    [[nodiscard]] std::optional<ToolRequest> release(const ToolScene& scene, const PointerAt& at);
    /// Gives up what has begun; false if nothing had.
    bool cancel();
    /// Objects came, went or changed by something else: gives up what has begun with one of them, and not what is being
    /// drawn.
    void objectsChanged();

    // What is to be shown of a gesture that is under way.
    [[nodiscard]] const std::optional<Box>& draft() const { return m_draft; } ///< box being drawn
    [[nodiscard]] const std::optional<Box>& band() const { return m_band; }   ///< selection being spanned
    /// Objects on their way, where they would be.
    [[nodiscard]] const std::vector<std::pair<std::size_t, Box>>& changed() const { return m_changed; }
    [[nodiscard]] bool isCopying() const { return m_copying; }
    [[nodiscard]] const std::vector<QPointF>& extremePoints() const { return m_points; }
    [[nodiscard]] bool isBusy() const { return m_gesture != Gesture::None || !m_points.empty(); }

    /// Which handle of which selected object is there: (object, sides).
    [[nodiscard]] static std::optional<std::pair<std::size_t, unsigned>> handleUnder(const ToolScene& scene,
                                                                                     const PointerAt& at);
    [[nodiscard]] static bool isOverSelected(const ToolScene& scene, const PointerAt& at);

private:
    enum class Gesture { None, Pending, Draw, SecondCorner, Resize, Move, Band };

    void begin(const ToolScene& scene, const PointerAt& at);
    void follow(const ToolScene& scene, const PointerAt& at);
    [[nodiscard]] ToolRequest clicked(const ToolScene& scene, const PointerAt& at);
    [[nodiscard]] std::optional<ToolRequest> extremeClick(const ToolScene& scene, const PointerAt& at);
    [[nodiscard]] std::optional<ToolRequest> finish(const ToolScene& scene, const PointerAt& at);
    [[nodiscard]] std::optional<ToolRequest> drawn();
    void reset();

    CanvasMode m_mode = CanvasMode::Draw;
    Gesture m_gesture = Gesture::None;
    PointerAt m_pressed;
    bool m_down = false;
    bool m_forced = false; ///< Shift was held at the press
    bool m_copying = false;
    unsigned m_sides = NoSide;
    std::size_t m_object = 0;
    std::optional<Box> m_draft;
    std::optional<Box> m_band;
    std::vector<std::pair<std::size_t, Box>> m_changed;
    std::vector<QPointF> m_points;
};

} // namespace boxwright
