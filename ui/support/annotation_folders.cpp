#include "ui/support/annotation_folders.h"

#include <QDir>
#include <QSettings>
#include <QVariantMap>

namespace boxwright {

namespace {

const QString settingsKey = QStringLiteral("annotationFolders");

} // namespace

QString annotationFolderOf(const QString& root) {
    return QSettings().value(settingsKey).toMap().value(QDir(root).absolutePath()).toString();
}

void setAnnotationFolderOf(const QString& root, const QString& annotations) {
    QSettings settings;
    QVariantMap folders = settings.value(settingsKey).toMap();
    const QString key = QDir(root).absolutePath();
    if (folders.value(key).toString() == annotations)
        return;
    if (annotations.isEmpty())
        folders.remove(key);
    else
        folders[key] = annotations;
    settings.setValue(settingsKey, folders);
}

} // namespace boxwright
