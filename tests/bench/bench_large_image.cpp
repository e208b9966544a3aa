// Opens a picture of 20,000 x 20,000 pixels in Annotate: seconds to the first view, seconds to the true pixels of its
// lower right corner, and the most memory the process had. Usage: bench_large_image [SIDE] [jpg|png], off-screen. The
// picture is made in a process of its own first, which needs 7 bytes a pixel.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <string>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include "core/data/image_io.h"
#include "ui/actions.h"
#include "ui/annotate/annotate_workspace.h"
#include "ui/annotate/edit_canvas.h"
#include "ui/annotate/image_caption.h"
#include "ui/support/detail_loader.h"
#include "ui/support/qt_convert.h"

using namespace boxwright;

namespace {

/// Soft shapes with a grain, so that it is as large a file as a photograph.
bool makePicture(const QString& file, int side) {
    RgbImage image(side, side);
    std::minstd_rand random(1);
    std::size_t at = 0;
    for (int y = 0; y < side; ++y) {
        const double down = std::sin(y / 170.0);
        for (int x = 0; x < side; ++x) {
            const auto grain = static_cast<int>(random() % 16);
            const int base = static_cast<int>(120 + 60 * down) + (x / 37 + y / 53) % 50;
            image.pixels[at++] = static_cast<std::uint8_t>(base + grain);
            image.pixels[at++] = static_cast<std::uint8_t>(base / 2 + grain + (x >> 4) % 90);
            image.pixels[at++] = static_cast<std::uint8_t>(200 - base / 2 + grain);
        }
    }
    return writeImage(toPath(file), image).has_value();
}

double processorSeconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double mostMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0)
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// Until the signal comes; seconds.
template <class Sender, class Signal>
double waitFor(Sender* sender, Signal signal, const std::function<bool()>& isDone, const std::function<void()>& start) {
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QObject::connect(sender, signal, &loop, [&]() {
        if (isDone())
            loop.quit();
    });
    QTimer::singleShot(120000, &loop, [&loop]() { loop.exit(1); });
    start();
    if (loop.exec() != 0)
        std::printf("gave up after two minutes\n");
    return static_cast<double>(clock.elapsed()) / 1000;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const int side = arguments.value(1, QStringLiteral("20000")).toInt();
    if (arguments.size() == 4) // the process that makes it
        return makePicture(arguments[3], side) ? 0 : 1;
    const QString kind = arguments.value(2, QStringLiteral("jpg"));
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("large.") + kind);
    if (QProcess::execute(arguments[0], {QString::number(side), kind, file}) != 0) {
        std::printf("The picture could not be made.\n");
        return 1;
    }
    std::printf("%d x %d, %s of %.0f MB\n", side, side, qPrintable(kind),
                static_cast<double>(QFileInfo(file).size()) / 1e6);
    AppState state;
    const Actions actions;
    AnnotateWorkspace workspace(&state, actions);
    workspace.resize(1180, 740);
    workspace.show();
    const double before = mostMegabytes();
    auto* canvas = workspace.findChild<EditCanvas*>();
    const double opened = waitFor(
        &workspace, &AnnotateWorkspace::imageShown, [&]() { return canvas->hasImage(); },
        [&]() { state.openFolder(folder.path()); });
    std::printf("first view after %.2f s, %.0f MB (%.0f MB before)\n", opened, mostMegabytes(), before);
    auto* caption = workspace.findChild<ImageCaption*>();
    const double start = processorSeconds();
    QElapsedTimer clock;
    clock.start();
    while (!caption->remark().contains(QStringLiteral("1/")) && clock.elapsed() < 120000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
    std::printf("all of it %.2f s later (%.2f s of processor time), %.0f MB\n",
                static_cast<double>(clock.elapsed()) / 1000, processorSeconds() - start, mostMegabytes());
    auto* detail = workspace.findChild<DetailLoader*>();
    const double sharp = waitFor(
        detail, &DetailLoader::changed, [&]() { return !detail->isReading() && !detail->detail().isNull(); },
        [&]() {
            canvas->zoomTo(1);
            canvas->reveal({static_cast<float>(side) - 300, static_cast<float>(side) - 300,
                            static_cast<float>(side) - 10, static_cast<float>(side) - 10});
        });
    std::printf("true pixels of the last corner after %.2f s, %.0f MB\n", sharp, mostMegabytes());
    return 0;
}
