#include "ui/canvas/crosshair_style.h"

#include <algorithm>

#include <QSettings>
#include <QString>

namespace boxwright {

namespace {

const QString group = QStringLiteral("annotate/crosshairStyle/");

} // namespace

CrosshairStyle storedCrosshairStyle() {
    const QSettings settings;
    const CrosshairStyle usual;
    CrosshairStyle style;
    style.width =
        std::clamp(settings.value(group + QStringLiteral("width"), usual.width).toInt(), 1, CrosshairStyle::mostWidth);
    style.opacity = std::clamp(settings.value(group + QStringLiteral("opacity"), usual.opacity).toInt(),
                               CrosshairStyle::leastOpacity, 100);
    const QColor color(settings.value(group + QStringLiteral("color")).toString());
    if (color.isValid())
        style.color = color;
    return style;
}

void storeCrosshairStyle(const CrosshairStyle& style) {
    QSettings settings;
    settings.setValue(group + QStringLiteral("width"), style.width);
    settings.setValue(group + QStringLiteral("opacity"), style.opacity);
    settings.setValue(group + QStringLiteral("color"), style.color.name());
}

} // namespace boxwright
