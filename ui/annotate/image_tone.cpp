#include "ui/annotate/image_tone.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace boxwright {

QImage withTone(const QImage& image, ImageTone tone) {
    if (tone == ImageTone{} || image.isNull())
        return image;
    std::array<int, 256> table{};
    const double slope = std::pow(4.0, tone.contrast / 100.0);
    const double exponent = std::pow(4.0, -tone.gamma / 100.0);
    for (int value = 0; value < 256; ++value) {
        const double curved = 255 * std::pow(value / 255.0, exponent);
        table[static_cast<std::size_t>(value)] =
            std::clamp(static_cast<int>(std::lround((curved - 127.5) * slope + 127.5 + tone.brightness * 1.6)), 0, 255);
    }
    QImage changed = image.convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < changed.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(changed.scanLine(y));
        for (int x = 0; x < changed.width(); ++x) {
            const auto at = [&table](int value) { return table[static_cast<std::size_t>(value)]; };
            line[x] = qRgb(at(qRed(line[x])), at(qGreen(line[x])), at(qBlue(line[x])));
        }
    }
    return changed;
}

} // namespace boxwright
