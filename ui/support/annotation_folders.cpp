#include "ui/support/annotation_folders.h"

#include <map>

#include <QDir>
#include <QSettings>
#include <QStringList>
#include <QVariantMap>

namespace boxwright {

namespace {

const QString settingsKey = QStringLiteral("annotationFolderList"); ///< a root, its folder, a root, its folder, ...

std::map<QString, QString> stored() {
    std::map<QString, QString> folders;
    const QStringList list = QSettings().value(settingsKey).toStringList();
    for (qsizetype i = 0; i + 1 < list.size(); i += 2)
        folders[list[i]] = list[i + 1];
    return folders;
}

void store(const std::map<QString, QString>& folders) {
    QStringList list;
    for (const auto& [root, folder] : folders)
        list << root << folder;
    if (list.isEmpty())
        QSettings().remove(settingsKey);
    else
        QSettings().setValue(settingsKey, list);
}

} // namespace

QString annotationFolderOf(const QString& root) {
    const std::map<QString, QString> folders = stored();
    const auto known = folders.find(QDir(root).absolutePath());
    return known == folders.end() ? QString() : known->second;
}

void setAnnotationFolderOf(const QString& root, const QString& annotations) {
    if (annotationFolderOf(root) == annotations)
        return;
    std::map<QString, QString> folders = stored();
    if (annotations.isEmpty())
        folders.erase(QDir(root).absolutePath());
    else
        folders[QDir(root).absolutePath()] = annotations;
    store(folders);
}

void migrateAnnotationFolders() {
    QSettings settings;
    if (!settings.contains(earlierAnnotationFolders))
        return;
    std::map<QString, QString> folders = stored();
    const QVariantMap earlier = settings.value(earlierAnnotationFolders).toMap();
    for (auto entry = earlier.begin(); entry != earlier.end(); ++entry)
        folders.emplace(entry.key(), entry.value().toString());
    store(folders);
    settings.remove(earlierAnnotationFolders);
}

} // namespace boxwright
