#include <optional>
#include <string>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTextStream>
#include <QTimer>

#include "core/engine/device.h"
#include "ui/app_state.h"
#include "ui/main_window.h"
#include "ui/support/background.h"
#include "ui/support/crash_handler.h"
#include "ui/support/crash_reports.h"
#include "ui/support/diagnostics.h"
#include "ui/support/settings_file.h"
#include "ui/support/svg_icon.h"
#include "ui/workers/worker_thread.h"

namespace {

using namespace boxwright;

constexpr int wrongUsage = 2;
constexpr int settleMs = 1000;      ///< for counts and lists that come in after the image
constexpr int longestWaitMs = 3000; ///< for workers that are still reading files when the window is closed

struct StudioOptions {
    QString path;
    QString profile;
    QString screenshot;
    std::optional<Workspace> workspace;
    std::optional<ThemeChoice> theme;
    std::optional<Language> language;
};

/// Prints the sentence to the standard error and ends the program.
[[noreturn]] void refuse(const QString& sentence) {
    QTextStream(stderr) << "boxwright: " << sentence << '\n';
    std::exit(wrongUsage);
}

template <class Enum>
std::optional<Enum> choice(const QCommandLineParser& parser, const QString& option) {
    if (!parser.isSet(option))
        return std::nullopt;
    const auto value = fromText<Enum>(parser.value(option).toStdString());
    if (!value)
        refuse(QStringLiteral("--%1 takes one of: %2.").arg(option, QString::fromStdString(enumChoices<Enum>())));
    return value;
}

StudioOptions readOptions(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Boxwright, a desktop studio for object detection."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PATH"),
                                 QStringLiteral("Folder to open, or images to find objects in."),
                                 QStringLiteral("[PATH]"));
    parser.addOptions(
        {{QStringLiteral("profile"), QStringLiteral("Keep settings, samples, runs and crash reports in DIR."),
          QStringLiteral("DIR")},
         {QStringLiteral("workspace"), QStringLiteral("Begin in annotate, train, evaluate or detect."),
          QStringLiteral("NAME")},
         {QStringLiteral("theme"), QStringLiteral("light, dark or system."), QStringLiteral("NAME")},
         {QStringLiteral("language"), QStringLiteral("en or zh_CN."), QStringLiteral("NAME")},
         {QStringLiteral("screenshot"), QStringLiteral("Write a picture of the window to FILE and quit."),
          QStringLiteral("FILE")}});
    parser.process(application);
    StudioOptions options;
    options.path = parser.positionalArguments().value(0);
    options.profile = parser.value(QStringLiteral("profile"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    options.workspace = choice<Workspace>(parser, QStringLiteral("workspace"));
    options.theme = choice<ThemeChoice>(parser, QStringLiteral("theme"));
    options.language = choice<Language>(parser, QStringLiteral("language"));
    return options;
}

void useProfile(const QString& folder, AppState& state) {
    const QString absolute = QDir(folder).absolutePath();
    QSettings::setDefaultFormat(QSettings::IniFormat);
    // Qt's own dialogs remember folders and colours in the other format.
    for (const QSettings::Format format : {QSettings::IniFormat, QSettings::NativeFormat})
        QSettings::setPath(format, QSettings::UserScope, absolute);
    state.setRunsFolder(QDir(absolute).filePath(QStringLiteral("runs")));
}

void openPath(const QString& path, MainWindow& window) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(absolute).isFile())
        window.takePaths({}, {absolute});
    else
        window.takePaths({absolute}, {}); // a folder that is not there gets its sentence in the window
}

/// Quits with 0 once the picture is written, with 1 if it cannot be.
void takeScreenshot(const QString& file, MainWindow& window) {
    QTimer::singleShot(settleMs, &window, [file, &window]() {
        if (window.grab().save(file))
            QCoreApplication::quit();
        else
            QCoreApplication::exit(1);
    });
}

int runStudio(QApplication& application) {
    const StudioOptions options = readOptions(application);
    AppState state;
    if (!options.profile.isEmpty())
        useProfile(options.profile, state);
    const SettingsReport settings = openSettings();
    const QString crashes = crashFolder(options.profile);
    application.setProperty(crashFolderProperty, crashes);
    const QString report = takeCrashReport(crashes);
    installCrashHandler(crashes.toStdString(), BOXWRIGHT_VERSION);
    MainWindow window(&state);
    if (options.theme)
        window.setTheme(*options.theme);
    if (options.language)
        window.setLanguage(*options.language);
    if (options.workspace)
        window.showWorkspace(*options.workspace);
    window.show();
    if (!options.path.isEmpty())
        openPath(options.path, window);
    else if (report.isEmpty()) // else it may be that folder that ended it
        window.openStartPage();
    window.tellAbout(settings);
    if (!report.isEmpty())
        window.tellAboutCrash(report);
    if (!options.screenshot.isEmpty() && state.isOpening())
        QObject::connect(
            &window, &MainWindow::settled, &window, [&]() { takeScreenshot(options.screenshot, window); },
            Qt::SingleShotConnection);
    else if (!options.screenshot.isEmpty())
        takeScreenshot(options.screenshot, window);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    tuneMemoryAllocator();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("boxwright"));
    QGuiApplication::setDesktopFileName(QStringLiteral("boxwright"));
    QApplication::setOrganizationName(QStringLiteral("boxwright"));
    QApplication::setApplicationVersion(QStringLiteral(BOXWRIGHT_VERSION));
    QApplication::setWindowIcon(svgIcon(QStringLiteral("boxwright")));
    const int status = runStudio(application);
    // A worker may sit in a long read or in a step of a large network that nobody can interrupt; nothing of it is worth
    // waiting for, and the libraries that it is in must stay.
    if (!workPool().waitForDone(longestWaitMs) || workerThreadsRun())
        std::_Exit(status);
    return status;
}
