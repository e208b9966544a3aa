#pragma once

class QColor;

namespace boxwright {

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21. Body text wants at least 4.5.
[[nodiscard]] double contrastRatio(const QColor& a, const QColor& b);

/// Black or white, whichever reads better on the background: at least 4.5 on any colour.
[[nodiscard]] QColor readableTextOn(const QColor& background);

} // namespace boxwright
