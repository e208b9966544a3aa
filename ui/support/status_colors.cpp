#include "ui/support/status_colors.h"

#include <QColor>
#include <QPalette>

namespace boxwright {

QColor dangerColor(const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    return isDark ? QColor(0xFF8F85) : QColor(0xB3261E);
}

QColor successColor(const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Base).lightness() < 128;
    return isDark ? QColor(0x7BD88F) : QColor(0x1B6E2E);
}

QColor mixedColor(const QColor& from, const QColor& to, double part) {
    const auto mix = [part](int a, int b) { return qRound(a + (b - a) * part); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

} // namespace boxwright
