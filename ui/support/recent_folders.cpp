#include "ui/support/recent_folders.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace boxwright {

namespace {

const QString settingsKey = QStringLiteral("recentFolders");
const QString countKey = QStringLiteral("recentFolderCount");

/// As many as can ever be offered, so that a smaller count loses none.
QStringList keptFolders() {
    QStringList folders = QSettings().value(settingsKey).toStringList();
    folders.removeIf([](const QString& folder) { return !QFileInfo(folder).isDir(); });
    return folders;
}

} // namespace

QStringList recentFolders() {
    return keptFolders().mid(0, recentFolderCount());
}

void addRecentFolder(const QString& folder) {
    const QString cleaned = QDir(folder).absolutePath();
    QStringList folders = keptFolders();
    folders.removeAll(cleaned);
    folders.prepend(cleaned);
    QSettings().setValue(settingsKey, QStringList(folders.mid(0, mostRecentFolders)));
}

void clearRecentFolders() {
    QSettings().remove(settingsKey);
}

int recentFolderCount() {
    bool isNumber = false;
    const int count = QSettings().value(countKey, defaultRecentFolders).toInt(&isNumber);
    return isNumber ? std::clamp(count, 0, mostRecentFolders) : defaultRecentFolders;
}

void setRecentFolderCount(int count) {
    QSettings().setValue(countKey, std::clamp(count, 0, mostRecentFolders));
}

} // namespace boxwright
