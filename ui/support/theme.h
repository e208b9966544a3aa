#pragma once

#include <array>
#include <string_view>
#include <utility>

#include <QColor>

#include "core/base/enum_text.h"

class QApplication;
class QPalette;

namespace boxwright {

/// What the user asked for; System follows the desktop.
enum class ThemeChoice { System, Light, Dark };
template <>
struct EnumText<ThemeChoice> {
    static constexpr std::array table{std::pair{ThemeChoice::System, std::string_view("system")},
                                      std::pair{ThemeChoice::Light, std::string_view("light")},
                                      std::pair{ThemeChoice::Dark, std::string_view("dark")}};
};

/// The colours of one theme. Text colours have a contrast of at least 4.5 on `window`, `panel` and `raised`.
struct ThemeColors {
    QColor window;       ///< behind everything
    QColor panel;        ///< lists, fields, cards
    QColor raised;       ///< buttons, headers, hovered rows
    QColor pressed;      ///< pressed buttons
    QColor border;       ///< lines between things
    QColor borderStrong; ///< edges of things to click
    QColor text;
    QColor muted;    ///< secondary text
    QColor disabled; ///< text of what cannot be used now
    QColor accent;   ///< selection, primary buttons
    QColor accentHover;
    QColor accentText; ///< text on `accent`
    QColor accentSoft; ///< tint behind the current thing, carries `text`
};

[[nodiscard]] const ThemeColors& themeColors(bool dark);
[[nodiscard]] QPalette themePalette(bool dark);

/// Whether the choice is dark on this desktop.
[[nodiscard]] bool isDarkTheme(ThemeChoice choice);

/// Style, palette, style sheet and fonts of the whole program. May be called again at any time. GUI thread.
void applyTheme(QApplication& application, ThemeChoice choice);

} // namespace boxwright
