#include "ui/support/recent_folders.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace boxwright {

namespace {

constexpr int mostFolders = 10;
const QString settingsKey = QStringLiteral("recentFolders");

} // namespace

QStringList recentFolders() {
    QStringList folders = QSettings().value(settingsKey).toStringList();
    folders.removeIf([](const QString& folder) { return !QFileInfo(folder).isDir(); });
    return folders;
}

void addRecentFolder(const QString& folder) {
    const QString cleaned = QDir(folder).absolutePath();
    QStringList folders = recentFolders();
    folders.removeAll(cleaned);
    folders.prepend(cleaned);
    QSettings().setValue(settingsKey, QStringList(folders.mid(0, mostFolders)));
}

} // namespace boxwright
