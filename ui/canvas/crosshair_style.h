#pragma once

#include <QColor>

namespace boxwright {

/// How the lines through the cursor look.
struct CrosshairStyle {
    int width = 1; ///< view pixels
    QColor color = Qt::white;
    int opacity = 75; ///< percent

    static constexpr int mostWidth = 5;
    static constexpr int leastOpacity = 10;

    bool operator==(const CrosshairStyle&) const = default;
};

// In QSettings(); what is out of range there is brought into it.
[[nodiscard]] CrosshairStyle storedCrosshairStyle();
void storeCrosshairStyle(const CrosshairStyle& style);

} // namespace boxwright
