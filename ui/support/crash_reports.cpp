#include "ui/support/crash_reports.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace boxwright {

namespace {

constexpr qsizetype mostReports = 20;
constexpr qint64 longestReport = 20'000;

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

QString lastCrashReport(const QString& folder) {
    if (folder.isEmpty()) // that would be where the program was started
        return {};
    const QFileInfoList reports =
        QDir(folder).entryInfoList({QStringLiteral("*.txt")}, QDir::Files, QDir::Time); // the newest first
    QFile file(reports.isEmpty() ? QString() : reports.front().filePath());
    if (reports.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.read(longestReport)).split(QLatin1Char('\n'));
    lines.removeIf([](const QString& line) {
        return line.startsWith(QStringLiteral("Open: ")) || line.startsWith(QStringLiteral("Exception: "));
    });
    return lines.join(QLatin1Char('\n')).replace(QDir::homePath(), QStringLiteral("~"));
}

} // namespace boxwright
