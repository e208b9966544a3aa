#include "ui/support/settings_file.h"

#include <algorithm>
#include <array>
#include <optional>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "ui/support/annotation_folders.h"
#include "ui/support/sealed_bytes.h"

namespace boxwright {

namespace {

constexpr qint64 largestFile = 4 << 20; ///< bytes; ours is some ten thousand
const QString versionKey = QStringLiteral("version");

/// Nothing if the text is no number that a version can have.
std::optional<int> versionIn(const QSettings& settings) {
    if (!settings.contains(versionKey))
        return 0;
    bool isNumber = false;
    const int version = settings.value(versionKey).toInt(&isNumber);
    return isNumber && version >= 0 ? std::optional(version) : std::nullopt;
}

/// Whether each value is of a kind that this program stores. Numbers and switches are texts in the file, and themselves
/// while this process remembers what it has set.
bool holdsOwnKinds(const QSettings& settings) {
    constexpr std::array kinds{QMetaType::UnknownType, QMetaType::Bool,    QMetaType::Int,
                               QMetaType::Double,      QMetaType::QString, QMetaType::QStringList,
                               QMetaType::QByteArray,  QMetaType::LongLong};
    const QStringList keys = settings.allKeys();
    return std::all_of(keys.begin(), keys.end(), [&](const QString& key) {
        const int kind = settings.value(key).typeId();
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end() ||
               (kind == QMetaType::QVariantMap && key == earlierAnnotationFolders);
    });
}

/// The version of the file; nothing if it is damaged.
std::optional<int> soundVersion(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    if (file.readAll().contains('\0')) // QSettings writes none
        return std::nullopt;
    const QSettings settings(path, QSettings::IniFormat);
    const bool isSound = holdsOwnKinds(settings) && settings.status() == QSettings::NoError;
    return isSound ? versionIn(settings) : std::nullopt;
}

/// The new name; empty if the file could not be renamed.
QString putAside(const QString& path) {
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd_HHmmss"));
    for (int number = 1; number < 100; ++number) {
        const QString aside = number == 1 ? QStringLiteral("%1.damaged-%2").arg(path, stamp)
                                          : QStringLiteral("%1.damaged-%2-%3").arg(path, stamp).arg(number);
        if (!QFileInfo::exists(aside))
            return QDir().rename(path, aside) ? aside : QString();
    }
    return {};
}

/// Version 1 protects what Qt reads without checking it.
void sealLayouts(QSettings& settings) {
    for (const QString& key : settings.allKeys())
        if (key.startsWith(QLatin1String("layout/")) || key == QLatin1String("window/geometry"))
            settings.setValue(key, sealed(settings.value(key).toByteArray()));
}

void migrate(QSettings& settings, int from) {
    if (from < 1)
        sealLayouts(settings);
    if (from != settingsVersion)
        settings.setValue(versionKey, settingsVersion);
}

/// The settings of this program lie in a folder of their own, beside those that are not for it.
void stepAside(const QString& path) {
    const QDir folder = QFileInfo(path).dir();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       folder.filePath(QStringLiteral("version-%1").arg(settingsVersion)));
}

} // namespace

SettingsReport openSettings() {
    const QString path = QSettings().fileName();
    SettingsReport report;
    std::optional<int> version = QFileInfo::exists(path) ? soundVersion(path) : settingsVersion;
    if (!version) {
        report.found = SettingsReport::Found::Damaged;
        report.file = putAside(path);
        if (report.file.isEmpty()) // it must not be read again
            stepAside(path);
    } else if (*version > settingsVersion) {
        report.found = SettingsReport::Found::Newer;
        report.file = path;
        stepAside(path);
        const QString own = QSettings().fileName();
        version = QFileInfo::exists(own) ? soundVersion(own) : settingsVersion;
        if (!version)
            putAside(own);
    }
    QSettings settings;
    migrate(settings, version.value_or(settingsVersion));
    migrateAnnotationFolders();
    if (!settings.contains(versionKey))
        settings.setValue(versionKey, settingsVersion);
    return report;
}

QString SettingsReport::sentence() const {
    const QString shown = QDir::toNativeSeparators(file);
    switch (found) {
    case Found::Damaged:
        return shown.isEmpty()
                   ? tr("The settings are damaged and cannot be put aside: the defaults are used, and "
                        "changes are not kept.")
                   : tr("The settings were damaged: the defaults are used, and the old file is kept as %1.").arg(shown);
    case Found::Newer:
        return tr("%1 belongs to a newer Boxwright and is left as it is: this one keeps settings of its own.")
            .arg(shown);
    case Found::Usable:
        break;
    }
    return {};
}

} // namespace boxwright
