#pragma once

#include <QIcon>
#include <QString>

namespace boxwright {

/// One of our icons (resources/icons/NAME.svg) in the colours of the palette at the time it is painted, so it follows
/// the theme by itself: text colour, disabled text colour, accent when checked.
[[nodiscard]] QIcon svgIcon(const QString& name);

} // namespace boxwright
