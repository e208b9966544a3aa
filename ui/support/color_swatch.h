#pragma once

#include <QIcon>

class QColor;

namespace boxwright {

/// A small rounded square of the colour, for lists.
[[nodiscard]] QIcon colorSwatch(const QColor& color);

} // namespace boxwright
