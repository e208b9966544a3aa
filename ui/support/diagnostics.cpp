#include "ui/support/diagnostics.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSettings>
#include <QStyleHints>
#include <QSysInfo>

#include "core/engine/device.h"
#include "ui/support/crash_reports.h"
#include "ui/support/qt_convert.h"

namespace boxwright {

namespace {

/// Without the name of the user.
QString withoutHome(QString path) {
    const QString home = QDir::homePath();
    return path.startsWith(home) ? path.replace(0, home.size(), QStringLiteral("~")) : path;
}

QString screenText(const QScreen& screen) {
    return QStringLiteral("%1 x %2, scale %3, %4 dpi")
        .arg(screen.size().width())
        .arg(screen.size().height())
        .arg(screen.devicePixelRatio())
        .arg(qRound(screen.logicalDotsPerInch()));
}

QString compilerText() {
#if defined(__clang__)
    return QStringLiteral("Clang %1.%2").arg(__clang_major__).arg(__clang_minor__);
#else
    return QStringLiteral("GCC %1.%2").arg(__GNUC__).arg(__GNUC_MINOR__);
#endif
}

} // namespace

DeviceReport reportDevice() {
    const Result<DeviceInfo> device = chooseDevice("auto");
    return {fromUtf8(device ? device->text : device.error().text()), fromUtf8(whyNoGpu())};
}

std::vector<std::pair<QString, QString>> versionList() {
    const QString runs = QString::fromLatin1(qVersion()), built = QStringLiteral(QT_VERSION_STR);
    return {{QStringLiteral("Boxwright"), QStringLiteral(BOXWRIGHT_VERSION)},
            {QStringLiteral("Qt"), runs == built ? runs : QStringLiteral("%1 (built with %2)").arg(runs, built)},
            {QStringLiteral("LibTorch"), QStringLiteral(BOXWRIGHT_LIBTORCH_VERSION)},
            {QStringLiteral("OpenCV"), QStringLiteral(BOXWRIGHT_OPENCV_VERSION)},
            {QStringLiteral("Compiler"), compilerText()}};
}

QString diagnosticsText(const DeviceReport& device) {
    auto lines = versionList();
    const auto add = [&lines](const char* name, const QString& value) {
        lines.emplace_back(QLatin1String(name), value);
    };
    add("System", QStringLiteral("%1, %2 %3, %4")
                      .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                           QSysInfo::currentCpuArchitecture()));
    add("Window system",
        QStringLiteral("%1, session %2")
            .arg(QGuiApplication::platformName(), qEnvironmentVariable("XDG_SESSION_TYPE", QStringLiteral("unknown"))));
    for (const QScreen* screen : QGuiApplication::screens())
        add("Screen", screenText(*screen));
    const QFont font = QGuiApplication::font();
    add("Font", QStringLiteral("%1, %2 pt").arg(font.family()).arg(font.pointSizeF()));
    add("Locale", QLocale::system().name());
    add("Threads", QString::number(usableCores()));
    add("Device", device.device);
    if (!device.whyNoGpu.isEmpty())
        add("Why no GPU", device.whyNoGpu);
    add("Settings", withoutHome(QFileInfo(QSettings().fileName()).path()));
    QString text;
    for (const auto& [name, value] : lines)
        text += QStringLiteral("%1: %2\n").arg(name, value);
    const QString crash = lastCrashReport(QCoreApplication::instance()->property(crashFolderProperty).toString());
    if (!crash.isEmpty())
        text += QStringLiteral("\nLast crash report:\n%1").arg(crash);
    return text;
}

} // namespace boxwright
