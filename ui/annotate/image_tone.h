#pragma once

#include <QImage>

namespace boxwright {

/// How an image is shown, so that dark places can be looked into; the file stays as it is.
struct ImageTone {
    int brightness = 0; ///< -100 to 100
    int contrast = 0;   ///< -100 to 100
    int gamma = 0;      ///< -100 to 100; above 0 dark places become lighter, black and white stay

    bool operator==(const ImageTone&) const = default;
};

/// A copy with the tone; the image itself for none. 32-bit RGB.
[[nodiscard]] QImage withTone(const QImage& image, ImageTone tone);

} // namespace boxwright
