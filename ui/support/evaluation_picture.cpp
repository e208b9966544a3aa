#include "ui/support/evaluation_picture.h"

#include <algorithm>

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include "core/data/image_io.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

constexpr int jpegQuality = 85;

void drawBox(QPainter& painter, const XywhBox& box, double scale, const QPen& pen) {
    const QRectF rect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
    painter.setPen(QPen(QColor(0, 0, 0, 120), pen.widthF() + 2));
    painter.drawRect(rect);
    painter.setPen(pen);
    painter.drawRect(rect);
}

} // namespace

Result<QByteArray> findingPicture(const EvaluationReport& report, const EvaluationFinding& finding, int longestSide) {
    const Result<RgbImage> read = readImage(report.images[finding.image].fileName);
    if (!read)
        return tl::unexpected<Error>(read.error());
    QImage picture = toQImage(*read);
    const double scale = std::min(1.0, double(longestSide) / std::max(picture.width(), picture.height()));
    picture = picture.scaled(picture.size() * scale, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const ScoredImage& image = report.scored[finding.image];
        for (std::size_t i = 0; i < image.truth.size(); ++i) {
            const bool chosen = i == finding.object;
            drawBox(painter, image.truth[i].box, scale,
                    QPen(classQColor(image.truth[i].label), chosen ? 3 : 1, Qt::DashLine));
        }
        if (finding.detection != noObject) {
            const ScoredBox& box = image.detections[finding.detection];
            drawBox(painter, box.box, scale, QPen(classQColor(box.label), 3));
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "JPG", jpegQuality))
        return fail(ErrorKind::WriteFailed, "The picture could not be turned into a JPEG.",
                    report.images[finding.image].fileName);
    return bytes;
}

} // namespace boxwright
