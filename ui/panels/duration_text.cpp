#include "ui/panels/duration_text.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace boxwright {

QString durationText(double seconds) {
    const auto translated = [](const char* text) { return QCoreApplication::translate("durationText", text); };
    const auto twoDigits = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const qint64 whole = std::isfinite(seconds) ? std::llround(std::max(0.0, seconds)) : 0;
    if (whole < 60)
        return translated(QT_TRANSLATE_NOOP("durationText", "%1 s")).arg(whole);
    if (whole < 3600)
        return translated(QT_TRANSLATE_NOOP("durationText", "%1 min %2 s")).arg(whole / 60).arg(twoDigits(whole % 60));
    return translated(QT_TRANSLATE_NOOP("durationText", "%1 h %2 min"))
        .arg(whole / 3600)
        .arg(twoDigits(whole % 3600 / 60));
}

} // namespace boxwright
