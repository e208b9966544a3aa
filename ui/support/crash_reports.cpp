#include "ui/support/crash_reports.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace boxwright {

namespace {

constexpr qsizetype mostReports = 20;

} // namespace

QString crashFolder(const QString& profile) {
    const QString place =
        profile.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : profile;
    return QDir(place).absoluteFilePath(QStringLiteral("crashes"));
}

QString takeCrashReport(const QString& folder) {
    QDir place(folder);
    QString newest;
    QDateTime newestTime;
    for (const QFileInfo& unread : place.entryInfoList({QStringLiteral("unread-*.txt")}, QDir::Files)) {
        const QDateTime time = unread.lastModified();
        const QString process = unread.completeBaseName().section(QLatin1Char('-'), 1);
        const QString name =
            QStringLiteral("crash-%1-%2.txt").arg(time.toString(QStringLiteral("yyyy-MM-dd_HHmmss")), process);
        if (!place.rename(unread.fileName(), name))
            continue;
        if (newest.isEmpty() || time > newestTime) {
            newest = place.filePath(name);
            newestTime = time;
        }
    }
    QStringList told = place.entryList({QStringLiteral("crash-*.txt")}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < told.size() - mostReports; ++i)
        place.remove(told[i]);
    return newest;
}

} // namespace boxwright
