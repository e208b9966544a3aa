// The settings file of the window: however damaged, the program starts with usable settings and nothing is lost. Qt
// asks for as much memory as a list says it has entries, and does without if there is not so much:
// -malloc_limit_mb=1000000.
#include <cstdlib>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "tests/fuzz/fuzz_folder.h"
#include "ui/canvas/crosshair_style.h"
#include "ui/support/annotation_folders.h"
#include "ui/support/recent_folders.h"
#include "ui/support/settings_file.h"

using namespace boxwright;
using namespace boxwright::fuzz;

namespace {

std::string bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// What the window asks for at its start.
void readAll() {
    const QSettings settings;
    for (const QString& key : settings.allKeys())
        static_cast<void>(settings.value(key).toString());
    static_cast<void>(annotationFolderOf(QStringLiteral("/data/bccd")));
    require(recentFolderCount() >= 0 && recentFolderCount() <= mostRecentFolders, "the number of folders is bounded");
    require(recentFolders().size() <= mostRecentFolders, "the folders are bounded");
    const CrosshairStyle style = storedCrosshairStyle();
    require(style.width >= 1 && style.width <= CrosshairStyle::mostWidth, "the crosshair has a width");
    require(style.opacity >= CrosshairStyle::leastOpacity && style.opacity <= 100, "the crosshair can be seen");
}

} // namespace

/// As without a sanitizer.
extern "C" const char* __asan_default_options() {
    return "allocator_may_return_null=1";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const FuzzFolder folder;
    static int number = 0; // QSettings remembers files by their names
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {}); // Qt complains of values
    const QString place = QString::fromStdString(folder.path().string()) + QStringLiteral("/%1").arg(++number);
    QCoreApplication::setOrganizationName(QStringLiteral("boxwright"));
    QCoreApplication::setApplicationName(QStringLiteral("boxwright"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, place);
    QDir().mkpath(place + QStringLiteral("/boxwright"));
    const QString file = place + QStringLiteral("/boxwright/boxwright.ini");
    const std::string bytes = text(data, size);
    folder.write((std::to_string(number) + "/boxwright/boxwright.ini").c_str(), bytes);

    const SettingsReport report = openSettings();
    if (report.found == SettingsReport::Found::Damaged)
        require(bytesOf(report.file) == bytes, "damaged settings are put aside as they are");
    if (report.found == SettingsReport::Found::Newer)
        require(bytesOf(file) == bytes, "settings of a newer program stay as they are");
    require(QSettings().value(QStringLiteral("version")).toInt() == settingsVersion, "the settings are of now");
    readAll();
    addRecentFolder(QString::fromStdString(folder.path().string()));
    require(recentFolderCount() == 0 || recentFolders().contains(QString::fromStdString(folder.path().string())),
            "a folder that was opened is remembered");
    require(openSettings().found == SettingsReport::Found::Usable, "settings are sound once opened");
    QDir(place).removeRecursively();
    return 0;
}
