#include "ui/support/detection_export.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>

#include "ui/support/qt_convert.h"

namespace boxwright {

QString exportTarget(ExportFormat format) {
    switch (format) {
    case ExportFormat::Coco:
        return QStringLiteral("detections.json");
    case ExportFormat::Voc:
        return QStringLiteral("voc");
    case ExportFormat::Yolo:
        return QStringLiteral("yolo");
    case ExportFormat::CreateMl:
        return QStringLiteral("createml.json");
    case ExportFormat::Csv:
        return QStringLiteral("detections.csv");
    case ExportFormat::Image:
        return QStringLiteral("images");
    }
    return {};
}

QStringList existingTargets(const QString& folder, const std::vector<ExportFormat>& formats) {
    QStringList existing;
    for (const ExportFormat format : formats) {
        const QFileInfo target(QDir(folder).filePath(exportTarget(format)));
        const bool occupied = target.isDir() ? !QDir(target.filePath()).isEmpty() : target.exists();
        if (occupied)
            existing.append(exportTarget(format));
    }
    return existing;
}

QString endangeredSource(const QString& folder, const std::vector<ExportFormat>& formats,
                         const std::vector<ImageDetections>& images) {
    if (std::find(formats.begin(), formats.end(), ExportFormat::Image) == formats.end())
        return {};
    const QString target = QFileInfo(QDir(folder).filePath(exportTarget(ExportFormat::Image))).canonicalFilePath();
    if (target.isEmpty())
        return {};
    for (const ImageDetections& image : images) {
        const QString source = fromUtf8(image.fileName);
        if (QFileInfo(source).canonicalPath() == target)
            return source;
    }
    return {};
}

Result<ExportSummary> exportFormats(const QString& folder, const std::vector<ExportFormat>& formats,
                                    const std::vector<ImageDetections>& images, const ClassList& classes,
                                    const JobControl& control) {
    ExportSummary summary{folder, 0};
    const std::size_t all = formats.size() * images.size();
    for (std::size_t i = 0; i < formats.size(); ++i) {
        const std::size_t before = i * images.size();
        JobControl part;
        part.stop = control.stop;
        part.onProgress = [&](std::size_t done, std::size_t) {
            if (control.onProgress)
                control.onProgress(before + done, all);
        };
        if (const auto step = control.step(before, all); !step)
            return tl::unexpected<Error>(step.error());
        const auto written = exportDetections(toPath(folder), formats[i], images, classes, part);
        if (!written)
            return tl::unexpected<Error>(written.error());
        summary.files += static_cast<int>(written->size());
    }
    return summary;
}

} // namespace boxwright
