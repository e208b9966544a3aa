#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include <QColor>
#include <QImage>
#include <QString>

#include "core/base/geometry.h"
#include "core/base/image.h"

class QRectF;

namespace boxwright {

/// A copy in Format_RGB32, the form that QPainter draws fastest. Null for an empty image. Any thread.
[[nodiscard]] QImage toQImage(const RgbImage& image);

[[nodiscard]] std::filesystem::path toPath(const QString& text);
[[nodiscard]] QString fromPath(const std::filesystem::path& path);

/// UTF-8 text of the core rooms.
[[nodiscard]] QString fromUtf8(const std::string& text);
[[nodiscard]] std::string toUtf8(const QString& text);

[[nodiscard]] QRectF toQRectF(const Box& box);
[[nodiscard]] QColor toQColor(const std::array<std::uint8_t, 3>& rgb);
/// Colour of class id 1..C, see classColor().
[[nodiscard]] QColor classQColor(int label);

} // namespace boxwright
