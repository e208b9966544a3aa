#pragma once

class QColor;
class QPalette;

namespace boxwright {

/// Text and marks of what failed, readable on the palette's Base and Window.
[[nodiscard]] QColor dangerColor(const QPalette& palette);

/// Text of what is new or right, readable on the palette's Base and Window.
[[nodiscard]] QColor successColor(const QPalette& palette);

/// `part` in [0, 1] of the way from `from` to `to`.
[[nodiscard]] QColor mixedColor(const QColor& from, const QColor& to, double part);

} // namespace boxwright
