#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/base/enum_text.h"

namespace boxwright {

/// What the mouse wheel does over an image. Shift and the wheel go sideways, Ctrl and the wheel zoom, whatever is
/// chosen.
enum class WheelAction {
    Zoom,   ///< at the cursor
    Scroll, ///< up and down
    Turn,   ///< to the previous and the next image
};

template <>
struct EnumText<WheelAction> {
    static constexpr std::array table{std::pair{WheelAction::Zoom, std::string_view("zoom")},
                                      std::pair{WheelAction::Scroll, std::string_view("scroll")},
                                      std::pair{WheelAction::Turn, std::string_view("turn")}};
};

} // namespace boxwright
