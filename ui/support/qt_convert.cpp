#include "ui/support/qt_convert.h"

#include <QFile>
#include <QRectF>

#include "core/data/class_colors.h"

namespace boxwright {

QImage toQImage(const RgbImage& image) {
    if (image.isEmpty())
        return {};
    const qsizetype bytesPerLine = qsizetype{image.width} * 3;
    const QImage view(image.pixels.data(), image.width, image.height, bytesPerLine, QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);
}

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(QFile::encodeName(text).toStdString());
}

QString fromPath(const std::filesystem::path& path) {
    return QFile::decodeName(path.string().c_str());
}

QString fromUtf8(const std::string& text) {
    return QString::fromStdString(text);
}

std::string toUtf8(const QString& text) {
    return text.toStdString();
}

QRectF toQRectF(const Box& box) {
    return {QPointF(box.xmin, box.ymin), QPointF(box.xmax, box.ymax)};
}

QColor toQColor(const std::array<std::uint8_t, 3>& rgb) {
    return {rgb[0], rgb[1], rgb[2]};
}

QColor classQColor(int label) {
    return toQColor(classColor(label));
}

} // namespace boxwright
